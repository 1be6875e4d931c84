// One role of the club's own, new or changed: its name, what it begins as, what it may do, where, and how much by hand.
import { useAct, useAsked } from '../../api/ask'
import { named, useBranches } from '../../api/lists'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { useDraft } from '../../parts/draft'
import { Checks, ChoiceField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { SaveBar } from '../../parts/save_bar'
import { Asked } from '../../parts/states'
import { navigate, useParts } from '../../router'
import { said } from '../../words'
import { Rights } from './rights'

type List = Schema['RoleList']
type Limits = Schema['LimitsOfRole']
const beginnings = ['manager', 'cashier', 'support', 'auditor'] as const

/** What a built-in role may, as the place to begin from. */
const rightsOf = (role: string, { grantable = [] }: List): string[] => grantable.flatMap(({ operations = [] }) => operations.filter((one) => (one.built_in as string[] | undefined)?.includes(role)).map((one) => one.name))

function blank(list: List) {
  return { name: '', begins_as: 'cashier' as string, operations: rightsOf('cashier', list), branches: [] as string[], limits: {} as Limits }
}

function LimitFields({ limits, set }: { limits: Limits; set: (limits: Limits) => void }) {
  const one = (name: keyof Limits) => ({ label: said(`own_roles.limits.${name}`), value: limits[name] ?? null, set: (value: number | null) => set({ ...limits, [name]: value ?? undefined }), isOptional: true })
  return (
    <section className="card form" aria-labelledby="limits">
      <h2 id="limits">{said('own_roles.by_hand')}</h2>
      <p className="soft">{said('own_roles.by_hand_words')}</p>
      <div className="form-grid">
        <NumberField {...one('points_per_act')} /><NumberField {...one('points_per_day')} />
        <MoneyField {...one('rial_per_act')} /><MoneyField {...one('rial_per_day')} />
      </div>
    </section>
  )
}

function Form({ list, id }: { list: List; id: string }) {
  const known = (list.items ?? []).find((role) => role.id === id)
  const saved = known ? { name: known.name, begins_as: known.begins_as as string, operations: known.operations ?? [], branches: known.branches ?? [], limits: known.limits as Limits } : blank(list)
  const draft = useDraft(`role.${id}`, saved)
  const act = useAct<Schema['RoleShown']>()
  const { value, set } = draft
  const branches = useBranches()
  const isReadOnly = !may(known ? 'roles.change' : 'roles.define')
  const save = async () => {
    const done = known ? await act.send('PUT', `/v1/roles/${id}`, value) : await act.send('POST', '/v1/roles', value)
    if (!done) return
    draft.discard()
    navigate('/settings/roles')
  }
  const begin = (begins_as: string) => set(known ? { begins_as } : { begins_as, operations: rightsOf(begins_as, list) })
  const at = (pointer: string) => (act.problem?.pointer === pointer ? act.problem.detail : null)
  return (
    <fieldset className="page bare-fieldset" disabled={isReadOnly}>
      <legend className="seen-by-readers-only">{said('places.roles')}</legend>
      <section className="card form-grid">
        <TextField label={said('own_roles.name')} value={value.name} set={(name) => set({ name })} isRequired error={at('/name')} help={said('own_roles.name_help')} />
        <ChoiceField label={said('own_roles.begins_as')} value={value.begins_as} set={begin} choices={beginnings.map((role) => ({ value: role, name: said(`roles.${role}`) }))} help={said(known ? 'own_roles.begins_known' : 'own_roles.begins_help')} />
        <div className="wide"><Checks label={said('staff.branches')} value={value.branches} set={(chosen) => set({ branches: chosen })} choices={named(branches)} /><p className="soft small">{said('staff.branches_help')}</p></div>
      </section>
      <Problem of={act.problem} />
      <Rights modules={list.grantable ?? []} value={value.operations} set={(operations) => set({ operations })} />
      {value.operations.includes('ledger.adjust') && <LimitFields limits={value.limits} set={(limits) => set({ limits })} />}
      <SaveBar draft={draft} save={() => void save()} isSending={act.isSending} words={said(known ? 'save.save' : 'own_roles.make')} />
    </fieldset>
  )
}

export default function RolePage() {
  const { id = '' } = useParts('/settings/roles/:id')
  const roles = useAsked<List>('/v1/roles')
  const name = (roles.data?.items ?? []).find((role) => role.id === id)?.name
  return (
    <Page title={name ?? said('own_roles.make')} under={[said('places.roles')]} back={{ to: '/settings/roles', name: said('places.roles') }}>
      <Asked of={roles}>{(list) => <Form key={id} list={list} id={id} />}</Asked>
    </Page>
  )
}
