// One batch of gift cards: its cards, what is left on each, the list for the printer, activation.
import { Button } from 'antd'
import { useState } from 'react'
import { money, number, plain } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { csv } from '../../parts/csv'
import { ActDialog } from '../../parts/dialog'
import { download } from '../../parts/download'
import { Page, type Act } from '../../parts/page'
import { RowActs } from '../../parts/row_acts'
import { Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { useParts } from '../../router'
import { said } from '../../words'
import { Handing } from './handing'
import { daysOf, StateOf, Tail, tones, type Batch, type Card } from './words'

type Asking = { act: 'export' | 'activate' } | { act: 'block' | 'unblock' | 'hand_over'; card: Card }

const columns = (): Column<Card>[] => [
  { key: 'n', head: said('gift_cards.card'), cell: (one) => <>{said('gift_cards.nth', { n: number(one.n) })} <span className="soft"><Tail of={one.tail} /></span></> },
  { key: 'left', head: said('gift_cards.left'), isNumber: true, onPhone: 'figure', cell: (one) => <bdi>{money(one.left)}</bdi> },
  { key: 'state', head: said('list.state'), cell: (one) => <StateOf card={one} /> },
  { key: 'way', head: said('gift_cards.way'), onPhone: 'hidden', cell: (one) => said(one.is_sold ? 'gift_cards.sold' : one.giver ? 'gift_cards.in_hand' : 'gift_cards.given') },
]

/** The numbers for the printer: a file that is made here and kept nowhere else. */
function Exporting({ batch, close }: { batch: Batch; close: () => void }) {
  const act = useAct<Schema['GiftCardNumbers']>()
  const run = async () => {
    const listed = await act.send('POST', `/v1/gift_card_batches/${batch.id}/export`, {})
    if (!listed) return
    const rows = (listed.items ?? []).map((one) => [String(one.n), one.number.replace(/(\d{4})(?=\d)/g, '$1 '), String(batch.value), batch.last_day])
    download(`${batch.name}.csv`, 'text/csv', csv([said('gift_cards.card'), said('gift_cards.number'), said('gift_cards.value'), said('gifts.last_day')], rows))
    close()
  }
  return <ActDialog title={said('gift_cards.export')} submit={said('gift_cards.export')} close={close} run={run} {...act}><p>{said('gift_cards.export_words')}</p></ActDialog>
}

/** A hundred an act, until all can be used. */
function Activating({ batch, close }: { batch: Batch; close: () => void }) {
  const act = useAct<Schema['GiftCardsActivated']>()
  const run = async () => {
    for (let done = await act.send('POST', `/v1/gift_card_batches/${batch.id}/activate`, {}); done; done = await act.send('POST', `/v1/gift_card_batches/${batch.id}/activate`, {}))
      if (done.left === 0) return close()
  }
  return (
    <ActDialog title={said('gift_cards.activate')} submit={said('gift_cards.activate')} close={close} run={run} {...act}>
      <p>{said('gift_cards.activate_words', { n: number(batch.printed), amount: money(batch.printed * batch.value) })}</p>
    </ActDialog>
  )
}

function Blocking({ card, isBlocked, close }: { card: Card; isBlocked: boolean; close: () => void }) {
  const act = useAct<Card>()
  const name = said(isBlocked ? 'gift_cards.block' : 'gift_cards.unblock')
  const run = async () => (await act.send('POST', `/v1/gift_cards/${card.id}/block`, { is_blocked: isBlocked })) && close()
  return <ActDialog title={name} submit={name} isDanger={isBlocked} close={close} run={run} {...act}><p>{said(isBlocked ? 'gift_cards.block_words' : 'gift_cards.unblock_words')}</p></ActDialog>
}

/** What was given out and what of it is owed still, as figures; the rest is told in one line. */
function Sums({ batch }: { batch: Batch }) {
  const sums = [['issued', batch.issued], ['spent', batch.spent], ['ended', batch.ended], ['owed', batch.remaining]] as const
  const shown = sums.filter(([key, rial]) => key !== 'ended' || rial > 0)
  const counts = (['printed', 'active', 'blocked', 'returned'] as const).filter((state) => batch[state] > 0)
  return (
    <section className="card" aria-label={said('gift_cards.standing')}>
      <dl className="figures day-figures owed-figures">{shown.map(([key, rial]) => <div key={key}><dt>{said(`gift_cards.${key}`)}</dt><dd>{money(rial)}</dd></div>)}</dl>
      <p className="chips">{counts.map((state) => <Badge key={state} tone={tones[state]}>{said('gift_cards.n_of_state', { n: number(batch[state]), state: said(`gift_cards.states.${state}`) })}</Badge>)}</p>
      <p className="soft">{daysOf(batch)}{batch.by && <>{said('comma')}<Say k="gift_cards.made_by" v={{ name: batch.by }} /></>}</p>
    </section>
  )
}

function Cards({ batch, ask }: { batch: Batch; ask: (asking: Asking) => void }) {
  const [after, setAfter] = useState(0)
  const list = useAsked<Schema['GiftCardList']>(`/v1/gift_card_batches/${batch.id}/cards`, { after, limit: 50 })
  const acts = (card: Card): (Act | false)[] => [
    may('gift_cards.hand_over') && !card.has_giver_earned && { name: said('gift_cards.hand_over'), run: () => ask({ act: 'hand_over', card }) },
    may('gift_cards.block') && card.state !== 'blocked' && card.state !== 'returned' && { name: said('gift_cards.block'), run: () => ask({ act: 'block', card }), isDanger: true },
    may('gift_cards.block') && card.state === 'blocked' && { name: said('gift_cards.unblock'), run: () => ask({ act: 'unblock', card }) },
  ]
  return (
    <Asked of={list}>
      {({ items = [], has_more }) => (
        <>
          <Table label={said('gift_cards.cards')} columns={columns()} rows={items} id={(one) => one.id} acts={(one) => <RowActs of={plain(one.tail)} acts={acts(one)} />} />
          <div className="acts">
            {after > 0 && <Button onClick={() => setAfter(Math.max(0, after - 50))}>{said('list.previous')}</Button>}
            {has_more && <Button onClick={() => setAfter(items.at(-1)!.n)}>{said('list.next')}</Button>}
          </div>
        </>
      )}
    </Asked>
  )
}

function Asks({ of, batch, close }: { of: Asking; batch: Batch; close: () => void }) {
  if (!('card' in of)) return of.act === 'export' ? <Exporting batch={batch} close={close} /> : <Activating batch={batch} close={close} />
  if (of.act === 'hand_over') return <Handing card={of.card} close={close} />
  return <Blocking card={of.card} isBlocked={of.act === 'block'} close={close} />
}

export default function BatchPage() {
  const { id = '' } = useParts('/gift-cards/:id')
  const [asking, setAsking] = useState<Asking | null>(null)
  const shown = useAsked<Batch>(`/v1/gift_card_batches/${id}`)
  const batch = shown.data
  const close = () => setAsking(null)
  const listing = may('gift_cards.export') && { name: said('gift_cards.export'), run: () => setAsking({ act: 'export' as const }) }
  // A fresh batch goes to the printer next; one that is in use has no next step.
  const isFresh = batch !== undefined && batch.printed === batch.cards
  const more = [
    !isFresh && listing,
    may('gift_cards.activate') && Boolean(batch?.printed) && { name: said('gift_cards.activate'), run: () => setAsking({ act: 'activate' }) },
  ]
  return (
    <Page title={batch?.name ?? ''} under={[said('places.gift_cards')]} back={{ to: '/gift-cards', name: said('places.gift_cards') }} subtitle={batch && said('gift_cards.each', { value: money(batch.value) })} primary={isFresh && listing ? listing : null} more={more}>
      <Asked of={shown}>{(one) => <><Sums batch={one} /><Cards batch={one} ask={setAsking} /></>}</Asked>
      {batch && asking && <Asks of={asking} batch={batch} close={close} />}
    </Page>
  )
}
