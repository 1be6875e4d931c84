// What a rule gives, apart from how it is said: its rounding, its list of goods, the rules that it names.
import type { Gives, Kind, Rule } from './document'

export type Rounding = 'kept' | 'down' | 'nearest' | 'up'
export type Rounded = Kind<Gives, 'points_per_amount' | 'credit_percent'>

export const isRounded = (gives: Gives): gives is Rounded => gives.kind === 'points_per_amount' || gives.kind === 'credit_percent'

/** What becomes of a part of a point or of a rial. */
export function roundingOf(gives: Rounded): Rounding {
  if (gives.kind === 'points_per_amount' && (gives.keeps_remainder ?? true)) return 'kept'
  return gives.rounding ?? 'down'
}

export function withRounding(gives: Rounded, next: Rounding): Rounded {
  const rounding = next === 'kept' ? undefined : next
  return gives.kind === 'points_per_amount' ? { ...gives, keeps_remainder: next === 'kept', rounding } : { ...gives, rounding }
}

/** Does the document itself say how it is rounded? */
export const saysRounding = (gives: Gives): boolean => isRounded(gives) && (gives.rounding != null || (gives.kind === 'points_per_amount' && gives.keeps_remainder != null))

export function withoutRounding(gives: Rounded): Rounded {
  return gives.kind === 'points_per_amount' ? { ...gives, keeps_remainder: undefined, rounding: undefined } : { ...gives, rounding: undefined }
}

export type ByGood = Kind<Gives, 'points_by_good' | 'discount_by_good'>
/** A line of a list: a good or a group of goods, and its points or its percent. */
export interface Entry {
  good?: string
  goods_group?: string
  worth: number
}
export const isByGood = (gives: Gives): gives is ByGood => gives.kind === 'points_by_good' || gives.kind === 'discount_by_good'

export function entriesOf(gives: ByGood): Entry[] {
  const list = gives.list ?? []
  return list.map(({ good, goods_group, ...of }) => ({ ...(good ? { good } : {}), ...(goods_group ? { goods_group } : {}), worth: 'points' in of ? of.points : of.percent }))
}

export function withEntries(gives: ByGood, entries: Entry[]): ByGood {
  if (gives.kind === 'points_by_good') return { ...gives, list: entries.map(({ worth, ...of }) => ({ ...of, points: worth })) }
  return { ...gives, list: entries.map(({ worth, ...of }) => ({ ...of, percent: worth })) }
}

export type Naming = Kind<Gives, 'multiplier' | 'threshold_bonus'>
export const isNaming = (gives: Gives): gives is Naming => gives.kind === 'multiplier' || gives.kind === 'threshold_bonus'

const byPurchase: Gives['kind'][] = ['points_per_amount', 'points_per_piece', 'points_by_good', 'points']
const byRate: Gives['kind'][] = ['points_per_amount', 'credit_percent']

/** Which rules a multiplier may touch, and which ones' points a bonus can count: never itself. */
export const namableBy = (rule: Rule, rules: Rule[]): Rule[] =>
  rules.filter((other) => other.number !== rule.number && (rule.gives.kind === 'multiplier' ? byRate : byPurchase).includes(other.gives.kind))
