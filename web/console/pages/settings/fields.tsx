// Fields of the club's own in a member's profile.
import { useState } from 'react'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Check, ChoiceField, TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

type Field = Schema['FieldShown']
const types: Field['type'][] = ['text', 'number', 'day', 'choice']

function Adding({ close }: { close: () => void }) {
  const [one, setOne] = useState({ name: '', type: 'text', choices: '', is_required: false })
  const set = (part: Partial<typeof one>) => setOne({ ...one, ...part })
  const act = useAct<Field>()
  const run = async () => {
    const choices = one.type === 'choice' ? one.choices.split('\n').map((line) => line.trim()).filter(Boolean) : []
    if (await act.send('POST', '/v1/member_fields', { ...one, choices })) close()
  }
  return (
    <ActDialog title={said('fields.add')} submit={said('fields.add')} close={close} run={run} {...act}>
      <TextField label={said('fields.name')} value={one.name} set={(name) => set({ name })} autoFocus isRequired />
      <ChoiceField label={said('fields.type')} value={one.type} set={(type) => set({ type })} choices={types.map((type) => ({ value: type, name: said(`fields.types.${type}`) }))} />
      {one.type === 'choice' && <TextField label={said('fields.choices')} value={one.choices} set={(choices) => set({ choices })} rows={4} help={said('fields.choices_help')} isRequired />}
      <Check label={said('fields.is_required')} value={one.is_required} set={(is_required) => set({ is_required })} />
    </ActDialog>
  )
}

const columns = (): Column<Field>[] => [
  { key: 'name', head: said('fields.name'), cell: (one) => <Name>{one.name}</Name> },
  { key: 'type', head: said('fields.type'), onPhone: 'figure', cell: (one) => said(`fields.types.${one.type}`) },
  { key: 'choices', head: said('fields.choices'), cell: (one) => <Name>{(one.choices ?? []).join(said('comma'))}</Name> },
  { key: 'required', head: said('fields.needed'), cell: (one) => (one.is_required ? said('fields.is_required') : '') },
]

export default function Fields() {
  const fields = useAsked<Schema['FieldList']>('/v1/member_fields')
  const [adding, setAdding] = useState(false)
  const primary = may('members.define_field') ? { name: said('fields.add'), run: () => setAdding(true) } : null
  return (
    <Page title={said('places.fields')} under={[said('places.groups.settings')]} primary={primary}>
      <Asked of={fields}>{({ items = [] }) => (items.length ? <Table label={said('places.fields')} columns={columns()} rows={items} id={(one) => one.id} /> : <Empty words={said('fields.none')} act={primary} />)}</Asked>
      {adding && <Adding close={() => setAdding(false)} />}
    </Page>
  )
}
