// Acts that take two: what waits for a second person, who asked and why, and what was decided.
import { useState } from 'react'
import { useAsked } from '../../api/ask'
import { mayDecide, type Approval } from '../../api/waiting'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { density, ListBar, Pager, pageSize, useColumns, usePaging, useWord } from '../../parts/list'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Switch } from '../../parts/switch'
import { Table, type Column } from '../../parts/table'
import { setQuery } from '../../router'
import { said } from '../../words'
import { Deciding } from './deciding'

const tones = { waiting: 'warn', approved: 'good', declined: 'bad', expired: 'plain' } as const
export const StateOf = ({ one }: { one: Approval }) => <Badge tone={tones[one.state]}>{said(one.state === 'waiting' && one.is_own ? 'approvals.waits_for_other' : `approvals.states.${one.state}`)}</Badge>

const columns = (open: (one: Approval) => void): Column<Approval>[] => [
  { key: 'act', head: said('audit.what'), cell: (one) => <button className="bare row-link" onClick={() => open(one)}>{one.act_name}</button> },
  { key: 'asker', head: said('approvals.asker'), cell: (one) => <><Name>{one.asker || said(`roles.${one.asker_role}`)}</Name>{one.is_own && <span className="soft"> {said('staff.you')}</span>}</> },
  { key: 'reason', head: said('members.acts.why'), onPhone: 'hidden', cell: (one) => <Name>{one.reason}</Name> },
  { key: 'asked', head: said('approvals.asked_at'), cell: (one) => <Moment at={one.asked_at} /> },
  { key: 'ends', head: said('approvals.ends_at'), onPhone: 'hidden', cell: (one) => (one.decided_at ? <Moment at={one.decided_at} /> : <Moment at={one.ends_at} />) },
  { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => <StateOf one={one} /> },
]

export default function Approvals() {
  const isAll = useWord('show') === 'all'
  const { cursor } = usePaging()
  const list = useAsked<Schema['ApprovalList']>('/v1/approvals', { waiting_only: isAll ? undefined : true, cursor, limit: pageSize })
  const [shown, setShown] = useState<Approval | null>(null)
  const { shown: chosen, chooser } = useColumns('approvals', columns(setShown))
  const isDense = useStore(density) === 'dense'
  const turn = (next: 'waiting' | 'all') => setQuery({ show: next === 'all' ? 'all' : null, after: null })
  return (
    <Page title={said('places.approvals')} subtitle={said('approvals.words')}>
      <ListBar chooser={chooser}>
        <Switch label={said('approvals.which')} value={isAll ? 'all' : 'waiting'} set={turn} choices={[{ value: 'waiting', name: said('approvals.states.waiting') }, { value: 'all', name: said('list.all') }]} />
      </ListBar>
      <Asked of={list}>
        {({ items = [], next_cursor }) => items.length
          ? <><Table label={said('places.approvals')} columns={chosen} rows={items} id={(one) => one.id} isDense={isDense} /><Pager count={items.length} next={next_cursor} /></>
          : <Empty words={said(isAll ? 'approvals.none' : 'approvals.none_waiting')} />}
      </Asked>
      {shown && <Deciding one={shown} isOpen={mayDecide(shown)} close={() => setShown(null)} />}
    </Page>
  )
}
