// Tiers: the order of groups, what lifts a member, what an evaluation does; a draft until it is switched on.
import { useState } from 'react'
import { date, dayOfIso, number, plain } from '../../../parts/formats'
import type { Problem as Refusal } from '../../../parts/client'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { useDraft } from '../../parts/draft'
import { Day } from '../../parts/moments'
import { Page } from '../../parts/page'
import { SaveBar } from '../../parts/save_bar'
import { Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { navigate } from '../../router'
import { said } from '../../words'
import { MayEdit } from '../program/slots'
import { EvaluationCards } from './evaluation'
import type { Group, Ladder } from './ladder'
import { Order } from './order'
import { Switching } from './preview'
import { Promotions } from './promotions'

type Shown = Schema['TiersShown']

function Runs({ shown }: { shown: Shown }) {
  const runs = shown.runs ?? []
  return (
    <section className="card side-card">
      <h2>{said('tiers.runs')}</h2>
      {shown.next_evaluation && <p><Say k="tiers.next_evaluation" v={{ day: date(dayOfIso(shown.next_evaluation)) }} /></p>}
      {shown.waiting > 0 && <p><Say k="tiers.waiting" v={{ n: number(shown.waiting) }} /></p>}
      {runs.length === 0 && <p className="soft">{said('tiers.no_runs')}</p>}
      <ol className="rows">
        {runs.map((run) => (
          <li key={run.day}>
            <span><Day iso={run.day} />{!run.is_done && <Badge tone="info">{said('tiers.running')}</Badge>}</span>
            <span className="soft"><Say k="tiers.run" v={{ n: number(run.looked_at), raised: number(run.raised), lowered: number(run.lowered), warned: number(run.warned) }} /></span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Only its parts that the server knows, in its own shape. */
const ladderOf = (shown: Shown): Ladder => {
  const ladder = shown.ladder as Schema['Ladder']
  return { tiers: ladder.tiers ?? [], promotions: ladder.promotions ?? [], ...(ladder.evaluation ? { evaluation: ladder.evaluation as Schema['Evaluation'] } : {}) }
}

function Editor({ shown, groups }: { shown: Shown; groups: Group[] }) {
  const draft = useDraft<{ ladder: Ladder }>('tiers', { ladder: ladderOf(shown) })
  const [isSwitching, setSwitching] = useState(false)
  const [wrong, setWrong] = useState<Refusal | null>(null)
  const mayEdit = may('tiers.define')
  const { ladder } = draft.value
  const set = (next: Ladder) => (setWrong(null), draft.set({ ladder: next }))
  const refusalAt = (place: string) => (wrong?.pointer?.startsWith(`/ladder${place}`) ? wrong.detail : null)
  const switched = () => {
    draft.discard()
    setSwitching(false)
  }
  const badge = draft.isChanged ? <Badge tone="warn">{said('program.draft')}</Badge> : shown.version > 0 ? <Badge tone="good">{said('program.version', { n: plain(shown.version) })}</Badge> : undefined
  return (
    <Page title={said('places.tiers')} under={[said('places.groups.members')]} badges={badge}>
      <MayEdit value={mayEdit}>
        <div className="split program">
          <div className="page">
            <Order ladder={ladder} groups={groups} set={set} />
            <Promotions ladder={ladder} groups={groups} refusalAt={refusalAt} set={set} />
            <EvaluationCards ladder={ladder} groups={groups} refusalAt={refusalAt} set={set} />
          </div>
          <Runs shown={shown} />
        </div>
      </MayEdit>
      <SaveBar draft={draft} save={() => setSwitching(true)} isSending={false} words={said('tiers.preview')} />
      {isSwitching && <Switching ladder={ladder} version={shown.version} groups={groups} close={() => setSwitching(false)} done={switched} refused={setWrong} />}
    </Page>
  )
}

export default function Tiers() {
  const shown = useAsked<Shown>('/v1/tiers')
  const groups = useAsked<{ items?: Group[] }>('/v1/groups')
  const first = may('members.define_group') ? { name: said('groups.make'), run: () => navigate('/groups') } : null
  return (
    <Asked of={groups}>
      {({ items = [] }) => items.length ? <Asked of={shown}>{(one) => <Editor shown={one} groups={items} />}</Asked> : <Page title={said('places.tiers')}><Empty words={said('tiers.no_groups')} act={first} /></Page>}
    </Asked>
  )
}
