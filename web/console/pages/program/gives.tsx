// What a rule gives, as one sentence with blanks.
import { number } from '../../../parts/formats'
import { said } from '../../words'
import type { Gives, Kind, Rule } from './document'
import { ChoiceSlot, FactorSlot, MoneySlot, NumberSlot, PercentSlot, Sentence } from './slots'

interface Shape {
  gives: Gives
  set: (gives: Gives) => void
  rules: Rule[]
}

const label = (name: string) => said(`program.slots.${name}`)
const choices = (of: string, values: string[]) => values.map((value) => ({ value, name: said(`program.${of}.${value}`) }))
const touches = () => (['points', 'credit', 'both'] as const).map((value) => ({ value, name: said(`program.touches.${value}`) }))

/** The steps stand under the sentence. */
const bandsOf = (bands: unknown[] | undefined) => (bands?.length ? said('program.bands') : '')
const namesOf = (rules: Rule[], numbers: number[] | undefined) => rules.filter((rule) => numbers?.includes(rule.number)).map((rule) => `«${rule.name}»`).join(said('comma'))

/** «با ۱٬۰۰۰ امتیاز در ۳۰ روز، ۲۰۰ امتیاز جایزه»: the window is days or the Jalali month, the prize points or credit. */
function BonusSentence({ gives, set, rules }: Shape & { gives: Kind<Gives, 'threshold_bonus'> }) {
  const isCredit = gives.credit != null
  const names = namesOf(rules, gives.rules)
  const amount = isCredit ? <MoneySlot label={label('bonus')} value={gives.credit ?? 0} set={(credit) => set({ ...gives, credit })} /> : <NumberSlot label={label('bonus')} value={gives.points ?? 0} set={(points) => set({ ...gives, points })} />
  const turn = (unit: string) => set({ ...gives, points: unit === 'points' ? 200 : undefined, credit: unit === 'credit' ? 200_000 : undefined })
  return (
    <Sentence k="program.gives.threshold_bonus" slots={{
      reach: <NumberSlot label={label('reach')} value={gives.reach} set={(reach) => set({ ...gives, reach })} />,
      days: gives.days == null ? '' : <NumberSlot label={label('window_days')} value={gives.days} set={(days) => set({ ...gives, days })} />,
      window: <ChoiceSlot label={label('window')} value={gives.days == null ? 'month' : 'days'} set={(next) => set({ ...gives, days: next === 'days' ? 30 : undefined })} choices={choices('windows', ['days', 'month'])} />,
      amount,
      unit: <ChoiceSlot label={label('bonus_unit')} value={isCredit ? 'credit' : 'points'} set={turn} choices={choices('touches', ['points', 'credit'])} />,
      of: names ? <bdi>{said('program.of_rules', { names })}</bdi> : '',
    }} />
  )
}

export function GivesSentence({ gives, set, rules }: Shape) {
  const k = `program.gives.${gives.kind}`
  switch (gives.kind) {
    case 'points_per_amount':
      return <Sentence k={k} slots={{ per: <MoneySlot label={label('per')} value={gives.per} set={(per) => set({ ...gives, per })} />, points: <NumberSlot label={label('points')} value={gives.points} set={(points) => set({ ...gives, points })} /> }} />
    case 'credit_percent':
      return <Sentence k={k} slots={{ percent: <PercentSlot label={label('percent')} value={gives.percent} set={(percent) => set({ ...gives, percent })} /> }} />
    case 'points':
    case 'points_per_piece':
      return <Sentence k={k} slots={{ points: <NumberSlot label={label('points')} value={gives.points} set={(points) => set({ ...gives, points })} /> }} />
    case 'credit':
    case 'credit_per_piece':
      return <Sentence k={k} slots={{ credit: <MoneySlot label={label('credit')} value={gives.credit} set={(credit) => set({ ...gives, credit })} /> }} />
    case 'discount_percent':
      return <Sentence k={k} slots={{ percent: <PercentSlot label={label('percent')} value={gives.percent} set={(percent) => set({ ...gives, percent })} />, bands: bandsOf(gives.bands) }} />
    case 'discount':
      return <Sentence k={k} slots={{ discount: <MoneySlot label={label('discount')} value={gives.discount} set={(discount) => set({ ...gives, discount })} />, bands: bandsOf(gives.bands) }} />
    case 'discount_per_piece':
      return <Sentence k={k} slots={{ discount: <MoneySlot label={label('discount')} value={gives.discount} set={(discount) => set({ ...gives, discount })} /> }} />
    case 'discount_by_good':
    case 'points_by_good':
      return <Sentence k={k} slots={{ n: <strong>{number(gives.list?.length ?? 0)}</strong> }} />
    case 'threshold_bonus':
      return <BonusSentence gives={gives} set={set} rules={rules} />
    case 'multiplier': {
      const names = namesOf(rules, gives.rules)
      return (
        <Sentence k={k} slots={{
          what: <ChoiceSlot label={label('touches')} value={gives.touches ?? 'both'} set={(next) => set({ ...gives, touches: next as 'both' })} choices={touches()} />,
          factor: <FactorSlot label={label('factor')} value={gives.factor} set={(factor) => set({ ...gives, factor })} />,
          of: names ? <bdi>{said('program.of_rules', { names })}</bdi> : '',
        }} />
      )
    }
  }
}

/** «۵۰٬۰۰۰ تومان خرید ۲ امتیاز»: one example under the sentence, where it can be reckoned at sight. */
export function exampleOf(gives: Gives): { k: string; basket: number; points: number; rest: number } | null {
  if (gives.kind !== 'points_per_amount' || gives.per <= 0) return null
  const basket = Math.round(gives.per * 2.5)
  const points = Math.floor((basket * gives.points) / gives.per)
  // What is left over is plain to see where one point is the unit; beyond that it is left to the simulator.
  const rest = gives.points === 1 ? basket - points * gives.per : 0
  const k = !rest ? 'program.example_plain' : gives.keeps_remainder === false ? 'program.example_lost' : 'program.example'
  return { k, basket, points, rest }
}
