// A person's profile as fields; enrolment and change share them.
import { named, useFields, useMemberGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ChoiceField, DayField, NumberField, TextField } from '../../parts/fields'
import { said } from '../../words'

export type Profile = Schema['Profile']
type Text = 'honorific' | 'first_name' | 'last_name' | 'father_name' | 'national_id' | 'degree' | 'field_of_study' | 'occupation' | 'province' | 'city' | 'neighbourhood' | 'address' | 'postal_code' | 'email' | 'category' | 'private_number' | 'notes'
export type Typed = Record<Text | 'gender', string> & { mobile: string; birth_day: string | null; wedding_day: string | null; extra: Record<string, string>; group: string }

const fixed: Text[] = ['national_id', 'postal_code', 'email', 'private_number']
const parts: { name: string; texts: Text[] }[] = [
  { name: 'who', texts: ['honorific', 'first_name', 'last_name', 'father_name', 'national_id'] },
  { name: 'where', texts: ['province', 'city', 'neighbourhood', 'postal_code', 'email', 'address'] },
  { name: 'more', texts: ['degree', 'field_of_study', 'occupation', 'category', 'private_number', 'notes'] },
]
export const texts = parts.flatMap((part) => part.texts)

export const typedOf = (profile: Profile, mobile: string): Typed => ({
  ...(Object.fromEntries(texts.map((name) => [name, profile[name] ?? ''])) as Record<Text, string>),
  mobile, gender: profile.gender ?? '', birth_day: profile.birth_day ?? null, wedding_day: profile.wedding_day ?? null, group: '',
  extra: Object.fromEntries((profile.extra ?? []).map((one) => [one.field, one.value])),
})

/** What was typed and differs from before; what was emptied stands in `clear`. */
export function changesOf(typed: Typed, before: Typed): { given: Record<string, unknown>; clear: string[] } {
  const names = [...texts, 'gender', 'birth_day', 'wedding_day'] as const
  const changed = names.filter((name) => (typed[name] ?? '') !== (before[name] ?? ''))
  const given = Object.fromEntries(changed.filter((name) => typed[name]).map((name) => [name, typed[name]]))
  const extra = Object.entries(typed.extra).filter(([field, value]) => value !== (before.extra[field] ?? '')).map(([field, value]) => ({ field, value }))
  return { given: { ...given, ...(extra.length ? { extra } : {}) }, clear: changed.filter((name) => !typed[name]) }
}

interface Shape {
  typed: Typed
  set: (part: Partial<Typed>) => void
  /** Where the server's refusal points: "/national_id". */
  wrong?: { pointer?: string; detail: string } | null
}

function OwnFields({ typed, set }: Shape) {
  const fields = useFields()
  if (!fields.length) return null
  const setOne = (field: string, value: string) => set({ extra: { ...typed.extra, [field]: value } })
  return (
    <section className="card">
      <h2>{said('members.parts.own')}</h2>
      <div className="form-grid">
        {fields.map((field) => {
          const common = { label: field.name, isOptional: !field.is_required }
          const value = typed.extra[field.id] ?? ''
          if (field.type === 'choice') return <ChoiceField key={field.id} {...common} value={value} set={(next) => setOne(field.id, next)} choices={[{ value: '', name: '' }, ...(field.choices ?? []).map((one) => ({ value: one, name: one }))]} />
          if (field.type === 'day') return <DayField key={field.id} {...common} value={value || null} set={(next) => setOne(field.id, next ?? '')} />
          if (field.type === 'number') return <NumberField key={field.id} {...common} value={value ? Number(value) : null} set={(next) => setOne(field.id, next === null ? '' : String(next))} />
          return <TextField key={field.id} {...common} value={value} set={(next) => setOne(field.id, next)} />
        })}
      </div>
    </section>
  )
}

export function ProfileFields({ typed, set, wrong }: Shape) {
  const error = (name: string) => (wrong?.pointer === `/${name}` ? wrong.detail : null)
  const text = (name: Text) => (
    <TextField key={name} label={said(`members.profile.${name}`)} value={typed[name]} set={(value) => set({ [name]: value })} error={error(name)} isFixed={fixed.includes(name)} inputMode={name === 'email' ? 'email' : fixed.includes(name) ? 'numeric' : undefined} rows={name === 'address' || name === 'notes' ? 2 : undefined} />
  )
  const genders = (['', 'female', 'male'] as const).map((value) => ({ value, name: value && said(`members.genders.${value}`) }))
  return (
    <>
      {parts.map((part) => (
        <section key={part.name} className="card">
          <h2>{said(`members.parts.${part.name}`)}</h2>
          <div className="form-grid">
            {part.texts.map(text)}
            {part.name === 'who' && <ChoiceField label={said('members.profile.gender')} value={typed.gender} set={(gender) => set({ gender })} choices={genders} />}
            {part.name === 'who' && <DayField label={said('members.profile.birth_day')} value={typed.birth_day} set={(birth_day) => set({ birth_day })} />}
            {part.name === 'who' && <DayField label={said('members.profile.wedding_day')} value={typed.wedding_day} set={(wedding_day) => set({ wedding_day })} />}
          </div>
        </section>
      ))}
      <OwnFields typed={typed} set={set} />
    </>
  )
}

export function GroupField({ typed, set }: Shape) {
  const groups = useMemberGroups()
  return groups.length ? <ChoiceField label={said('members.group')} value={typed.group} set={(group) => set({ group })} choices={[{ value: '', name: said('members.default_group') }, ...named(groups)]} /> : null
}
