// The staff: who may come in, with which role, at which branches.
import { Button } from 'antd'
import { useState } from 'react'
import { percent } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { named, useBranches } from '../../api/lists'
import { may } from '../../api/may'
import { desk } from '../../api/session'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { Checks, ChoiceField, TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Machine, Name } from '../../parts/say'
import { Asked } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'
import { DiscountLimit } from './staff_limit'

type Person = Schema['StaffShown']
const roles = ['owner', 'manager', 'cashier', 'support', 'auditor'] as const

function Adding({ close }: { close: () => void }) {
  const branches = useBranches()
  const [one, setOne] = useState({ name: '', login: '', role: 'cashier' as string, branches: [] as string[], password: '' })
  const set = (part: Partial<typeof one>) => setOne({ ...one, ...part })
  const act = useAct<Person>()
  const run = async () => (await act.send('POST', '/v1/staff', one)) && close()
  return (
    <ActDialog title={said('staff.add')} submit={said('staff.add')} close={close} run={run} {...act}>
      <TextField label={said('staff.name')} value={one.name} set={(name) => set({ name })} autoFocus isRequired />
      <TextField label={said('staff.login')} value={one.login} set={(login) => set({ login })} isFixed isRequired help={said('staff.login_help')} />
      <ChoiceField label={said('staff.role')} value={one.role} set={(role) => set({ role })} choices={roles.map((role) => ({ value: role, name: said(`roles.${role}`) }))} help={said(`staff.role_help.${one.role}`)} />
      <Checks label={said('staff.branches')} value={one.branches} set={(chosen) => set({ branches: chosen })} choices={named(branches)} />
      <TextField label={said('staff.password')} type="password" autoComplete="new-password" value={one.password} set={(password) => set({ password })} isFixed isRequired help={said('staff.password_help')} />
    </ActDialog>
  )
}

function Closing({ person, close }: { person: Person; close: () => void }) {
  const act = useAct<Person>()
  const what = person.is_active ? 'disable' : 'enable'
  const run = async () => (await act.send('POST', `/v1/staff/${person.id}/active`, { is_active: !person.is_active })) && close()
  return (
    <ActDialog title={said(`staff.${what}_of`, { name: person.name })} submit={said(`staff.${what}`)} isDanger={person.is_active} close={close} run={run} {...act}>
      <p>{said(`staff.${what}_words`)}</p>
    </ActDialog>
  )
}

/** Rates by person, where this role may see them. */
function useLimits(): Map<string, number | undefined> {
  const limits = useAsked<Schema['DiscountLimitList']>(may('sales.list_discount_limits') ? '/v1/discount_limits' : null)
  return new Map((limits.data?.items ?? []).map((one) => [one.staff, one.rate ?? undefined]))
}

function useColumns(limits: Map<string, number | undefined>): Column<Person>[] {
  const branches = useBranches()
  const places = (ids: string[]) => branches.filter((branch) => ids.includes(branch.id)).map((branch) => branch.name).join(said('comma'))
  return [
    { key: 'name', head: said('staff.name'), cell: (one) => <><Name>{one.name}</Name>{one.id === desk.now.session!.staff && <span className="soft"> {said('staff.you')}</span>}</> },
    { key: 'login', head: said('staff.login'), cell: (one) => <Machine>{one.login}</Machine> },
    { key: 'role', head: said('staff.role'), onPhone: 'figure', cell: (one) => said(`roles.${one.role}`) },
    { key: 'branches', head: said('staff.branches'), cell: (one) => (one.branches?.length ? <Name>{places(one.branches)}</Name> : said('staff.all_branches')) },
    { key: 'limit', head: said('staff.limit'), onPhone: 'hidden', cell: (one) => (limits.has(one.id) ? <bdi>{percent(limits.get(one.id)!)}</bdi> : said('staff.no_limit')) },
    { key: 'state', head: said('list.state'), cell: (one) => <Badge tone={one.is_active ? 'good' : 'bad'}>{said(one.is_active ? 'staff.is_active' : 'staff.is_disabled')}</Badge> },
  ]
}

export default function Staff() {
  const staff = useAsked<Schema['StaffList']>('/v1/staff')
  const limits = useLimits()
  const columns = useColumns(limits)
  const [adding, setAdding] = useState(false)
  const [closing, setClosing] = useState<Person | null>(null)
  const [limiting, setLimiting] = useState<Person | null>(null)
  const acts = (one: Person) => (
    <>
      {may('sales.set_discount_limit') && one.role === 'cashier' && <Button type="text" onClick={() => setLimiting(one)}>{said('staff.limit')}</Button>}
      {may('staff.set_active') && one.id !== desk.now.session!.staff && <Button type="text" onClick={() => setClosing(one)}>{said(one.is_active ? 'staff.disable' : 'staff.enable')}</Button>}
    </>
  )
  return (
    <Page title={said('places.staff')} under={[said('places.groups.settings')]} primary={may('staff.define') ? { name: said('staff.add'), run: () => setAdding(true) } : null}>
      <Asked of={staff}>{({ items = [] }) => <Table label={said('places.staff')} columns={columns} rows={items} id={(one) => one.id} acts={acts} />}</Asked>
      {adding && <Adding close={() => setAdding(false)} />}
      {limiting && <DiscountLimit person={limiting} rate={limits.get(limiting.id)} close={() => setLimiting(null)} />}
      {closing && <Closing person={closing} close={() => setClosing(null)} />}
    </Page>
  )
}
