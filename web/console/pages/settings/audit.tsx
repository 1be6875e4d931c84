// «چه کسی، چه وقت، چه کرد»: every act of the club, read off the log, with filters; one act opens with what was asked.
import { useState } from 'react'
import grants from 'virtual:grants'
import { useAsked } from '../../api/ask'
import { named, useBranches, useStaff } from '../../api/lists'
import { may } from '../../api/may'
import { useTitles } from '../../api/titles'
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
import { AuditTable, useAuditColumns } from './audit_table'
import { OneAct } from './one_act'

const yes = (name: string) => [{ value: 'true', name }]

function Filters() {
  const staff = useStaff()
  const title = useTitles()
  const acts = Object.keys(grants).map((value) => ({ value, name: title(value) })).sort((one, other) => one.name.localeCompare(other.name, 'fa'))
  return (
    <>
      <Filter name="staff" label={said('audit.who')} choices={named(staff)} />
      <Filter name="act" label={said('audit.what')} choices={acts} />
      <Filter name="branch" label={said('sales.branch')} choices={named(useBranches())} />
      <Filter name="sales" label={said('audit.sales')} choices={yes(said('audit.without_sales'))} />
      <Filter name="refused" label={said('audit.outcome')} choices={yes(said('audit.refused_only'))} />
      <DayFilter name="from" label={said('sales.from')} />
      <DayFilter name="to" label={said('sales.to')} />
    </>
  )
}

export default function Audit() {
  const { cursor } = usePaging()
  const filters = { staff: useWord('staff'), operation: useWord('act'), branch: useWord('branch'), without_sales: useWord('sales'), refused_only: useWord('refused'), from_day: useWord('from'), to_day: useWord('to') }
  const acts = useAsked<Schema['AuditListed']>('/v1/audit', { ...filters, cursor, limit: pageSize })
  const [shown, setShown] = useState<string | null>(null)
  const { shown: columns, chooser } = useColumns('audit', useAuditColumns(may('audit.show') ? setShown : null))
  const isDense = useStore(density) === 'dense'
  const isFiltered = Object.values(filters).some(Boolean)
  const clear = () => setQuery({ staff: null, act: null, branch: null, sales: null, refused: null, from: null, to: null, after: null })
  return (
    <Page title={said('places.audit')} under={[said('places.groups.settings')]} subtitle={said('audit.words')}>
      <Views list="audit" path="/settings/audit" />
      <ListBar chooser={chooser}><Filters /></ListBar>
      <Asked of={acts}>
        {({ items = [], next_cursor }) => items.length ? <><AuditTable items={items} columns={columns} isDense={isDense} /><Pager count={items.length} next={next_cursor} /><div className="acts"><AskExport list="audit" filters={filters} /></div></>
          : isFiltered ? <NoMatch words={said('audit.no_match')} clear={clear} /> : <Empty words={said('audit.none')} />}
      </Asked>
      {shown && <OneAct act={shown} close={() => setShown(null)} />}
    </Page>
  )
}
