// What a new condition and a new rule begin with.
import type { Condition, Rule } from './document'

export const kinds: Condition['kind'][] = ['member_group', 'weekday', 'hours', 'dates', 'each_year', 'festival', 'branch', 'till', 'goods', 'basket_size', 'payment', 'nth_purchase', 'purchase_count', 'birthday', 'anniversary']

export const blank: Record<Condition['kind'], Condition> = {
  member_group: { kind: 'member_group', groups: [] }, weekday: { kind: 'weekday', days: [] }, hours: { kind: 'hours', from_minute: 540, until_minute: 1020 }, dates: { kind: 'dates' },
  each_year: { kind: 'each_year', from_month: 12, from_day: 25, until_month: 1, until_day: 13 }, festival: { kind: 'festival', festival: '' },
  branch: { kind: 'branch', branches: [] }, till: { kind: 'till', tills: [] }, goods: { kind: 'goods', goods: [], goods_groups: [] }, basket_size: { kind: 'basket_size' }, payment: { kind: 'payment', payments: [] },
  nth_purchase: { kind: 'nth_purchase', number: 1, repeats: false }, purchase_count: { kind: 'purchase_count', at_least: 2 }, birthday: { kind: 'birthday', days_before: 3, days_after: 3 }, anniversary: { kind: 'anniversary', days_before: 0, days_after: 7 },
}

/** A rule without its number and its name: those are given when it is taken. */
type Ready = Omit<Rule, 'number' | 'name'>

export const ready: Record<string, Ready> = {
  every_purchase: { gives: { kind: 'points_per_amount', points: 1, per: 200_000 }, when: [] },
  cash_back: { gives: { kind: 'credit_percent', percent: 300 }, when: [] },
  quiet_day: { gives: { kind: 'multiplier', factor: 20_000, touches: 'points', rules: [] }, when: [{ kind: 'weekday', days: ['tuesday'] }] },
  bigger_basket: { gives: { kind: 'points', points: 20 }, when: [{ kind: 'basket_size', at_least: 10_000_000 }] },
  birthday: { gives: { kind: 'points', points: 100 }, when: [{ kind: 'birthday', days_before: 3, days_after: 3 }] },
  second_visit: { gives: { kind: 'points', points: 50 }, when: [{ kind: 'nth_purchase', number: 2, repeats: false }] },
  happy_hour: { gives: { kind: 'credit_percent', percent: 200 }, when: [{ kind: 'hours', from_minute: 600, until_minute: 840 }] },
  threshold: { gives: { kind: 'threshold_bonus', reach: 1_000, days: 30, points: 200, rules: [] }, when: [] },
  nowruz: { gives: { kind: 'points', points: 50 }, when: [{ kind: 'each_year', from_month: 12, from_day: 25, until_month: 1, until_day: 13 }] },
  discount: { gives: { kind: 'discount_percent', percent: 1_000, bands: [] }, when: [] },
  growing_discount: { gives: { kind: 'discount_percent', percent: 500, bands: [{ purchase: 2, percent: 700 }, { purchase: 5, percent: 1_000 }] }, when: [] },
  fixed_credit: { gives: { kind: 'credit', credit: 50_000 }, when: [] },
  points_by_good: { gives: { kind: 'points_by_good', list: [] }, when: [] },
  discount_by_good: { gives: { kind: 'discount_by_good', list: [] }, when: [] },
  fixed_discount: { gives: { kind: 'discount', discount: 200_000, bands: [] }, when: [{ kind: 'basket_size', at_least: 5_000_000 }] },
  discount_by_piece: { gives: { kind: 'discount_per_piece', discount: 20_000 }, when: [{ kind: 'goods', goods: [], goods_groups: [] }] },
  credit_by_piece: { gives: { kind: 'credit_per_piece', credit: 20_000 }, when: [{ kind: 'goods', goods: [], goods_groups: [] }] },
  by_piece: { gives: { kind: 'points_per_piece', points: 5 }, when: [{ kind: 'goods', goods: [], goods_groups: [] }] },
}
