// The staff: who may come in, with which role, at which branches.
import { useState } from 'react'
import { percent } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { useBranches, useOwnRoles } from '../../api/lists'
import { may } from '../../api/may'
import { desk } from '../../api/session'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Page } from '../../parts/page'
import { RowActs } from '../../parts/row_acts'
import { Machine, Name } from '../../parts/say'
import { Asked } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'
import { Closing, FactorOff, Resetting, SessionsOf } from './staff_access'
import { StaffForm } from './staff_form'
import { DiscountLimit } from './staff_limit'

type Person = Schema['StaffShown']
type Act = 'change' | 'limit' | 'reset' | 'sessions' | 'factor_off' | 'close'

/** Rates by person, where this role may see them. */
function useLimits(): Map<string, number | undefined> {
  const limits = useAsked<Schema['DiscountLimitList']>(may('sales.list_discount_limits') ? '/v1/discount_limits' : null)
  return new Map((limits.data?.items ?? []).map((one) => [one.staff, one.rate ?? undefined]))
}

function useColumns(limits: Map<string, number | undefined>): Column<Person>[] {
  const branches = useBranches()
  const roles = useOwnRoles()
  const places = (ids: string[]) => branches.filter((branch) => ids.includes(branch.id)).map((branch) => branch.name).join(said('comma'))
  const own = (one: Person) => one.own_role && roles.find((role) => role.id === one.own_role)?.name
  return [
    { key: 'name', head: said('staff.name'), cell: (one) => <><Name>{one.name}</Name>{isMe(one) && <span className="soft"> {said('staff.you')}</span>}</> },
    { key: 'login', head: said('staff.login'), cell: (one) => <Machine>{one.login}</Machine> },
    { key: 'role', head: said('staff.role'), onPhone: 'figure', cell: (one) => (own(one) ? <Name>{own(one)}</Name> : said(`roles.${one.role}`)) },
    { key: 'branches', head: said('staff.branches'), cell: (one) => (one.branches?.length ? <Name>{places(one.branches)}</Name> : said('staff.all_branches')) },
    { key: 'limit', head: said('staff.limit'), onPhone: 'hidden', cell: (one) => (limits.has(one.id) ? <bdi>{percent(limits.get(one.id)!)}</bdi> : said('staff.no_limit')) },
    { key: 'state', head: said('list.state'), cell: (one) => <Badge tone={one.is_active ? 'good' : 'bad'}>{said(one.is_active ? 'staff.is_active' : 'staff.is_disabled')}</Badge> },
  ]
}

const isMe = (one: Person) => one.id === desk.now.session!.staff

/** One's own access is on the page of one's account. */
function actsOf(one: Person, begin: (act: Act) => void) {
  const act = (name: Act, words: string, isDanger = false) => ({ name: said(words), run: () => begin(name), isDanger })
  return [
    may('staff.change') && act('change', 'staff.change'),
    may('sales.set_discount_limit') && one.role === 'cashier' && act('limit', 'staff.limit'),
    !isMe(one) && may('staff.reset_password') && act('reset', 'staff.reset'),
    !isMe(one) && may('staff.sessions') && act('sessions', 'staff.sessions'),
    !isMe(one) && may('staff.switch_off_totp') && act('factor_off', 'staff.factor_off'),
    !isMe(one) && may('staff.set_active') && act('close', one.is_active ? 'staff.disable' : 'staff.enable', one.is_active),
  ]
}

export default function Staff() {
  const staff = useAsked<Schema['StaffList']>('/v1/staff')
  const limits = useLimits()
  const columns = useColumns(limits)
  const [adding, setAdding] = useState(false)
  const [begun, setBegun] = useState<{ act: Act; person: Person } | null>(null)
  const shape = begun && { person: begun.person, close: () => setBegun(null) }
  const acts = (one: Person) => <RowActs of={one.name} acts={actsOf(one, (act) => setBegun({ act, person: one }))} />
  return (
    <Page title={said('places.staff')} under={[said('places.groups.settings')]} primary={may('staff.define') ? { name: said('staff.add'), run: () => setAdding(true) } : null}>
      <Asked of={staff}>{({ items = [] }) => <Table label={said('places.staff')} columns={columns} rows={items} id={(one) => one.id} acts={acts} />}</Asked>
      {adding && <StaffForm person={null} close={() => setAdding(false)} />}
      {shape && begun.act === 'change' && <StaffForm {...shape} />}
      {shape && begun.act === 'limit' && <DiscountLimit {...shape} rate={limits.get(shape.person.id)} />}
      {shape && begun.act === 'reset' && <Resetting {...shape} />}
      {shape && begun.act === 'sessions' && <SessionsOf {...shape} mayEnd={may('staff.end_sessions')} />}
      {shape && begun.act === 'factor_off' && <FactorOff {...shape} />}
      {shape && begun.act === 'close' && <Closing {...shape} />}
    </Page>
  )
}
