// Above every page: the club takes no changes just now, and why. Who may see the plan is told at once, others with their first refusal.
import { date, dayOfIso } from '../../parts/formats'
import { useAsked } from '../api/ask'
import { may } from '../api/may'
import { desk } from '../api/session'
import type { Schema } from '../api/types'
import { Link } from '../parts/link'
import { todayHere } from '../parts/moments'
import { Say } from '../parts/say'
import { useStore } from '../parts/store'
import { said } from '../words'

function Because({ plan }: { plan: Schema['PlanShown'] }) {
  if (plan.is_suspended) return <Say k="plan.suspended" v={{ because: plan.suspended_because }} />
  return <Say k="plan.trial_ended" v={{ day: date(dayOfIso(plan.trial_until!)) }} />
}

export function Closed() {
  const { closedBecause } = useStore(desk)
  const plan = useAsked<Schema['PlanShown']>(may('plans.show') ? '/v1/plan' : null, {}, 300_000).data
  const isOver = plan?.trial_until && dayOfIso(plan.trial_until) < todayHere()
  if (plan ? !plan.is_suspended && !isOver : !closedBecause) return null
  return (
    <p className="strip closed">
      {plan ? <Because plan={plan} /> : closedBecause} {plan && <Link to="/settings/plan">{said('places.plan')}</Link>}
    </p>
  )
}
