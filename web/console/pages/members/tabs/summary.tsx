// A member at a glance: what ends soonest, the last purchases, who they are.
import { dayOfIso, date, number, plain } from '../../../../parts/formats'
import { useAsked } from '../../../api/ask'
import { may } from '../../../api/may'
import type { Schema } from '../../../api/types'
import { Link } from '../../../parts/link'
import { Name, Say } from '../../../parts/say'
import { Asked } from '../../../parts/states'
import { said } from '../../../words'
import { SalesTable } from '../../sales/sales_table'
import type { Member } from '../member'
import { Lots } from './statement'

function Last({ member }: { member: Member }) {
  const sales = useAsked<Schema['SalesListed']>('/v1/sales', { member: member.id, limit: 5 })
  return (
    <section className="card">
      <div className="section-head"><h2>{said('members.last_purchases')}</h2><Link to={`/members/${member.id}/purchases`}>{said('members.all_purchases')}</Link></div>
      <Asked of={sales} rows={3}>{({ items = [] }) => (items.length ? <SalesTable items={items} /> : <p className="soft">{said('members.no_purchases')}</p>)}</Asked>
    </section>
  )
}

/** Where they stand in the ladder, in the server's sentences; nothing in a club without tiers. */
function Tier({ member }: { member: Member }) {
  const asked = useAsked<Schema['TierShown']>(member.status === 'erased' ? null : `/v1/members/${member.id}/tier`)
  const tier = asked.data
  if (!tier?.has_tiers) return null
  const lines = [tier.next, tier.evaluation, tier.warning].flatMap((one) => (one ? [(one as { sentence: string }).sentence] : []))
  return (
    <section className="card" aria-label={said('tiers.of_member')}>
      <h2>{said('tiers.of_member')}</h2>
      <p><Say k={tier.rank == null ? 'tiers.outside' : tier.rank < 0 ? 'tiers.stands_nowhere' : 'tiers.stands_in'} v={{ tier: tier.name }} /></p>
      {lines.map((line) => <p key={line}>{line}</p>)}
    </section>
  )
}

export default function Summary({ member, wallets }: { member: Member; wallets: Schema['WalletsShown'] | undefined }) {
  const points = (wallets as { points?: Schema['WalletShown'] } | undefined)?.points
  const enrolled = member.enrolled as Schema['EnrolmentShown'] | undefined
  const referrer = member.referrer as Schema['ReferrerShown'] | undefined
  return (
    <div className="split">
      <div className="page">
        {points && (
          <section className="card">
            <div className="section-head"><h2>{said('members.points_now', { n: number(points.balance) })}</h2><Link to={`/members/${member.id}/statement`}>{said('members.whole_statement')}</Link></div>
            <Lots lots={(points.lots ?? []).slice(0, 5)} wallet="points" />
          </section>
        )}
        {may('tiers.show_member') && <Tier member={member} />}
        {may('sales.list') && <Last member={member} />}
      </div>
      <section className="card side-card">
        <h2>{said('members.about')}</h2>
        {enrolled && <p><Say k="members.enrolled_on" v={{ day: date(dayOfIso(enrolled.day)), branch: enrolled.branch_name || said('members.console'), name: enrolled.by_name || said(`roles.${enrolled.by_role}`) }} /></p>}
        {referrer && <p>{said('members.brought_by')} <Link to={`/members/${referrer.id}`}><Name>{referrer.name}</Name></Link></p>}
        {(member.merged ?? []).map((one) => <p key={one.id}>{said('members.leads_here')} <Link to={`/members/${one.id}`}><Name>{one.name || said('members.no', { number: plain(one.number) })}</Name></Link></p>)}
        <p className="soft">{said(member.has_pin ? 'members.has_pin' : 'members.no_pin')}</p>
        {member.mobile_proved_on && <p className="soft"><Say k="members.mobile_proved" v={{ day: date(dayOfIso(member.mobile_proved_on)) }} /></p>}
      </section>
    </div>
  )
}
