// Every replay of the past, the newest first; and the question whether the past still is what the ledger says.
import { useState } from 'react'
import { percent } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Day, Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'
import { ReplayStart } from './replay_start'
import type { Replay } from './replay_words'

export const tones = { running: 'info', done: 'good', stopped: 'warn' } as const

const columns = (): Column<Replay>[] => [
  { key: 'kind', head: said('replay.question'), cell: (one) => said(`replay.kinds.${one.kind}`) },
  { key: 'days', head: said('replay.days'), cell: (one) => <><Day iso={one.first_day} /> {said('replay.until')} <Day iso={one.last_day} /></> },
  { key: 'asked', head: said('replay.asked_at'), cell: (one) => <Moment at={one.asked_at} /> },
  { key: 'by', head: said('replay.asked_by'), onPhone: 'hidden', cell: (one) => <Name>{one.asked_by}</Name> },
  { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => <Badge tone={tones[one.state]}>{one.state === 'running' ? said('replay.so_far', { percent: percent(one.progress) }) : said(`replay.states.${one.state}`)}</Badge> },
]

export default function Replays() {
  const [isAsking, setAsking] = useState(false)
  const replays = useAsked<Schema['ReplaysListed']>('/v1/replays', undefined, 5000)
  const ask = may('replays.start') ? { name: said('replay.ask_as_it_was'), run: () => setAsking(true) } : null
  return (
    <Page title={said('places.replays')} under={[said('places.groups.program')]} subtitle={said('replay.subtitle')} more={[ask]}>
      <Asked of={replays}>
        {({ items = [] }) => (items.length ? <Table label={said('places.replays')} columns={columns()} rows={items} id={(one) => one.id} to={(one) => `/program/replays/${one.id}`} /> : <Empty words={said('replay.none')} act={ask} />)}
      </Asked>
      {isAsking && <ReplayStart close={() => setAsking(false)} />}
    </Page>
  )
}
