// A rule as a sentence card: what it gives, when, an example, how much at most.
import { useContext } from 'react'
import { Button } from 'antd'
import { money, number, plain } from '../../../parts/formats'
import { MoneyField, NumberField } from '../../parts/fields'
import { More } from '../../parts/page'
import { Say } from '../../parts/say'
import { Badge } from '../../parts/badge'
import { said } from '../../words'
import { Conditions } from './conditions'
import type { Rule } from './document'
import { exampleOf, GivesSentence } from './gives'
import { MayEdit } from './slots'

interface Shape {
  rule: Rule
  rules: Rule[]
  set: (rule: Rule) => void
  remove?: () => void
  /** What the server says against this very rule. */
  refusal?: string | null
}

const isPoints = (rule: Rule) => rule.gives.kind.startsWith('points')

function Caps({ rule, set }: Shape) {
  const mayEdit = useContext(MayEdit)
  const cap = (rule.cap ?? {}) as { per_invoice?: number; per_day?: number }
  if (!rule.cap || rule.gives.kind === 'multiplier') return null
  const Bound = isPoints(rule) ? NumberField : MoneyField
  const change = (part: typeof cap) => set({ ...rule, cap: { ...cap, ...part } as Rule['cap'] })
  if (!mayEdit) {
    const shown = isPoints(rule) ? number : money
    return <p className="soft">{[cap.per_invoice != null && said('program.cap_invoice', { most: shown(cap.per_invoice) }), cap.per_day != null && said('program.cap_day', { most: shown(cap.per_day) })].filter(Boolean).join(said('comma'))}</p>
  }
  return (
    <div className="form-grid">
      <Bound label={said('program.slots.per_invoice')} value={cap.per_invoice ?? null} set={(next) => change({ per_invoice: next ?? undefined })} />
      <Bound label={said('program.slots.per_day')} value={cap.per_day ?? null} set={(next) => change({ per_day: next ?? undefined })} />
    </div>
  )
}

function Example({ rule }: { rule: Rule }) {
  const example = exampleOf(rule.gives)
  if (!example) return null
  return <p className="soft small"><Say k={example.k} v={{ basket: money(example.basket), points: number(example.points), rest: money(example.rest) }} /></p>
}

export function RuleCard(shape: Shape) {
  const { rule, rules, set, remove, refusal } = shape
  const mayEdit = useContext(MayEdit)
  const capped = rule.gives.kind !== 'multiplier'
  const acts = [
    { name: said(rule.is_paused ? 'program.go_on' : 'program.pause'), run: () => set({ ...rule, is_paused: !rule.is_paused }) },
    ...(capped ? [{ name: said(rule.cap ? 'program.drop_cap' : 'program.add_cap'), run: () => set({ ...rule, cap: rule.cap ? undefined : {} }) }] : []),
    ...(remove ? [{ name: said('program.remove_rule'), run: remove, isDanger: true }] : []),
  ]
  return (
    <article className={rule.is_paused ? 'card rule paused' : 'card rule'} aria-label={rule.name}>
      <header className="section-head">
        {mayEdit ? <input className="slot rule-name" dir="auto" aria-label={said('program.rule_name')} value={rule.name} onChange={(event) => set({ ...rule, name: event.target.value })} /> : <h2><bdi>{rule.name}</bdi></h2>}
        <span className="badges"><Badge tone={rule.is_paused ? 'warn' : 'plain'}>{rule.is_paused ? said('program.is_paused') : said('program.number', { n: plain(rule.number) })}</Badge>{mayEdit && <More acts={acts} />}</span>
      </header>
      <p className="rule-sentence"><GivesSentence gives={rule.gives} rules={rules} set={(gives) => set({ ...rule, gives })} /></p>
      <Conditions when={rule.when ?? []} set={(when) => set({ ...rule, when })} />
      <Caps {...shape} />
      <Example rule={rule} />
      {refusal && <p className="refusal" role="alert">{refusal}</p>}
    </article>
  )
}

export const AddRule = ({ run }: { run: () => void }) => <Button onClick={run}>{said('program.add_rule')}</Button>
