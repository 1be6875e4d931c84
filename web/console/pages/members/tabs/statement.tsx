// Every lot with something in it, and every line that ever changed a wallet.
import { Button } from 'antd'
import { useState } from 'react'
import { amount, date, dayOfIso, ltr, money, number, signed, signedMoney, unitName } from '../../../../parts/formats'
import { useAsked } from '../../../api/ask'
import { useBranches } from '../../../api/lists'
import type { Schema } from '../../../api/types'
import { Badge } from '../../../parts/badge'
import { Day, Moment, todayHere } from '../../../parts/moments'
import { Name } from '../../../parts/say'
import { Asked, Empty } from '../../../parts/states'
import { Switch } from '../../../parts/switch'
import { Table, type Column } from '../../../parts/table'
import { said } from '../../../words'
import type { Member } from '../member'

type Wallet = 'points' | 'credit'
type Lot = Schema['LotShown']
type Line = Schema['LineShown']
const lines = 50

const figure = (wallet: Wallet) => (value: number) => (wallet === 'points' ? number(value) : amount(value))

function stateOf(lot: Lot) {
  if (lot.is_pending) return <Badge tone="info">{said('ledger.pending_until', { day: date(dayOfIso(lot.first_day)) })}</Badge>
  const ends = lot.last_day ? dayOfIso(lot.last_day) - todayHere() : null
  if (ends !== null && ends < 0) return <Badge>{said('ledger.is_over')}</Badge>
  return ends !== null && ends <= 30 ? <Badge tone="warn">{said('ledger.ends_soon')}</Badge> : <Badge tone="good">{said('ledger.spendable')}</Badge>
}

export function Lots({ lots, wallet }: { lots: Lot[]; wallet: Wallet }) {
  const shown = figure(wallet)
  const columns: Column<Lot>[] = [
    { key: 'origin', head: said('ledger.origin'), cell: (lot) => said(`ledger.origins.${lot.origin}`) },
    { key: 'from', head: said('ledger.from'), onPhone: 'named', cell: (lot) => <Day iso={lot.first_day} /> },
    { key: 'until', head: said('ledger.until'), onPhone: 'named', cell: (lot) => (lot.last_day ? <><Day iso={lot.last_day} />{lot.idle_days != null && <> <span className="soft">{said('ledger.unless_bought')}</span></>}</> : said('ledger.for_ever')) },
    { key: 'received', head: said('ledger.received'), isNumber: true, onPhone: 'hidden', cell: (lot) => shown(lot.received) },
    { key: 'left', head: said('ledger.left'), isNumber: true, onPhone: 'figure', cell: (lot) => shown(lot.remaining) },
    { key: 'state', head: said('list.state'), cell: stateOf },
  ]
  return lots.length ? <Table label={said('ledger.open_lots')} columns={columns} rows={lots} id={(lot) => String(lot.lot)} /> : <p className="soft">{said('ledger.no_lots')}</p>
}

function Lines({ rows, wallet }: { rows: Line[]; wallet: Wallet }) {
  const branches = useBranches()
  const shown = figure(wallet)
  const into = (one: Line) => (wallet === 'points' ? said('ledger.signed_points', { n: ltr(signed(one.amount)) }) : signedMoney(one.amount))
  const columns: Column<Line>[] = [
    { key: 'what', head: said('ledger.what'), cell: (one) => <span title={into(one)}>{said(`ledger.reasons.${one.reason}`)}{one.words && <span className="soft"> <Name>{one.words}</Name></span>}</span> },
    { key: 'at', head: said('sales.when'), cell: (one) => <Moment at={one.at} /> },
    { key: 'branch', head: said('sales.branch'), onPhone: 'hidden', cell: (one) => <Name>{branches.find((branch) => branch.id === one.branch)?.name ?? ''}</Name> },
    { key: 'in', head: said('ledger.in'), isNumber: true, cell: (one) => (one.amount > 0 ? `+${shown(one.amount)}` : '') },
    { key: 'out', head: said('ledger.out'), isNumber: true, cell: (one) => (one.amount < 0 ? shown(one.amount) : '') },
    { key: 'balance', head: said('ledger.balance'), isNumber: true, onPhone: 'figure', cell: (one) => shown(one.balance) },
  ]
  return <Table label={said('ledger.lines')} columns={columns} rows={rows} id={(one) => String(one.version)} isDense />
}

function Statement({ member, wallet }: { member: Member; wallet: Wallet }) {
  const [before, setBefore] = useState<number[]>([])
  const statement = useAsked<Schema['Statement']>(`/v1/members/${member.id}/statement`, { wallet, before: before.at(-1), limit: lines })
  return (
    <Asked of={statement}>
      {(one) => (
        <div className="page">
          <section><h2>{said('ledger.open_lots')}</h2><Lots lots={(one.wallet as Schema['WalletShown']).lots ?? []} wallet={wallet} /></section>
          <section>
            <h2>{said('ledger.lines')}</h2>
            {one.lines?.length ? <Lines rows={one.lines} wallet={wallet} /> : <Empty words={said('ledger.no_lines')} />}
            <div className="pager">
              <span />
              {before.length > 0 && <Button onClick={() => setBefore(before.slice(0, -1))}>{said('ledger.newer')}</Button>}
              {one.next != null && <Button onClick={() => setBefore([...before, one.next!])}>{said('ledger.older')}</Button>}
            </div>
          </section>
        </div>
      )}
    </Asked>
  )
}

export default function StatementTab({ member, wallets }: { member: Member; wallets: Schema['WalletsShown'] | undefined }) {
  const [wallet, setWallet] = useState<Wallet>('points')
  const { points, credit } = (wallets ?? {}) as { points?: Schema['WalletShown']; credit?: Schema['WalletShown'] }
  const figures = { points: points && said('ledger.n_points', { n: number(points.balance) }), credit: credit && money(credit.balance) }
  return (
    <>
      <Switch label={said('ledger.wallet')} value={wallet} set={setWallet} choices={(['points', 'credit'] as const).map((one) => ({ value: one, name: <>{said(`ledger.wallets.${one}`)} <bdi className="soft">{figures[one]}</bdi></> }))} />
      {wallet === 'credit' && <p className="soft">{said('ledger.in_unit', { unit: unitName() })}</p>}
      <Statement key={wallet} member={member} wallet={wallet} />
    </>
  )
}
