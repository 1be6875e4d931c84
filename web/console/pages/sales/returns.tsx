// All that came back: when, who took it, of which sale, the three legs, and the reason in words; the sale tells why.
import { Button } from 'antd'
import { useState } from 'react'
import { amount, dayOfInstant, ltr, numericDate, plain, signed, unitName } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { named, useBranches, useStaff } from '../../api/lists'
import type { Schema } from '../../api/types'
import { wholeListOf } from '../../api/whole_list'
import { AskExport } from '../../parts/ask_export'
import { Badge } from '../../parts/badge'
import { DayFilter } from '../../parts/day_filter'
import { Exporting } from '../../parts/exporting'
import { density, Filter, ListBar, Pager, pageSize, useColumns, usePaging, useWord } from '../../parts/list'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked, Empty, NoMatch } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Table, type Column } from '../../parts/table'
import { Views } from '../../parts/views'
import { setQuery } from '../../router'
import { said } from '../../words'

type Return = Schema['ReturnListed']

const receiptOf = (one: Return) => (one.number ? said('sales.receipt', { number: plain(one.number) }) : said('sales.no_number'))
const takerOf = (one: Return) => one.cashier || said('sales.by_program')

function useReturnColumns(): Column<Return>[] {
  const unit = { unit: unitName() }
  return [
    { key: 'sale', head: said('returns.of_sale'), text: receiptOf, cell: (one) => <>{receiptOf(one)} {one.is_undone && <Badge>{said('sales.undone')}</Badge>}</> },
    { key: 'at', head: said('sales.when'), text: (one) => numericDate(dayOfInstant(new Date(one.at))), cell: (one) => <Moment at={one.at} /> },
    { key: 'taker', head: said('returns.taker'), text: (one) => `${takerOf(one)}${said('comma')}${one.branch_name}`, cell: (one) => <><Name>{takerOf(one)}</Name> <span className="soft"><Name>{one.branch_name}</Name></span></> },
    { key: 'points', head: said('returns.points'), isNumber: true, onPhone: 'hidden', text: (one) => (one.points == null ? '' : String(one.points)), cell: (one) => one.points != null && ltr(signed(one.points)) },
    { key: 'credit', head: said('returns.credit_in', unit), isNumber: true, onPhone: 'hidden', text: (one) => amount(one.credit_back), cell: (one) => amount(one.credit_back) },
    { key: 'cash', head: said('returns.cash_in', unit), isNumber: true, onPhone: 'figure', text: (one) => amount(one.cash_back), cell: (one) => amount(one.cash_back) },
    { key: 'reason', head: said('sales.reason'), text: (one) => one.reason ?? '', cell: (one) => <Name>{one.reason}</Name> },
  ]
}

export default function Returns() {
  const { cursor } = usePaging()
  const filters = { branch: useWord('branch'), staff: useWord('staff'), from_day: useWord('from'), to_day: useWord('to') }
  const returns = useAsked<Schema['ReturnsListed']>('/v1/returns', { ...filters, cursor, limit: pageSize })
  const { shown, chooser } = useColumns('returns', useReturnColumns())
  const [isExporting, setExporting] = useState(false)
  const isDense = useStore(density) === 'dense'
  const isFiltered = Object.values(filters).some(Boolean)
  const clear = () => setQuery({ branch: null, staff: null, from: null, to: null, after: null })
  return (
    <Page title={said('places.returns')} subtitle={said('returns.words')}>
      <Views list="returns" path="/returns" />
      <ListBar chooser={chooser}>
        <Filter name="branch" label={said('sales.branch')} choices={named(useBranches())} />
        <Filter name="staff" label={said('returns.taker')} choices={named(useStaff())} />
        <DayFilter name="from" label={said('sales.from')} />
        <DayFilter name="to" label={said('sales.to')} />
      </ListBar>
      <Asked of={returns}>
        {({ items = [], next_cursor }) => items.length ? (
          <>
            <Table label={said('places.returns')} columns={shown} rows={items} id={(one) => one.id} to={(one) => `/sales/${one.sale}`} isDense={isDense} />
            <Pager count={items.length} next={next_cursor} />
            <div className="acts"><Button type="text" onClick={() => setExporting(true)}>{said('bulk.export_list')}</Button><AskExport list="returns" filters={filters} /></div>
          </>
        ) : isFiltered ? <NoMatch words={said('returns.no_match')} clear={clear} /> : <Empty words={said('returns.none')} />}
      </Asked>
      {isExporting && <Exporting list={said('places.returns')} pages={() => wholeListOf<Return>('/v1/returns', filters)} columns={shown} close={() => setExporting(false)} />}
    </Page>
  )
}
