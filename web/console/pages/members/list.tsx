// All members: found by name, mobile, card or number; filtered, sorted, page by page. Numbers of people never enter the address.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { bareDigits } from '../../../parts/digits'
import { dayOfIso, maskedMobile, number, numericDate, plain } from '../../../parts/formats'
import { useAsked, useConsulted } from '../../api/ask'
import { named, useBranches, useMemberGroups } from '../../api/lists'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { wholeListOf } from '../../api/whole_list'
import { onePage } from '../../parts/bulk'
import { AskExport } from '../../parts/ask_export'
import { Badge } from '../../parts/badge'
import { Exporting } from '../../parts/exporting'
import { Icon } from '../../parts/icons'
import { density, Filter, ListBar, Pager, pageSize, Search, useColumns, usePaging, useWord } from '../../parts/list'
import { Day } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Figure, Name, Say } from '../../parts/say'
import { Asked, Empty, NoMatch } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Table, type Column } from '../../parts/table'
import { Views } from '../../parts/views'
import { navigate, setQuery } from '../../router'
import { said } from '../../words'
import { OnMany, type Many } from './many'
import type { ManyAct, Member } from './members_work'
import { States } from './states'

type Sort = 'newest' | 'oldest' | 'name'

function useMemberColumns(sort: Sort, isSearched: boolean): Column<Member>[] {
  const turn = (next: Sort) => setQuery({ sort: next === 'newest' ? null : next, after: null })
  const byName = { isOn: sort === 'name', isDown: false, turn: () => turn(sort === 'name' ? 'newest' : 'name') }
  const byDay = { isOn: sort !== 'name', isDown: sort === 'newest', turn: () => turn(sort === 'newest' ? 'oldest' : 'newest') }
  return [
    { key: 'name', head: said('members.name'), sort: isSearched ? undefined : byName, text: (one) => one.name ?? '', cell: (one) => <Name>{one.name || said('members.nameless')}</Name> },
    { key: 'number', head: said('members.number'), isNumber: true, text: (one) => String(one.number), cell: (one) => plain(one.number) },
    { key: 'mobile', head: said('members.mobile'), text: (one) => one.masked_mobile ?? '', cell: (one) => <Figure>{maskedMobile(one.masked_mobile)}</Figure> },
    { key: 'father', head: said('members.father_name'), onPhone: 'hidden', text: (one) => one.father_name ?? '', cell: (one) => <Name>{one.father_name}</Name> },
    { key: 'group', head: said('members.group'), text: (one) => one.group_name ?? '', cell: (one) => one.group_name && <Badge>{one.group_name}</Badge> },
    { key: 'since', head: said('members.since'), sort: isSearched ? undefined : byDay, onPhone: 'hidden', text: (one) => numericDate(dayOfIso(one.enrolled_day)), cell: (one) => <Day iso={one.enrolled_day} /> },
    { key: 'state', head: said('list.state'), onPhone: 'figure', text: (one) => said(`members.states.${one.status}`), cell: (one) => <States of={one} /> },
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

const nameOf = (one: Member) => one.name || said('members.nameless')

interface Listing {
  filters: Record<string, string>
  columns: Column<Member>[]
  enrol: (() => void) | null
}

/** Acts on those chosen take the place of the filters; the whole list is chosen in a second step. */
function ChosenBar({ chosen, isWhole, chooseWhole, act, drop }: { chosen: number; isWhole: boolean; chooseWhole: (() => void) | null; act: (kind: ManyAct['kind'] | 'export') => void; drop: () => void }) {
  const one = (kind: 'group' | 'deactivate' | 'activate', right: string) => may(right) && <Button onClick={() => act(kind)}>{said(`members.acts.${kind}.name`)}</Button>
  return (
    <div className="list-bar chosen-bar" role="region" aria-label={said('bulk.chosen')}>
      <p role="status">{isWhole ? said('bulk.whole_chosen') : <Say k="bulk.n_chosen" v={{ n: number(chosen) }} />}</p>
      {chooseWhole && <Button type="link" onClick={chooseWhole}>{said('bulk.choose_whole')}</Button>}
      {one('group', 'members.set_group')}{one('deactivate', 'members.deactivate')}{one('activate', 'members.activate')}
      <Button onClick={() => act('export')}>{said('bulk.export')}</Button>
      <Button type="text" onClick={drop}><Icon name="close" size={16} />{said('bulk.drop')}</Button>
    </div>
  )
}

function Listed({ filters, columns, enrol }: Listing) {
  const { cursor } = usePaging()
  const members = useAsked<Schema['MemberList']>('/v1/members', { ...filters, cursor, limit: pageSize })
  const isDense = useStore(density) === 'dense'
  const [chosen, setChosen] = useState<ReadonlyMap<string, Member>>(new Map())
  const [isWhole, setWhole] = useState(false)
  const [begun, setBegun] = useState<ManyAct['kind'] | 'export' | null>(null)
  const drop = () => (setChosen(new Map()), setWhole(false))
  const key = JSON.stringify(filters)
  useEffect(drop, [key])
  const isFiltered = ['text', 'group', 'status', 'branch'].some((name) => filters[name])
  const clear = () => setQuery({ q: null, group: null, status: null, branch: null, after: null })
  const items = members.data?.items ?? []
  const turn = (one: Member) => {
    const next = new Map(chosen)
    if (!next.delete(one.id)) next.set(one.id, one)
    setChosen(next)
    setWhole(false)
  }
  const isPage = items.length > 0 && items.every((one) => chosen.has(one.id))
  const turnAll = () => (isPage ? drop() : setChosen(new Map([...chosen, ...items.map((one) => [one.id, one] as const)])))
  const choice = { has: (one: Member) => isWhole || chosen.has(one.id), turn, isWhole: isWhole || isPage, turnAll, nameOf }
  const many: Many = chosen.size && !isWhole ? { total: chosen.size, pages: () => onePage([...chosen.values()]) } : { total: null, pages: () => wholeListOf<Member>('/v1/members', filters) }
  const isLonger = Boolean(members.data?.next_cursor) || Boolean(cursor)
  return (
    <>
      {chosen.size > 0 && <ChosenBar chosen={chosen.size} isWhole={isWhole} chooseWhole={isPage && !isWhole && isLonger ? () => setWhole(true) : null} act={setBegun} drop={drop} />}
      <Asked of={members}>
        {({ next_cursor }) => items.length || next_cursor ? (
          <>
            {items.length ? <Table label={said('places.members')} columns={columns} rows={items} id={(one) => one.id} to={(one) => `/members/${one.id}`} isDense={isDense} choice={choice} /> : <p role="status">{said('members.none_so_far')}</p>}
            <Pager count={items.length} next={next_cursor} />
            {!chosen.size && <div className="acts"><Button type="text" onClick={() => setBegun('export')}>{said('bulk.export_list')}</Button><AskExport list="members" filters={filters} /></div>}
          </>
        ) : isFiltered ? <NoMatch words={said('members.no_match')} clear={clear} /> : <Empty words={said('members.none')} act={enrol && { name: said('members.enrol'), run: enrol }} />}
      </Asked>
      {begun === 'export' && <Exporting list={said('places.members')} pages={many.pages} columns={columns} close={() => setBegun(null)} />}
      {begun && begun !== 'export' && <OnMany kind={begun} many={many} close={() => (setBegun(null), drop())} />}
    </>
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
      <Views list="members" path="/members" />
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
