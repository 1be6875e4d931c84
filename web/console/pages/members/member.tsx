// One member: who, what they have, and everything that happened, each in its tab.
import { lazy, useState, type ComponentType } from 'react'
import { date, dayOfIso, maskedMobile, money, number, plain } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Link } from '../../parts/link'
import { Page, type Act } from '../../parts/page'
import { Figure, Name, Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { navigate, useParts } from '../../router'
import { said } from '../../words'
import { MemberAct, type ActName } from './acts'
import { States } from './states'

export type Member = Schema['MemberShown']
export type Tab = ComponentType<{ member: Member; wallets: Schema['WalletsShown'] | undefined }>

const tabs: { name: string; needs: string; shown: Tab }[] = [
  { name: 'summary', needs: 'members.show', shown: lazy(() => import('./tabs/summary')) },
  { name: 'statement', needs: 'ledger.statement', shown: lazy(() => import('./tabs/statement')) },
  { name: 'purchases', needs: 'sales.list', shown: lazy(() => import('./tabs/purchases')) },
  { name: 'cards', needs: 'members.show', shown: lazy(() => import('./tabs/cards')) },
  { name: 'messages', needs: 'messages.list', shown: lazy(() => import('./tabs/messages')) },
  { name: 'profile', needs: 'members.show', shown: lazy(() => import('./tabs/profile')) },
  { name: 'history', needs: 'members.show', shown: lazy(() => import('./tabs/history')) },
]

function Figures({ wallets }: { wallets: Schema['WalletsShown'] | undefined }) {
  if (!wallets) return <div className="figures" aria-busy="true" />
  const { points, credit } = wallets as { points: Schema['WalletShown']; credit: Schema['WalletShown'] }
  const shown = [
    { name: 'points', text: number(points.balance) },
    { name: 'credit', text: money(credit.balance) },
    ...(points.pending ? [{ name: 'pending_points', text: number(points.pending) }] : []),
    ...(credit.held ? [{ name: 'held', text: money(credit.held) }] : []),
    ...(points.debt ? [{ name: 'debt', text: number(points.debt) }] : []),
    ...(credit.debt ? [{ name: 'credit_debt', text: money(credit.debt) }] : []),
  ]
  return <dl className="figures">{shown.map((one) => <div key={one.name}><dt>{said(`members.figures.${one.name}`)}</dt><dd className={one.name === 'points' ? 'gold' : undefined}><bdi>{one.text}</bdi></dd></div>)}</dl>
}

function Tabs({ id, current }: { id: string; current: string }) {
  return (
    <nav className="tabs" aria-label={said('members.tabs.all')}>
      {tabs.filter((tab) => may(tab.needs)).map((tab) => <Link key={tab.name} to={tab.name === 'summary' ? `/members/${id}` : `/members/${id}/${tab.name}`} aria-current={tab.name === current ? 'page' : undefined}>{said(`members.tabs.${tab.name}`)}</Link>)}
    </nav>
  )
}

/** A merged record says so first: what it has stands with the other. */
const MergedInto = ({ record }: { record: Schema['RecordOfMember'] }) => (
  <p className="card" role="note"><Say k="members.merged_on" v={{ day: date(dayOfIso(record.since)) }} /> <Link to={`/members/${record.id}`}><Name>{record.name || said('members.no', { number: plain(record.number) })}</Name></Link></p>
)

/** Only what this role may do, and what can be done with this member as they are. */
function actsOf(member: Member, ask: (act: ActName) => void): (Act | false)[] {
  if (member.status === 'erased') return []
  const one = (name: ActName, needs: string, is = true, isDanger = false): Act | false => is && may(needs) && { name: said(`members.acts.${name}.name`), run: () => ask(name), isDanger }
  if (member.merged_into) return [one('unmerge', 'members.unmerge'), one('data', 'members.export_person')]
  const isActive = member.status === 'active'
  return [
    one('adjust', 'ledger.adjust'), one('award', 'awards.give', isActive), one('prize', 'rewards.redeem', isActive), one('group', 'members.set_group'), one('pin', 'members.set_pin'),
    one('freeze', 'members.freeze_credit', !member.is_credit_frozen), one('unfreeze', 'members.unfreeze_credit', member.is_credit_frozen),
    one('deactivate', 'members.deactivate', isActive, true), one('activate', 'members.activate', !isActive), one('merge', 'members.merge', isActive), one('data', 'members.export_person'), one('erase', 'members.erase', true, true),
  ]
}

function Whole({ member, tab: asked }: { member: Member; tab: string }) {
  const wallets = useAsked<Schema['WalletsShown']>(may('ledger.balances') ? `/v1/members/${member.id}/balances` : null)
  const [act, setAct] = useState<ActName | null>(null)
  const tab = tabs.find((one) => one.name === (asked || 'summary')) ?? tabs[0]!
  const name = member.name || said('members.nameless')
  const primary = may('members.update') && member.status !== 'erased' && !member.merged_into ? { name: said('members.edit'), run: () => navigate(`/members/${member.id}/edit`) } : null
  return (
    <Page
      title={name} under={[...(asked ? [said(`members.tabs.${tab.name}`)] : []), said('places.groups.members')]} back={{ to: '/members', name: said('places.members') }} primary={primary} more={actsOf(member, setAct)}
      badges={<><States of={member} />{member.group_name && <Badge tone="info">{member.group_name}</Badge>}</>}
      subtitle={<>{said('members.no', { number: plain(member.number) })} · <Figure>{maskedMobile(member.masked_mobile)}</Figure></>}
    >
      {member.merged_into && <MergedInto record={member.merged_into as Schema['RecordOfMember']} />}
      {may('ledger.balances') && <Figures wallets={wallets.data} />}
      <Tabs id={member.id} current={tab.name} />
      <tab.shown member={member} wallets={wallets.data} />
      {act && <MemberAct act={act} member={member} close={() => setAct(null)} />}
    </Page>
  )
}

export default function MemberPage() {
  const { id, tab = '' } = useParts('/members/:id/:tab?')
  const member = useAsked<Member>(`/v1/members/${id}`)
  return <Asked of={member}>{(one) => <Whole member={one} tab={tab} />}</Asked>
}
