// Goods and services: price, article, quick key and barcodes of the till.
import { useState } from 'react'
import { amount, plain, unitName } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { named, useGoodsGroups } from '../../api/lists'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { density, Filter, ListBar, Pager, pageSize, Search, useColumns, usePaging, useWord } from '../../parts/list'
import { Page } from '../../parts/page'
import { Figure, Machine, Name } from '../../parts/say'
import { Asked, Empty, NoMatch } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Table, type Column } from '../../parts/table'
import { Views } from '../../parts/views'
import { setQuery } from '../../router'
import { said } from '../../words'
import { GoodForm } from './good_form'

export type Good = Schema['GoodShown']

function useGoodColumns(edit: ((good: Good) => void) | null): Column<Good>[] {
  const groups = useGoodsGroups()
  return [
    { key: 'name', head: said('goods.name'), cell: (one) => (edit ? <button className="bare row-link" onClick={() => edit(one)}><Name>{one.name}</Name></button> : <Name>{one.name}</Name>) },
    { key: 'group', head: said('goods.group'), cell: (one) => <Name>{groups.find((group) => group.id === one.group)?.name ?? ''}</Name> },
    { key: 'article', head: said('goods.article'), cell: (one) => one.article && <Machine>{one.article}</Machine> },
    { key: 'barcodes', head: said('goods.barcodes'), onPhone: 'hidden', cell: (one) => <Machine>{(one.barcodes ?? []).join(' ')}</Machine> },
    { key: 'quick', head: said('goods.quick_key'), isNumber: true, onPhone: 'hidden', cell: (one) => one.quick_key && plain(one.quick_key) },
    { key: 'price', head: said('goods.price_in', { unit: unitName() }), isNumber: true, onPhone: 'figure', cell: (one) => <Figure>{amount(one.price)}</Figure> },
    { key: 'state', head: said('list.state'), cell: (one) => <Badge tone={one.is_active ? 'good' : 'plain'}>{said(one.is_active ? 'goods.is_sold' : 'goods.is_not_sold')}</Badge> },
  ]
}

export default function Goods() {
  const { cursor } = usePaging()
  const filters = { text: useWord('q'), group: useWord('group'), is_active: useWord('sold') }
  const goods = useAsked<Schema['GoodList']>('/v1/goods', { ...filters, cursor, limit: pageSize })
  const [editing, setEditing] = useState<Good | 'new' | null>(null)
  const { shown, chooser } = useColumns('goods', useGoodColumns(may('goods.update') ? setEditing : null))
  const isDense = useStore(density) === 'dense'
  const primary = may('goods.define') ? { name: said('goods.add'), run: () => setEditing('new') } : null
  const isFiltered = Object.values(filters).some(Boolean)
  return (
    <Page title={said('places.goods')} primary={primary}>
      <Views list="goods" path="/goods" />
      <ListBar chooser={chooser}>
        <Search label={said('goods.search')} typed={filters.text} search={(text) => setQuery({ q: text, after: null })} />
        <Filter name="group" label={said('goods.group')} choices={named(useGoodsGroups())} />
        <Filter name="sold" label={said('list.state')} choices={[{ value: 'true', name: said('goods.is_sold') }, { value: 'false', name: said('goods.is_not_sold') }]} />
      </ListBar>
      <Asked of={goods}>
        {({ items = [], next_cursor }) => items.length ? <><Table label={said('places.goods')} columns={shown} rows={items} id={(one) => one.id} isDense={isDense} /><Pager count={items.length} next={next_cursor} /></>
          : isFiltered ? <NoMatch words={said('goods.no_match')} clear={() => setQuery({ q: null, group: null, sold: null, after: null })} /> : <Empty words={said('goods.none')} act={primary} />}
      </Asked>
      {editing && <GoodForm good={editing === 'new' ? null : editing} close={() => setEditing(null)} />}
    </Page>
  )
}
