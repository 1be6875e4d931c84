// What a rule gives, as one sentence with blanks, and one example of it.
import { money, number, percent as percentShown } from '../../../parts/formats'
import type { Values } from '../../../parts/texts'
import { said } from '../../words'
import type { NameOf } from './by_good'
import type { Gives, Kind, Rule } from './document'
import { entriesOf, roundingOf, type ByGood } from './gives'
import { lessPercent, pointsOf, timesFloor } from './reckoned'
import { ChoiceSlot, FactorSlot, MoneySlot, NumberSlot, PercentSlot, Sentence } from './slots'

interface Shape {
  gives: Gives
  set: (gives: Gives) => void
  rules: Rule[]
  at: string
}

const label = (name: string) => said(`program.slots.${name}`)
const choices = (of: string, values: string[]) => values.map((value) => ({ value, name: said(`program.${of}.${value}`) }))
const touches = () => (['points', 'credit', 'both'] as const).map((value) => ({ value, name: said(`program.touches.${value}`) }))

/** The steps stand under the sentence. */
const bandsOf = (bands: unknown[] | undefined) => (bands?.length ? said('program.bands') : '')
const namesOf = (rules: Rule[], numbers: number[] | undefined) => rules.filter((rule) => numbers?.includes(rule.number)).map((rule) => `«${rule.name}»`).join(said('comma'))

/** «با ۱٬۰۰۰ امتیاز در ۳۰ روز، ۲۰۰ امتیاز جایزه»: the window is days or the Jalali month, the prize points or credit. */
function BonusSentence({ gives, set, rules, at }: Shape & { gives: Kind<Gives, 'threshold_bonus'> }) {
  const isCredit = gives.credit != null
  const names = namesOf(rules, gives.rules)
  const amount = isCredit ? <MoneySlot label={label('bonus')} value={gives.credit ?? 0} set={(credit) => set({ ...gives, credit })} at={`${at}/credit`} /> : <NumberSlot label={label('bonus')} value={gives.points ?? 0} set={(points) => set({ ...gives, points })} at={`${at}/points`} />
  const turn = (unit: string) => set({ ...gives, points: unit === 'points' ? 200 : undefined, credit: unit === 'credit' ? 200_000 : undefined })
  return (
    <Sentence k="program.gives.threshold_bonus" slots={{
      reach: <NumberSlot label={label('reach')} value={gives.reach} set={(reach) => set({ ...gives, reach })} at={`${at}/reach`} />,
      days: gives.days == null ? '' : <NumberSlot label={label('window_days')} value={gives.days} set={(days) => set({ ...gives, days })} at={`${at}/days`} />,
      window: <ChoiceSlot label={label('window')} value={gives.days == null ? 'month' : 'days'} set={(next) => set({ ...gives, days: next === 'days' ? 30 : undefined })} choices={choices('windows', ['days', 'month'])} />,
      amount,
      unit: <ChoiceSlot label={label('bonus_unit')} value={isCredit ? 'credit' : 'points'} set={turn} choices={choices('touches', ['points', 'credit'])} />,
      of: names ? <bdi>{said('program.of_rules', { names })}</bdi> : '',
    }} />
  )
}

export function GivesSentence({ gives, set, rules, at }: Shape) {
  const k = `program.gives.${gives.kind}`
  switch (gives.kind) {
    case 'points_per_amount':
      return <Sentence k={k} slots={{ per: <MoneySlot label={label('per')} value={gives.per} set={(per) => set({ ...gives, per })} at={`${at}/per`} />, points: <NumberSlot label={label('points')} value={gives.points} set={(points) => set({ ...gives, points })} at={`${at}/points`} /> }} />
    case 'credit_percent':
      return <Sentence k={k} slots={{ percent: <PercentSlot label={label('percent')} value={gives.percent} set={(percent) => set({ ...gives, percent })} at={`${at}/percent`} /> }} />
    case 'points':
    case 'points_per_piece':
      return <Sentence k={k} slots={{ points: <NumberSlot label={label('points')} value={gives.points} set={(points) => set({ ...gives, points })} at={`${at}/points`} /> }} />
    case 'credit':
    case 'credit_per_piece':
      return <Sentence k={k} slots={{ credit: <MoneySlot label={label('credit')} value={gives.credit} set={(credit) => set({ ...gives, credit })} at={`${at}/credit`} /> }} />
    case 'discount_percent':
      return <Sentence k={k} slots={{ percent: <PercentSlot label={label('percent')} value={gives.percent} set={(percent) => set({ ...gives, percent })} at={`${at}/percent`} />, bands: bandsOf(gives.bands) }} />
    case 'discount':
      return <Sentence k={k} slots={{ discount: <MoneySlot label={label('discount')} value={gives.discount} set={(discount) => set({ ...gives, discount })} at={`${at}/discount`} />, bands: bandsOf(gives.bands) }} />
    case 'discount_per_piece':
      return <Sentence k={k} slots={{ discount: <MoneySlot label={label('discount')} value={gives.discount} set={(discount) => set({ ...gives, discount })} at={`${at}/discount`} /> }} />
    case 'discount_by_good':
    case 'points_by_good':
      return <Sentence k={k} slots={{ n: <strong>{number(gives.list?.length ?? 0)}</strong> }} />
    case 'threshold_bonus':
      return <BonusSentence gives={gives} set={set} rules={rules} at={at} />
    case 'multiplier': {
      const names = namesOf(rules, gives.rules)
      return (
        <Sentence k={k} slots={{
          what: <ChoiceSlot label={label('touches')} value={gives.touches ?? 'both'} set={(next) => set({ ...gives, touches: next as 'both' })} choices={touches()} />,
          factor: <FactorSlot label={label('factor')} value={gives.factor} set={(factor) => set({ ...gives, factor })} at={`${at}/factor`} />,
          of: names ? <bdi>{said('program.of_rules', { names })}</bdi> : '',
        }} />
      )
    }
  }
}

type Example = { k: string; v: Values } | null

function ofAmount(gives: Kind<Gives, 'points_per_amount'>): Example {
  if (gives.per <= 0) return null
  const rounding = roundingOf(gives)
  // More than half a step over where it is rounded, so that it is seen.
  const basket = Math.round(rounding === 'nearest' || rounding === 'up' ? gives.per * 2.6 : gives.per * 2.5)
  const points = pointsOf(gives.points, gives.per, basket, rounding)
  // What is left over is plain to see where one point is the unit; beyond that it is left to the simulator.
  const rest = gives.points === 1 && (rounding === 'kept' || rounding === 'down') ? basket - points * gives.per : 0
  const k = !rest ? 'program.example_plain' : rounding === 'kept' ? 'program.example' : 'program.example_lost'
  return { k, v: { basket: money(basket), points: number(points), rest: money(rest) } }
}

/** So much of whatever has no price of its own: 100,000 toman. */
const somePrice = 1_000_000
const somePieces = 3

function ofList(gives: ByGood, nameOf: NameOf): Example {
  const first = entriesOf(gives)[0]
  if (!first) return null
  const { name, price } = nameOf(first)
  if (gives.kind === 'points_by_good') return { k: 'program.example_pieces', v: { pieces: number(somePieces), what: name, points: number(somePieces * first.worth) } }
  const before = price ?? somePrice
  return { k: 'program.example_price', v: { what: name, price: money(before), paid: money(lessPercent(before, first.worth)) } }
}

/** «۵۰٬۰۰۰ تومان خرید ۲ امتیاز»: one example under the sentence, where it can be reckoned at sight. */
export function exampleOf(gives: Gives, nameOf: NameOf): Example {
  switch (gives.kind) {
    case 'points_per_amount': return ofAmount(gives)
    case 'credit_percent': return { k: 'program.example_credit', v: { basket: money(somePrice), credit: money(timesFloor(somePrice, gives.percent, 10_000)) } }
    case 'points_by_good':
    case 'discount_by_good': return ofList(gives, nameOf)
    case 'points_per_piece': return { k: 'program.example_each', v: { pieces: number(somePieces), worth: said('ledger.n_points', { n: number(somePieces * gives.points) }) } }
    case 'credit_per_piece': return { k: 'program.example_each', v: { pieces: number(somePieces), worth: money(somePieces * gives.credit) } }
    case 'discount_per_piece': return { k: 'program.example_each_less', v: { pieces: number(somePieces), worth: money(somePieces * gives.discount) } }
    case 'discount_percent': return gives.percent === 0 ? null : { k: 'program.example_less', v: { price: money(somePrice), percent: percentShown(gives.percent), paid: money(lessPercent(somePrice, gives.percent)) } }
    default: return null
  }
}
