// One invoice: what was bought, how it was paid, what it earned and why, and what came back.
import { useState } from 'react'
import { Button } from 'antd'
import { amount, ltr, maskedMobile, money, number, plain, signed, unitName } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { useBranches } from '../../api/lists'
import { may } from '../../api/may'
import { client } from '../../api/session'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Link } from '../../parts/link'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { Figure, Name } from '../../parts/say'
import { Asked } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { clubBase, useParts } from '../../router'
import { said } from '../../words'
import { branchOf, Returning } from './returning'
import { Why } from './why'

type Shown = Schema['SaleShown']

function Facts({ receipt }: { receipt: Schema['Receipt'] }) {
  const member = receipt.member
  const facts: [string, React.ReactNode][] = [
    ['when', <Moment at={receipt.at} />],
    ['where', <Name>{said(receipt.till_number ? 'sales.at_till' : 'sales.at_branch', { branch: receipt.branch_name, till: plain(receipt.till_number) })}</Name>],
    ['cashier', receipt.cashier ? <Name>{receipt.cashier}</Name> : said('sales.by_program')],
    ['buyer', member ? <Link to={`/members/${member.id}`}><Name>{member.name || maskedMobile(member.masked_mobile)}</Name></Link> : said('sales.of_guest')],
    ['version', <Figure>{plain(receipt.program_version)}</Figure>],
  ]
  return <dl className="facts">{facts.map(([name, value]) => <div key={name}><dt>{said(`sales.${name}`)}</dt><dd>{value}</dd></div>)}</dl>
}

function Lines({ sale }: { sale: Shown }) {
  const returned = new Map((sale.returned ?? []).map((one) => [one.line, one.returned]))
  const unit = { unit: unitName() }
  const columns: Column<Schema['PricedLine']>[] = [
    { key: 'name', head: said('sales.good'), cell: (line) => <><Name>{line.name}</Name>{line.collaborator_name && <span className="soft"> {said('sales.with_collaborator', { name: line.collaborator_name })}</span>}{returned.get(line.line) ? <span className="soft"> {said('sales.came_back', { n: number(returned.get(line.line)!) })}</span> : null}</> },
    { key: 'quantity', head: said('sales.quantity'), isNumber: true, cell: (line) => number(line.quantity) },
    { key: 'price', head: said('sales.price_in', unit), isNumber: true, onPhone: 'hidden', cell: (line) => amount(line.unit_price) },
    { key: 'discount', head: said('sales.discount_in', unit), isNumber: true, onPhone: 'hidden', cell: (line) => amount(line.discount) },
    { key: 'net', head: said('sales.net_in', unit), isNumber: true, onPhone: 'figure', cell: (line) => amount(line.net) },
  ]
  return <Table label={said('sales.lines')} columns={columns} rows={sale.receipt.lines ?? []} id={(line) => String(line.line)} />
}

function Paid({ receipt }: { receipt: Schema['Receipt'] }) {
  const rows: [string, number][] = [['gross', receipt.gross], ['discount', receipt.discount], ['net', receipt.net], ['from_credit', receipt.credit], ['from_gift_cards', receipt.gift], ['by_card', receipt.payments.card], ['in_cash', receipt.payments.cash], ['other', receipt.payments.other]]
  const shown = rows.filter(([name, value]) => value !== 0 || name === 'net')
  return (
    <>
      <dl className="sums">{shown.map(([name, value]) => <div key={name} className={name === 'net' ? 'total' : undefined}><dt>{said(`sales.sums.${name}`)}</dt><dd><bdi>{money(value)}</bdi></dd></div>)}</dl>
      {receipt.to_referrer != null && <p className="soft small">{said('sales.to_referrer', { amount: money(receipt.to_referrer) })}</p>}
    </>
  )
}

function ReturnRow({ sale, one }: { sale: Shown; one: Schema['ReturnBrief'] }) {
  const act = useAct()
  const branch = branchOf(sale, useBranches())
  const undo = () => act.send('POST', `/v1/sales/${sale.receipt.sale}/returns/${one.id}/undo`, { branch })
  return (
    <li>
      <span><Moment at={one.at} /> <bdi>{money(one.value)}</bdi> <span className="soft">{one.points != null ? said('sales.legs_ahead', { points: ltr(signed(one.points)), credit: money(one.credit_back), cash: money(one.cash_back) }) : said('sales.legs', { credit: money(one.credit_back), cash: money(one.cash_back) })}{one.gift_back > 0 && said('sales.to_gift_cards', { amount: money(one.gift_back) })}</span> <Name>{one.cashier}</Name>{one.reason && <span className="soft"> «<Name>{one.reason}</Name>»</span>}</span>
      {one.is_undone ? <Badge>{said('sales.undone')}</Badge> : may('sales.undo_return') && <Button type="text" loading={act.isSending} onClick={() => void undo()}>{said('sales.undo')}</Button>}
      <Problem of={act.problem} />
    </li>
  )
}

/** The receipt as the buyer sees it, by a link that nobody can guess. */
async function openReceipt(sale: string): Promise<void> {
  const link = await client.read<Schema['ReceiptLink']>(`/v1/sales/${sale}/link`)
  if (link.ok) window.open(`${clubBase}/r/${link.value.token}`, '_blank', 'noopener')
}

function Sale({ sale }: { sale: Shown }) {
  const { receipt, returns = [] } = sale
  const [isReturning, setReturning] = useState(false)
  const title = receipt.number ? said('sales.receipt', { number: plain(receipt.number) }) : said('sales.no_number')
  const mayReturn = may('sales.return') && (receipt.lines ?? []).some((line) => line.quantity > (sale.returned?.find((one) => one.line === line.line)?.returned ?? 0))
  return (
    <Page title={title} under={[said('places.sales')]} back={{ to: '/sales', name: said('places.sales') }} badges={returns.some((one) => !one.is_undone) && <Badge tone="warn">{said('sales.has_returns')}</Badge>} more={[may('sales.link_receipt') && { name: said('sales.open_receipt'), run: () => void openReceipt(receipt.sale) }, mayReturn && { name: said('sales.return'), run: () => setReturning(true) }]}>
      <Facts receipt={receipt} />
      <div className="split">
        <section><Lines sale={sale} /></section>
        <section className="card side-card"><h2>{said('sales.paid')}</h2><Paid receipt={receipt} /></section>
      </div>
      <Why receipt={receipt} />
      {returns.length > 0 && <section className="card"><h2>{said('sales.returns')}</h2><ul className="rows">{returns.map((one) => <ReturnRow key={one.id} sale={sale} one={one} />)}</ul></section>}
      {isReturning && <Returning sale={sale} close={() => setReturning(false)} />}
    </Page>
  )
}

export default function SalePage() {
  const { id } = useParts('/sales/:id')
  const sale = useAsked<Shown>(`/v1/sales/${id}`)
  return <Asked of={sale}>{(one) => <Sale sale={one} />}</Asked>
}
