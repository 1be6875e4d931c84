// All cards of the club: by their state, by their last four digits, or the very one that somebody brings. A list shows no number whole.
import { Button } from 'antd'
import { useState } from 'react'
import { bareDigits } from '../../../parts/digits'
import { dayOfInstant, maskedCard, numericDate, plain } from '../../../parts/formats'
import { useAsked, useConsulted } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { wholeListOf } from '../../api/whole_list'
import { AskExport } from '../../parts/ask_export'
import { Badge } from '../../parts/badge'
import { Exporting } from '../../parts/exporting'
import { density, Filter, ListBar, Pager, pageSize, Search, useColumns, usePaging, useWord } from '../../parts/list'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { RowActs } from '../../parts/row_acts'
import { Figure, Name } from '../../parts/say'
import { Asked, Empty, NoMatch } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Table, type Column } from '../../parts/table'
import { Views } from '../../parts/views'
import { setQuery } from '../../router'
import { said } from '../../words'
import { CardAct, type CardAsking } from '../members/card_act'
import { tones } from '../members/tabs/cards'

type Card = Schema['CardListed']
type Asking = { act: CardAsking; card: Card }
const states = ['active', 'blocked', 'replaced'] as const

const nameOf = (one: Card) => (one.member_status === 'erased' ? said('members.states.erased') : one.member_name || said('members.nameless'))

function useCardColumns(isOldest: boolean): Column<Card>[] {
  const turn = () => setQuery({ sort: isOldest ? null : 'oldest', after: null })
  return [
    { key: 'card', head: said('cards.number'), text: (one) => one.masked_card, cell: (one) => <Figure>{maskedCard(one.masked_card)}</Figure> },
    { key: 'member', head: said('cards.of_member'), text: nameOf, cell: (one) => <Name>{nameOf(one)}</Name> },
    { key: 'number', head: said('members.number'), isNumber: true, onPhone: 'hidden', text: (one) => String(one.member_number), cell: (one) => plain(one.member_number) },
    { key: 'issued', head: said('cards.issued'), sort: { isOn: true, isDown: !isOldest, turn }, onPhone: 'hidden', text: (one) => numericDate(dayOfInstant(new Date(one.issued_at))), cell: (one) => <Moment at={one.issued_at} /> },
    { key: 'ended', head: said('cards.ended'), onPhone: 'hidden', text: (one) => (one.ended_at ? numericDate(dayOfInstant(new Date(one.ended_at))) : ''), cell: (one) => one.ended_at && <Moment at={one.ended_at} /> },
    { key: 'replacement', head: said('cards.replaced_by'), onPhone: 'hidden', text: (one) => one.masked_replacement ?? '', cell: (one) => one.masked_replacement && <Figure>{maskedCard(one.masked_replacement)}</Figure> },
    { key: 'state', head: said('list.state'), onPhone: 'figure', text: (one) => said(`cards.states.${one.status}`), cell: (one) => <Badge tone={tones[one.status]}>{said(`cards.states.${one.status}`)}</Badge> },
  ]
}

function Cards({ rows, columns, ask }: { rows: Card[]; columns: Column<Card>[]; ask: (asking: Asking) => void }) {
  const isDense = useStore(density) === 'dense'
  const act = (card: Card, name: 'replace_card' | 'block_card') => card.status === 'active' && may(`members.${name}`) && { name: said(`cards.${name}.name`), isDanger: name === 'block_card', run: () => ask({ act: name, card }) }
  return (
    <Table label={said('places.cards')} columns={columns} rows={rows} id={(one) => one.id} to={(one) => `/members/${one.member}/cards`} isDense={isDense}
      acts={(one) => <RowActs of={maskedCard(one.masked_card)} acts={[act(one, 'replace_card'), act(one, 'block_card')]} />} />
  )
}

function Found({ text, columns, ask }: { text: string; columns: Column<Card>[]; ask: (asking: Asking) => void }) {
  const found = useConsulted<Card>('/v1/cards/find', { card: text })
  return <Asked of={found}>{(one) => <Cards rows={[one]} columns={columns} ask={ask} />}</Asked>
}

function Listed({ filters, columns, ask }: { filters: Record<string, string>; columns: Column<Card>[]; ask: (asking: Asking) => void }) {
  const { cursor } = usePaging()
  const cards = useAsked<Schema['CardList']>('/v1/cards', { ...filters, cursor, limit: pageSize })
  const [isExporting, setExporting] = useState(false)
  return (
    <>
      <Asked of={cards}>
        {({ items = [], next_cursor }) => items.length ? (
          <>
            <Cards rows={items} columns={columns} ask={ask} />
            <Pager count={items.length} next={next_cursor} />
            <div className="acts"><Button type="text" onClick={() => setExporting(true)}>{said('bulk.export_list')}</Button><AskExport list="cards" filters={filters} /></div>
          </>
        ) : filters.status || filters.ending ? <NoMatch words={said('cards.no_match')} clear={() => setQuery({ status: null, ending: null, after: null })} /> : <Empty words={said('cards.none_in_club')} />}
      </Asked>
      {isExporting && <Exporting list={said('places.cards')} pages={() => wholeListOf<Card>('/v1/cards', filters)} columns={columns} close={() => setExporting(false)} />}
    </>
  )
}

export default function CardsPage() {
  const filters = { status: useWord('status'), ending: useWord('ending'), sort: useWord('sort') }
  const [whole, setWhole] = useState('')
  const [asking, setAsking] = useState<Asking | null>(null)
  const { shown, chooser } = useColumns('cards', useCardColumns(filters.sort === 'oldest'))
  /** Four digits may stand in an address; a whole number is asked for by POST and kept on the page alone. */
  const search = (typed: string) => {
    const digits = bareDigits(typed)
    setWhole(digits.length > 4 ? typed : '')
    const ending = digits.length === 4 ? digits : ''
    if (ending !== filters.ending) setQuery({ ending: ending || null, after: null })
  }
  return (
    <Page title={said('places.cards')} subtitle={said('cards.words')}>
      <Views list="cards" path="/cards" />
      <ListBar chooser={chooser}>
        <Search label={said('cards.search')} typed={whole || filters.ending} search={search} />
        <Filter name="status" label={said('list.state')} choices={states.map((value) => ({ value, name: said(`cards.states.${value}`) }))} />
      </ListBar>
      {whole ? <Found text={whole} columns={shown} ask={setAsking} /> : <Listed filters={filters} columns={shown} ask={setAsking} />}
      {asking && <CardAct act={asking.act} member={asking.card.member} card={maskedCard(asking.card.masked_card)} close={() => setAsking(null)} />}
    </Page>
  )
}
