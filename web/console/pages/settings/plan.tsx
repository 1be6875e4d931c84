// What the club's plan allows and how much of it is used; how long a trial lasts; why the club is closed, where it is.
import { date, dayOfIso, number } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { todayHere } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name, Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { said } from '../../words'

type Plan = Schema['PlanShown']
const nearlyFull = 0.9

function Limit({ name, most, used }: { name: string; most?: number | null; used: number }) {
  const isFull = most != null && used >= most
  const isNearly = most != null && used >= most * nearlyFull
  return (
    <li className="limit">
      <span id={`limit-${name}`}>{said(`plan.limits.${name}`)}</span>
      <span className={isFull ? 'refusal' : isNearly ? 'warn-word' : undefined}>{most == null ? <Say k="plan.used_endless" v={{ n: number(used) }} /> : <Say k={isFull ? 'plan.used_full' : 'plan.used_of'} v={{ n: number(used), most: number(most) }} />}</span>
      {most != null && <meter aria-labelledby={`limit-${name}`} min={0} max={Math.max(most, used, 1)} high={most * nearlyFull} value={used} />}
    </li>
  )
}

function Trial({ until }: { until: string }) {
  const left = dayOfIso(until) - todayHere()
  const words = left < 0 ? 'plan.trial_ended' : left === 0 ? 'plan.trial_last_day' : 'plan.trial_until'
  return <p className={left < 7 ? 'warn-word' : undefined}><Say k={words} v={{ day: date(dayOfIso(until)), n: number(Math.max(left, 0)) }} /></p>
}

function Shown({ plan }: { plan: Plan }) {
  return (
    <section className="card form" aria-labelledby="plan">
      <h2 id="plan">{plan.name ? <Name>{plan.name}</Name> : said('plan.none')}</h2>
      {plan.trial_until && <Trial until={plan.trial_until} />}
      {plan.is_suspended && <p className="refusal"><Say k="plan.suspended" v={{ because: plan.suspended_because }} /></p>}
      <ul className="limits">
        <Limit name="members" most={plan.members} used={plan.members_used} />
        <Limit name="staff" most={plan.staff} used={plan.staff_used} />
        <Limit name="branches" most={plan.branches} used={plan.branches_used} />
      </ul>
      {plan.codes != null && <p><Say k="plan.codes" v={{ most: number(plan.codes) }} /></p>}
      <p className="soft small">{said('plan.when_full')}</p>
    </section>
  )
}

export default function PlanAndUsage() {
  const plan = useAsked<Plan>('/v1/plan')
  return (
    <Page title={said('places.plan')} under={[said('places.groups.settings')]} subtitle={said('plan.words')}>
      <div className="page narrow"><Asked of={plan}>{(one) => <Shown plan={one} />}</Asked></div>
    </Page>
  )
}
