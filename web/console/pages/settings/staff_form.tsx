// Somebody joins the staff, or their name, role and branches change. Roles of the club's own stand beside the built-in ones.
import { useState } from 'react'
import { useAct } from '../../api/ask'
import { named, useBranches, useOwnRoles } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Checks, ChoiceField, TextField } from '../../parts/fields'
import { isSaid, said } from '../../words'

type Person = Schema['StaffShown']
const builtIn = ['owner', 'manager', 'cashier', 'support', 'auditor'] as const

export function StaffForm({ person, close }: { person: Person | null; close: () => void }) {
  const branches = useBranches()
  const roles = useOwnRoles()
  const [one, setOne] = useState({ name: person?.name ?? '', login: person?.login ?? '', role: person?.own_role ?? person?.role ?? 'cashier', branches: person?.branches ?? [], password: '' })
  const set = (part: Partial<typeof one>) => setOne({ ...one, ...part })
  const act = useAct<Person>()
  const own = roles.find((role) => role.id === one.role)
  const choices = [...builtIn.map((role) => ({ value: role as string, name: said(`roles.${role}`) })), ...named(roles)]
  const help = own ? said('staff.own_role_help', { role: said(`roles.${own.begins_as}`) }) : isSaid(`staff.role_help.${one.role}`) ? said(`staff.role_help.${one.role}`) : undefined
  const run = async () => {
    const place = { name: one.name, role: own?.begins_as ?? one.role, branches: one.branches, ...(own ? { own_role: own.id } : {}) }
    const made = person ? await act.send('PUT', `/v1/staff/${person.id}`, place) : await act.send('POST', '/v1/staff', { ...place, login: one.login, password: one.password })
    if (made) close()
  }
  const submit = said(person ? 'staff.change' : 'staff.add')
  return (
    <ActDialog title={person ? said('staff.change_of', { name: person.name }) : submit} submit={submit} close={close} run={() => void run()} {...act}>
      <TextField label={said('staff.name')} value={one.name} set={(name) => set({ name })} autoFocus isRequired />
      {!person && <TextField label={said('staff.login')} value={one.login} set={(login) => set({ login })} isFixed isRequired help={said('staff.login_help')} />}
      <ChoiceField label={said('staff.role')} value={one.role} set={(role) => set({ role })} choices={choices} help={help} />
      <Checks label={said('staff.branches')} value={one.branches} set={(chosen) => set({ branches: chosen })} choices={named(branches)} />
      <p className="soft small">{said('staff.branches_help')}</p>
      {!person && <TextField label={said('staff.password')} type="password" autoComplete="new-password" value={one.password} set={(password) => set({ password })} isFixed isRequired help={said('staff.password_help')} />}
    </ActDialog>
  )
}
