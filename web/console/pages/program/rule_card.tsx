// A rule as a sentence card: what it gives, when, an example, how much at most.
import { useContext } from 'react'
import { Button } from 'antd'
import { money, number, plain } from '../../../parts/formats'
import { useBudgets } from '../../api/lists'
import { MoneyField, NumberField } from '../../parts/fields'
import { More } from '../../parts/page'
import { Say } from '../../parts/say'
import { Badge } from '../../parts/badge'
import { said } from '../../words'
import { Bands, isGrowing } from './bands'
import { Conditions } from './conditions'
import type { Rule } from './document'
import { exampleOf, GivesSentence } from './gives'
import { ChoiceSlot, MayEdit, MoneySlot, NumberSlot, Sentence } from './slots'

interface Shape {
  rule: Rule
  rules: Rule[]
  /** Names of the document's festivals. */
  festivals: string[]
  set: (rule: Rule) => void
  remove?: () => void
  /** What the server says against this very rule. */
  refusal?: string | null
}

const isPoints = (rule: Rule) => rule.gives.kind.startsWith('points')

/** What gives an amount of its own, and not once a window. */
const isBounded = (rule: Rule) => rule.gives.kind !== 'multiplier' && rule.gives.kind !== 'threshold_bonus'
/** A discount is a price: it has neither budget nor a member's total. */
const isGiven = (rule: Rule) => isBounded(rule) && !rule.gives.kind.startsWith('discount')
const startOf = (rule: Rule): Rule['budget'] => ({ amount: isPoints(rule) ? 10_000 : 100_000_000, span: 'in_all' })

/** What is given and left of it, of the version in force. */
function BudgetUsed({ rule }: { rule: Rule }) {
  const used = useBudgets().find((one) => one.rule === rule.number)
  if (!used) return null
  const shown = used.wallet === 'points' ? number : money
  return <p className="soft small">{said('program.budget_used', { given: shown(used.given), left: shown(used.left) })}</p>
}

function Budget({ rule, set }: Shape) {
  const budget = rule.budget
  if (!budget || !isGiven(rule)) return null
  const Amount = isPoints(rule) ? NumberSlot : MoneySlot
  const spans = (['in_all', 'jalali_month'] as const).map((value) => ({ value, name: said(`program.spans.${value}`) }))
  return (
    <>
      <p className="rule-sentence">
        <Sentence k={isPoints(rule) ? 'program.budget_points' : 'program.budget_credit'} slots={{
          amount: <Amount label={said('program.slots.budget')} value={budget.amount} set={(amount) => set({ ...rule, budget: { ...budget, amount } })} />,
          span: <ChoiceSlot label={said('program.slots.span')} value={budget.span} set={(span) => set({ ...rule, budget: { ...budget, span: span as 'in_all' } })} choices={spans} />,
        }} />
      </p>
      <BudgetUsed rule={rule} />
    </>
  )
}

function Caps({ rule, set }: Shape) {
  const mayEdit = useContext(MayEdit)
  const cap = (rule.cap ?? {}) as { per_invoice?: number; per_day?: number; per_member?: number }
  if (!rule.cap || !isBounded(rule)) return null
  const Bound = isPoints(rule) ? NumberField : MoneyField
  const change = (part: typeof cap) => set({ ...rule, cap: { ...cap, ...part } as Rule['cap'] })
  if (!mayEdit) {
    const shown = isPoints(rule) ? number : money
    return <p className="soft">{[cap.per_invoice != null && said('program.cap_invoice', { most: shown(cap.per_invoice) }), cap.per_day != null && said('program.cap_day', { most: shown(cap.per_day) }), cap.per_member != null && said('program.cap_member', { most: shown(cap.per_member) })].filter(Boolean).join(said('comma'))}</p>
  }
  return (
    <div className="form-grid">
      <Bound label={said('program.slots.per_invoice')} value={cap.per_invoice ?? null} set={(next) => change({ per_invoice: next ?? undefined })} />
      <Bound label={said('program.slots.per_day')} value={cap.per_day ?? null} set={(next) => change({ per_day: next ?? undefined })} />
      {isGiven(rule) && <Bound label={said('program.slots.per_member')} value={cap.per_member ?? null} set={(next) => change({ per_member: next ?? undefined })} />}
    </div>
  )
}

function Example({ rule }: { rule: Rule }) {
  const example = exampleOf(rule.gives)
  if (!example) return null
  return <p className="soft small"><Say k={example.k} v={{ basket: money(example.basket), points: number(example.points), rest: money(example.rest) }} /></p>
}

export function RuleCard(shape: Shape) {
  const { rule, rules, festivals, set, remove, refusal } = shape
  const mayEdit = useContext(MayEdit)
  const bounded = isBounded(rule)
  const acts = [
    { name: said(rule.is_paused ? 'program.go_on' : 'program.pause'), run: () => set({ ...rule, is_paused: !rule.is_paused }) },
    ...(bounded ? [{ name: said(rule.cap ? 'program.drop_cap' : 'program.add_cap'), run: () => set({ ...rule, cap: rule.cap ? undefined : {} }) }] : []),
    ...(isGiven(rule) ? [{ name: said(rule.budget ? 'program.drop_budget' : 'program.add_budget'), run: () => set({ ...rule, budget: rule.budget ? undefined : startOf(rule) }) }] : []),
    ...(remove ? [{ name: said('program.remove_rule'), run: remove, isDanger: true }] : []),
  ]
  return (
    <article className={rule.is_paused ? 'card rule paused' : 'card rule'} aria-label={rule.name}>
      <header className="section-head">
        {mayEdit ? <input className="slot rule-name" dir="auto" aria-label={said('program.rule_name')} value={rule.name} onChange={(event) => set({ ...rule, name: event.target.value })} /> : <h2><bdi>{rule.name}</bdi></h2>}
        <span className="badges"><Badge tone={rule.is_paused ? 'warn' : 'plain'}>{rule.is_paused ? said('program.is_paused') : said('program.number', { n: plain(rule.number) })}</Badge>{mayEdit && <More acts={acts} />}</span>
      </header>
      <p className="rule-sentence"><GivesSentence gives={rule.gives} rules={rules} set={(gives) => set({ ...rule, gives })} /></p>
      {isGrowing(rule.gives) && <Bands gives={rule.gives} set={(gives) => set({ ...rule, gives })} />}
      <Conditions festivals={festivals} when={rule.when ?? []} set={(when) => set({ ...rule, when })} />
      <Caps {...shape} />
      <Budget {...shape} />
      <Example rule={rule} />
      {refusal && <p className="refusal" role="alert">{refusal}</p>}
    </article>
  )
}

export const AddRule = ({ run }: { run: () => void }) => <Button onClick={run}>{said('program.add_rule')}</Button>
