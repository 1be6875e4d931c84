// Every published version, newest first; the one in force stands out.
import { plain } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Day, Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

type Version = Schema['ProgramVersion']

const columns = (): Column<Version>[] => [
  { key: 'version', head: said('program.version_head'), cell: (one) => said('program.version', { n: plain(one.version) }) },
  { key: 'from', head: said('program.from_day'), cell: (one) => <Day iso={one.from_day} /> },
  { key: 'published', head: said('program.published_at'), cell: (one) => <Moment at={one.published_at} /> },
  { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => one.is_in_force && <Badge tone="good">{said('program.in_force')}</Badge> },
]

export default function Versions() {
  const versions = useAsked<Schema['ProgramVersions']>('/v1/program/versions')
  return (
    <Page title={said('places.versions')} under={[said('places.groups.program')]}>
      <Asked of={versions}>
        {({ items = [] }) => (items.length ? <Table label={said('places.versions')} columns={columns()} rows={items} id={(one) => String(one.version)} to={(one) => `/program/versions/${one.version}`} /> : <Empty words={said('program.none')} />)}
      </Asked>
    </Page>
  )
}
