// All invoices: by branch and days, newest first.
import { useAsked } from '../../api/ask'
import { named, useBranches } from '../../api/lists'
import type { Schema } from '../../api/types'
import { AskExport } from '../../parts/ask_export'
import { DayFilter } from '../../parts/day_filter'
import { density, Filter, ListBar, Pager, pageSize, useColumns, usePaging, useWord } from '../../parts/list'
import { Page } from '../../parts/page'
import { Asked, Empty, NoMatch } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Views } from '../../parts/views'
import { setQuery } from '../../router'
import { said } from '../../words'
import { SalesTable, useSaleColumns } from './sales_table'

export default function Sales() {
  const { cursor } = usePaging()
  const filters = { branch: useWord('branch'), from_day: useWord('from'), to_day: useWord('to') }
  const sales = useAsked<Schema['SalesListed']>('/v1/sales', { ...filters, cursor, limit: pageSize })
  const { shown, chooser } = useColumns('sales', useSaleColumns())
  const isDense = useStore(density) === 'dense'
  const isFiltered = Object.values(filters).some(Boolean)
  const clear = () => setQuery({ branch: null, from: null, to: null, after: null })
  return (
    <Page title={said('places.sales')} subtitle={said('sales.words')}>
      <Views list="sales" path="/sales" />
      <ListBar chooser={chooser}>
        <Filter name="branch" label={said('sales.branch')} choices={named(useBranches())} />
        <DayFilter name="from" label={said('sales.from')} />
        <DayFilter name="to" label={said('sales.to')} />
      </ListBar>
      <Asked of={sales}>
        {({ items = [], next_cursor }) => items.length ? <><SalesTable items={items} columns={shown} isDense={isDense} /><Pager count={items.length} next={next_cursor} /><div className="acts"><AskExport list="sales" filters={filters} /></div></>
          : isFiltered ? <NoMatch words={said('sales.no_match')} clear={clear} /> : <Empty words={said('home.none')} />}
      </Asked>
    </Page>
  )
}
