// The club's backups: when each was made, how large it is, and what its check found when it was restored.
import { Button } from 'antd'
import { number } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { useWord } from '../../parts/list'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Figure, Machine, Name, Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { setQuery } from '../../router'
import { said } from '../../words'

type Backup = Schema['NotedBackup']
const dayMs = 86_400_000

/** «۱٫۲ مگابایت»: one decimal at most. */
function size(bytes: number): string {
  const unit = bytes >= 1e9 ? 'giga' : bytes >= 1e6 ? 'mega' : 'kilo'
  const of = { giga: 1e9, mega: 1e6, kilo: 1e3 }[unit]
  return said(`backups.sizes.${unit}`, { n: number(Math.round((bytes / of) * 10) / 10) })
}

const columns = (): Column<Backup>[] => [
  { key: 'made', head: said('backups.made_at'), cell: (one) => <Moment at={one.made_at} /> },
  { key: 'size', head: said('backups.size'), cell: (one) => size(one.bytes) },
  { key: 'acts', head: said('backups.acts'), isNumber: true, onPhone: 'hidden', cell: (one) => <Figure>{number(one.acts)}</Figure> },
  { key: 'root', head: said('backups.root'), onPhone: 'hidden', cell: (one) => <Machine>{`${one.root.slice(0, 8)}…${one.root.slice(-5)}`}</Machine> },
  { key: 'checked', head: said('backups.checked_at'), cell: (one) => <Moment at={one.checked_at} /> },
  { key: 'verdict', head: said('backups.verdict'), onPhone: 'figure', cell: (one) => <Badge tone={one.is_sound ? 'good' : 'bad'}>{said(one.is_sound ? 'backups.sound' : 'backups.unsound')}</Badge> },
]

/** What the newest ones mean for somebody who would need one now. */
function Standing({ items }: { items: Backup[] }) {
  const newest = items[0]!
  const usable = items.find((one) => one.is_sound)
  const ago = usable && Date.now() - Date.parse(usable.made_at)
  if (!newest.is_sound) return <p className="card refusal" role="alert">{said('backups.newest_unsound')} <Name>{newest.fault}</Name></p>
  if (ago! > dayMs) return <p className="card warn-word" role="status"><Say k="backups.is_old" v={{ n: number(Math.floor(ago! / dayMs)) }} /></p>
  return <p className="card good-news" role="status">{said('backups.all_well')}</p>
}

function List({ items = [], has_more, before }: Schema['BackupList'] & { before: string }) {
  if (!items.length) return <Empty words={said('backups.none')} />
  return (
    <>
      {!before && <Standing items={items} />}
      <Table label={said('places.backups')} columns={columns()} rows={items} id={(one) => one.name} />
      <div className="acts">
        {before && <Button onClick={() => setQuery({ before: null }, true)}>{said('backups.newest')}</Button>}
        {has_more && <Button onClick={() => setQuery({ before: items.at(-1)!.made_at }, true)}>{said('backups.older')}</Button>}
      </div>
    </>
  )
}

export default function Backups() {
  const before = useWord('before')
  const backups = useAsked<Schema['BackupList']>('/v1/backups', { before })
  return (
    <Page title={said('places.backups')} under={[said('places.groups.settings')]} subtitle={said('backups.words')}>
      <Asked of={backups}>{(list) => <List {...list} before={before} />}</Asked>
    </Page>
  )
}
