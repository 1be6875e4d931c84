// How much a rule gives at most: to one member, and to everybody together.
import { useContext } from 'react'
import { money, number } from '../../../parts/formats'
import { useBudgets } from '../../api/lists'
import { MoneyField, NumberField } from '../../parts/fields'
import { said } from '../../words'
import type { Gives, Rule } from './document'
import { RefusedAt, useRefused } from './refused'
import { ChoiceSlot, MayEdit, MoneySlot, NumberSlot, Sentence } from './slots'

interface Shape {
  rule: Rule
  set: (rule: Rule) => void
  at: string
}

const isPoints = (rule: Rule) => rule.gives.kind.startsWith('points')

/** What gives an amount of its own, and not once a window. */
export const isBounded = ({ kind }: Gives) => kind !== 'multiplier' && kind !== 'threshold_bonus'
/** A discount is a price: it has neither budget nor a member's total nor a life. */
export const isDiscount = ({ kind }: Gives) => kind.startsWith('discount')
export const isGiven = (gives: Gives) => isBounded(gives) && !isDiscount(gives)
export const firstBudget = (rule: Rule): Rule['budget'] => ({ amount: isPoints(rule) ? 10_000 : 100_000_000, span: 'in_all' })

/** What is given and left of it, of the version in force. */
function BudgetUsed({ rule }: { rule: Rule }) {
  const used = useBudgets().find((one) => one.rule === rule.number)
  if (!used) return null
  const shown = used.wallet === 'points' ? number : money
  return <p className="soft small">{said('program.budget_used', { given: shown(used.given), left: shown(used.left) })}</p>
}

export function Budget({ rule, set, at }: Shape) {
  const budget = rule.budget
  if (!budget || !isGiven(rule.gives)) return null
  const Amount = isPoints(rule) ? NumberSlot : MoneySlot
  const spans = (['in_all', 'jalali_month'] as const).map((value) => ({ value, name: said(`program.spans.${value}`) }))
  return (
    <>
      <p className="rule-sentence">
        <Sentence k={isPoints(rule) ? 'program.budget_points' : 'program.budget_credit'} slots={{
          amount: <Amount label={said('program.slots.budget')} value={budget.amount} set={(amount) => set({ ...rule, budget: { ...budget, amount } })} at={`${at}/amount`} />,
          span: <ChoiceSlot label={said('program.slots.span')} value={budget.span} set={(span) => set({ ...rule, budget: { ...budget, span: span as 'in_all' } })} choices={spans} />,
        }} />
      </p>
      <BudgetUsed rule={rule} />
      <RefusedAt at={at} unit={isPoints(rule) ? 'number' : 'money'} />
    </>
  )
}

type Cap = NonNullable<Rule['cap']>
const caps = ['per_invoice', 'per_day', 'per_member'] as const

function CapField({ name, rule, set, at }: Shape & { name: keyof Cap }) {
  const refused = useRefused(`${at}/${name}`, isPoints(rule) ? 'number' : 'money')
  const Bound = isPoints(rule) ? NumberField : MoneyField
  return <Bound label={said(`program.slots.${name}`)} value={rule.cap?.[name] ?? null} set={(next) => set({ ...rule, cap: { ...rule.cap, [name]: next ?? undefined } })} error={refused} />
}

export function Caps(shape: Shape) {
  const mayEdit = useContext(MayEdit)
  const { rule, at } = shape
  const cap = rule.cap
  if (!cap || !isBounded(rule.gives)) return null
  const shown = isPoints(rule) ? number : money
  const words = { per_invoice: 'program.cap_invoice', per_day: 'program.cap_day', per_member: 'program.cap_member' }
  if (!mayEdit) return <p className="soft">{caps.filter((name) => cap[name] != null).map((name) => said(words[name], { most: shown(cap[name]!) })).join(said('comma'))}</p>
  return (
    <>
      <div className="form-grid">{caps.filter((name) => name === 'per_invoice' || isGiven(rule.gives) || cap[name] != null).map((name) => <CapField key={name} name={name} {...shape} />)}</div>
      <RefusedAt at={at} but={caps.map((name) => `/${name}`)} />
    </>
  )
}
