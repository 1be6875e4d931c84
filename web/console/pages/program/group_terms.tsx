// What a group has of its own: how its points become credit, and how much credit it may spend; the rest is as for everybody.
import { Button } from 'antd'
import { useContext } from 'react'
import { money } from '../../../parts/formats'
import { named, useMemberGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { MoneyField } from '../../parts/fields'
import { said } from '../../words'
import { bare, termsOfGroup, withGroupTerms, type Document, type Terms } from './document'
import { MayEdit, MoneySlot, NumberSlot, Sentence } from './slots'

interface Shape {
  document: Document
  set: (part: Partial<Document>) => void
}
type Caps = Schema['Redemption']

const caps = ['per_invoice', 'per_day'] as const
const label = (name: string) => said(`program.slots.${name}`)

function Converts({ name, conversion, put }: { name: string; conversion?: Terms['conversion']; put: (next: Terms['conversion'] | undefined) => void }) {
  const mayEdit = useContext(MayEdit)
  const one = conversion as Schema['Conversion'] | undefined
  if (!one) return mayEdit ? <div><Button type="text" aria-label={said('program.add_group_conversion_of', { name })} onClick={() => put({ points: 100, credit: 100_000 } as Terms['conversion'])}>{said('program.add_group_conversion')}</Button></div> : null
  const change = (part: Partial<Schema['Conversion']>) => put({ ...one, ...part } as Terms['conversion'])
  return (
    <p className="rule-sentence">
      <Sentence k="program.conversion_sentence" slots={{
        points: <NumberSlot label={`${name}: ${label('points')}`} value={one.points} set={(points) => change({ points })} />,
        credit: <MoneySlot label={`${name}: ${label('credit')}`} value={one.credit} set={(credit) => change({ credit })} />,
      }} />
      {mayEdit && <Button type="text" aria-label={said('program.drop_group_conversion', { name })} onClick={() => put(undefined)}>{said('program.drop_term')}</Button>}
    </p>
  )
}

/** A group with one cap of its own has all of them: those of everybody are where it begins. */
function Spends({ name, own, all, put }: { name: string; own?: Caps; all?: Caps; put: (next: Caps | undefined) => void }) {
  const mayEdit = useContext(MayEdit)
  const change = (cap: (typeof caps)[number], value: number | null) => {
    const next = bare({ ...(own ?? all), [cap]: value ?? undefined }) as Caps
    put(Object.keys(next).length ? next : undefined)
  }
  if (!mayEdit) return own ? <p>{caps.filter((cap) => own[cap] != null).map((cap) => `${said(`program.caps.${cap}`)}: ${money(own[cap]!)}`).join(said('comma')) || said('program.no_cap')}</p> : null
  return <div className="form-grid">{caps.map((cap) => <MoneyField key={cap} label={said(`program.group_caps.${cap}`, { name })} value={own?.[cap] ?? null} set={(value) => change(cap, value)} />)}</div>
}

function OneGroup({ document, set, group, name }: Shape & { group: string; name: string }) {
  const terms = termsOfGroup(document, group)
  const put = (part: Partial<Terms>) => set(withGroupTerms(document, group, part))
  return (
    <fieldset className="festival" aria-label={name}>
      <legend><strong><bdi>{name}</bdi></strong></legend>
      <Converts name={name} conversion={terms?.conversion} put={(conversion) => put({ conversion })} />
      <Spends name={name} own={terms?.redemption as Caps | undefined} all={document.redemption as Caps | undefined} put={(redemption) => put({ redemption: redemption as Terms['redemption'] })} />
    </fieldset>
  )
}

export function GroupTerms({ document, set }: Shape) {
  const mayEdit = useContext(MayEdit)
  const groups = named(useMemberGroups())
  const shown = mayEdit ? groups : groups.filter(({ value }) => termsOfGroup(document, value))
  return (
    <section className="card" aria-label={said('program.terms.group_terms')}>
      <h3>{said('program.terms.group_terms')}</h3>
      <p className="soft">{said(groups.length ? 'program.group_terms_words' : 'program.without.group_terms')}</p>
      {shown.map(({ value, name }) => <OneGroup key={value} document={document} set={set} group={value} name={name} />)}
    </section>
  )
}
