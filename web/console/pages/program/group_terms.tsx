// What a group has of its own: how its points become credit, and how much credit it may spend; the rest is as for everybody.
import { Button } from 'antd'
import { useContext } from 'react'
import { named, useMemberGroups } from '../../api/lists'
import { said } from '../../words'
import { ConversionSentence, firstRate, type Rate } from './conversion'
import { bare, termsOfGroup, withGroupTerms, type Document, type Terms } from './document'
import { CapsFields } from './redemption'
import type { Caps } from './reckoned'
import { RefusedAt } from './refused'
import { MayEdit } from './slots'

interface Shape {
  document: Document
  set: (part: Partial<Document>) => void
}

const label = (name: string) => said(`program.slots.${name}`)

function Converts({ name, rate, put, at }: { name: string; rate?: Rate; put: (next: Rate | undefined) => void; at: string }) {
  const mayEdit = useContext(MayEdit)
  if (!rate) return mayEdit ? <div><Button type="text" aria-label={said('program.add_group_conversion_of', { name })} onClick={() => put(firstRate)}>{said('program.add_group_conversion')}</Button></div> : null
  return (
    <ConversionSentence rate={rate} set={put} label={(slot) => `${name}: ${label(slot)}`} at={at}>
      {mayEdit && <Button type="text" aria-label={said('program.drop_group_conversion', { name })} onClick={() => put(undefined)}>{said('program.drop_term')}</Button>}
    </ConversionSentence>
  )
}

/** A group with one cap of its own has all of them: those of everybody are where it begins. */
function Spends({ name, own, all, put, at }: { name: string; own?: Caps; all?: Caps; put: (next: Caps | undefined) => void; at: string }) {
  const mayEdit = useContext(MayEdit)
  if (!mayEdit && !own) return null
  const change = (cap: keyof Caps, value: number | null) => {
    const next = bare({ ...(own ?? all), [cap]: value ?? undefined }) as Caps
    put(Object.keys(next).length ? next : undefined)
  }
  return <CapsFields caps={own ?? {}} change={change} label={(cap) => said(`program.group_caps.${cap}`, { name })} at={at} />
}

function OneGroup({ document, set, group, name }: Shape & { group: string; name: string }) {
  const terms = termsOfGroup(document, group)
  const put = (part: Partial<Terms>) => set(withGroupTerms(document, group, part))
  const at = `/group_terms/${terms ? (document.group_terms ?? []).indexOf(terms) : 'none'}`
  return (
    <fieldset className="festival" aria-label={name}>
      <legend><strong><bdi>{name}</bdi></strong></legend>
      <Converts name={name} rate={terms?.conversion} put={(conversion) => put({ conversion })} at={`${at}/conversion`} />
      <Spends name={name} own={terms?.redemption} all={document.redemption} put={(redemption) => put({ redemption })} at={`${at}/redemption`} />
      <RefusedAt at={`${at}/groups`} />
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
