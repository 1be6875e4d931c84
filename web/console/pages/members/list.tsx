// All members: found by name, mobile, card or number; filtered, sorted, page by page. Numbers of people never enter the address.
import { useState } from 'react'
import { bareDigits } from '../../../parts/digits'
import { maskedMobile, plain } from '../../../parts/formats'
import { useAsked, useConsulted } from '../../api/ask'
import { named, useBranches, useMemberGroups } from '../../api/lists'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { density, Filter, ListBar, Pager, pageSize, Search, useColumns, usePaging, useWord } from '../../parts/list'
import { Day } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Figure, Name } from '../../parts/say'
import { Asked, Empty, NoMatch } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Table, type Column } from '../../parts/table'
import { navigate, setQuery } from '../../router'
import { said } from '../../words'
import { States } from './states'

type Member = Schema['MemberListed']
type Sort = 'newest' | 'oldest' | 'name'

function useMemberColumns(sort: Sort, isSearched: boolean): Column<Member>[] {
  const turn = (next: Sort) => setQuery({ sort: next === 'newest' ? null : next, after: null })
  const byName = { isOn: sort === 'name', isDown: false, turn: () => turn(sort === 'name' ? 'newest' : 'name') }
  const byDay = { isOn: sort !== 'name', isDown: sort === 'newest', turn: () => turn(sort === 'newest' ? 'oldest' : 'newest') }
  return [
    { key: 'name', head: said('members.name'), sort: isSearched ? undefined : byName, cell: (one) => <Name>{one.name || said('members.nameless')}</Name> },
    { key: 'number', head: said('members.number'), isNumber: true, cell: (one) => plain(one.number) },
    { key: 'mobile', head: said('members.mobile'), cell: (one) => <Figure>{maskedMobile(one.masked_mobile)}</Figure> },
    { key: 'father', head: said('members.father_name'), onPhone: 'hidden', cell: (one) => <Name>{one.father_name}</Name> },
    { key: 'group', head: said('members.group'), cell: (one) => one.group_name && <Badge>{one.group_name}</Badge> },
    { key: 'since', head: said('members.since'), sort: isSearched ? undefined : byDay, onPhone: 'hidden', cell: (one) => <Day iso={one.enrolled_day} /> },
    { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => <States of={one} /> },
  ]
}

/** Digits are a mobile, a card or a number: asked by POST, kept only on the page. */
const isNumeric = (text: string) => /^\+?\d{3,}$/.test(bareDigits(text))

function Found({ text, columns, clear }: { text: string; columns: Column<Member>[]; clear: () => void }) {
  const found = useConsulted<Schema['MembersFound']>('/v1/members/find', { text })
  return (
    <Asked of={found}>
      {({ items = [] }) => (items.length ? <Table label={said('places.members')} columns={columns} rows={items} id={(one) => one.id} to={(one) => `/members/${one.id}`} /> : <NoMatch words={said('members.not_found')} clear={clear} />)}
    </Asked>
  )
}

function Listed({ filters, columns, enrol }: { filters: Record<string, string>; columns: Column<Member>[]; enrol: (() => void) | null }) {
  const { cursor } = usePaging()
  const members = useAsked<Schema['MemberList']>('/v1/members', { ...filters, cursor, limit: pageSize })
  const isDense = useStore(density) === 'dense'
  const isFiltered = ['text', 'group', 'status', 'branch'].some((name) => filters[name])
  const clear = () => setQuery({ q: null, group: null, status: null, branch: null, after: null })
  return (
    <Asked of={members}>
      {({ items = [], next_cursor }) => items.length ? (
        <>
          <Table label={said('places.members')} columns={columns} rows={items} id={(one) => one.id} to={(one) => `/members/${one.id}`} isDense={isDense} />
          <Pager count={items.length} next={next_cursor} />
        </>
      ) : isFiltered ? <NoMatch words={said('members.no_match')} clear={clear} /> : <Empty words={said('members.none')} act={enrol && { name: said('members.enrol'), run: enrol }} />}
    </Asked>
  )
}

export default function Members() {
  const sort = (useWord('sort') || 'newest') as Sort
  const text = useWord('q')
  const [digits, setDigits] = useState('')
  const filters = { text, sort, group: useWord('group'), status: useWord('status'), branch: useWord('branch') }
  const { shown, chooser } = useColumns('members', useMemberColumns(sort, Boolean(text || digits)))
  const search = (typed: string) => {
    setDigits(isNumeric(typed) ? typed : '')
    if (isNumeric(typed) ? text : typed !== text) setQuery({ q: isNumeric(typed) ? null : typed, after: null })
  }
  const enrol = may('members.enrol') ? () => navigate('/members/new') : null
  return (
    <Page title={said('places.members')} under={[]} primary={enrol && { name: said('members.enrol'), run: enrol }}>
      <ListBar chooser={chooser}>
        <Search label={said('members.search')} typed={digits || text} search={search} />
        <Filter name="group" label={said('members.group')} choices={named(useMemberGroups())} />
        <Filter name="status" label={said('list.state')} choices={(['active', 'inactive', 'erased'] as const).map((value) => ({ value, name: said(`members.states.${value}`) }))} />
        <Filter name="branch" label={said('members.branch')} choices={named(useBranches())} />
      </ListBar>
      {digits ? <Found text={digits} columns={shown} clear={() => setDigits('')} /> : <Listed filters={filters} columns={shown} enrol={enrol} />}
    </Page>
  )
}
