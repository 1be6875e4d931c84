// Whether somebody is a member, and whether their credit is open.
import { Badge } from '../../parts/badge'
import { said } from '../../words'

const tones = { active: 'good', inactive: 'warn', erased: 'plain' } as const

export const States = ({ of }: { of: { status: keyof typeof tones; is_credit_frozen: boolean; merged_into?: unknown } }) => (
  <span className="badges">
    {of.merged_into && of.status === 'inactive' ? <Badge tone="info">{said('members.is_merged')}</Badge> : <Badge tone={tones[of.status]}>{said(`members.states.${of.status}`)}</Badge>}
    {of.is_credit_frozen && <Badge tone="bad">{said('members.credit_frozen')}</Badge>}
  </span>
)
