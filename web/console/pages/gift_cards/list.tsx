// Gift cards: the batches, how many of each can be used, and what the club owes to their holders.
import { useState } from 'react'
import { money, number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { DayField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { ListBar, Pager, useColumns, usePaging } from '../../parts/list'
import { Page } from '../../parts/page'
import { Figure, Name, Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { navigate } from '../../router'
import { said } from '../../words'
import { daysOf, type Batch } from './words'

const pageSize = 20

const columns = (): Column<Batch>[] => [
  { key: 'name', head: said('gifts.name'), cell: (one) => <Name>{one.name}</Name> },
  { key: 'value', head: said('gift_cards.value'), isNumber: true, onPhone: 'figure', cell: (one) => <bdi>{money(one.value)}</bdi> },
  { key: 'cards', head: said('gift_cards.cards'), isNumber: true, cell: (one) => <Figure>{number(one.cards)}</Figure> },
  { key: 'active', head: said('gift_cards.states.active'), isNumber: true, onPhone: 'hidden', cell: (one) => <Figure>{number(one.active)}</Figure> },
  { key: 'remaining', head: said('gift_cards.owed'), isNumber: true, cell: (one) => <bdi>{money(one.remaining)}</bdi> },
  { key: 'days', head: said('gift_cards.window'), onPhone: 'hidden', cell: daysOf },
]

function Printing({ close }: { close: () => void }) {
  const [typed, setTyped] = useState({ name: '', count: null as number | null, value: null as number | null, last_day: null as string | null, giver_points: null as number | null })
  const set = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const act = useAct<Batch>()
  const { name, count, value, last_day, giver_points } = typed
  const isReady = Boolean(name.trim() && count && value && last_day)
  const run = async () => {
    const batch = await act.send('POST', '/v1/gift_card_batches', { name, count, value, last_day, ...(giver_points ? { giver_points } : {}) })
    if (batch) navigate(`/gift-cards/${batch.id}`)
  }
  return (
    <ActDialog title={said('gift_cards.new')} submit={said('gift_cards.print')} close={close} run={run} isReady={isReady} {...act}>
      <TextField label={said('gifts.name')} value={name} set={(next) => set({ name: next })} autoFocus />
      <div className="form-grid">
        <NumberField label={said('gift_cards.count')} value={count} set={(next) => set({ count: next })} />
        <MoneyField label={said('gift_cards.value')} value={value} set={(next) => set({ value: next })} />
        <DayField label={said('gifts.last_day')} value={last_day} set={(next) => set({ last_day: next })} />
        <NumberField label={said('gift_cards.giver_points')} help={said('gift_cards.giver_help')} value={giver_points} set={(next) => set({ giver_points: next })} isOptional />
      </div>
      {count && value ? <p role="status"><Say k="gift_cards.worth_in_all" v={{ amount: money(count * value) }} /></p> : null}
    </ActDialog>
  )
}

export default function GiftCards() {
  const { cursor } = usePaging()
  const [isNew, setNew] = useState(false)
  const list = useAsked<Schema['CardBatchList']>('/v1/gift_card_batches', { cursor, limit: pageSize })
  const { shown, chooser } = useColumns('gift_cards', columns())
  const begin = may('gift_cards.print') ? { name: said('gift_cards.new'), run: () => setNew(true) } : null
  return (
    <Page title={said('places.gift_cards')} subtitle={said('gift_cards.words')} primary={begin}>
      <ListBar chooser={chooser}>{null}</ListBar>
      <Asked of={list}>
        {({ items = [], next_cursor }) => items.length
          ? <><Table label={said('places.gift_cards')} columns={shown} rows={items} id={(one) => one.id} to={(one) => `/gift-cards/${one.id}`} /><Pager count={items.length} next={next_cursor} /></>
          : <Empty words={said('gift_cards.none')} act={begin} />}
      </Asked>
      {isNew && <Printing close={() => setNew(false)} />}
    </Page>
  )
}
