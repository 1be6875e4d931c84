// What a rule gives, to the page and back to the document.
import { expect, test } from 'vitest'
import type { Rule } from './document'
import { entriesOf, namableBy, roundingOf, saysRounding, withEntries, withoutRounding, withRounding, type ByGood, type Rounded, type Rounding } from './gives'

const byAmount: Rounded = { kind: 'points_per_amount', points: 1, per: 200_000 }
const percent: Rounded = { kind: 'credit_percent', percent: 300 }

test('each way of rounding is written so that it is read again', () => {
  for (const way of ['kept', 'down', 'nearest', 'up'] as Rounding[]) expect(roundingOf(withRounding(byAmount, way))).toBe(way)
  for (const way of ['down', 'nearest', 'up'] as Rounding[]) expect(roundingOf(withRounding(percent, way))).toBe(way)
})

test('a remainder that is kept is never rounded, as the server asks', () => {
  expect(withRounding({ ...byAmount, keeps_remainder: false, rounding: 'up' }, 'kept')).toEqual({ ...byAmount, keeps_remainder: true, rounding: undefined })
  expect(withRounding(byAmount, 'nearest')).toEqual({ ...byAmount, keeps_remainder: false, rounding: 'nearest' })
})

test('where the document says nothing, a point keeps its remainder and a rial is cut', () => {
  expect([roundingOf(byAmount), roundingOf(percent)]).toEqual(['kept', 'down'])
  expect([saysRounding(byAmount), saysRounding(percent), saysRounding({ kind: 'points', points: 5 })]).toEqual([false, false, false])
  expect([saysRounding({ ...byAmount, keeps_remainder: true }), saysRounding({ ...percent, rounding: 'down' })]).toEqual([true, true])
  expect(saysRounding(withoutRounding(withRounding(byAmount, 'up')))).toBe(false)
  expect(saysRounding(withoutRounding(withRounding(percent, 'up')))).toBe(false)
})

test.each<[string, ByGood]>([
  ['points', { kind: 'points_by_good', list: [{ good: 'gds_1', points: 5 }, { goods_group: 'ggr_1', points: 0 }] }],
  ['percents', { kind: 'discount_by_good', list: [{ goods_group: 'ggr_2', percent: 1_250 }, { good: 'gds_2', percent: 0 }] }],
])('a list of goods with %s is the same after it was on the page', (_, gives) => {
  expect(withEntries(gives, entriesOf(gives))).toEqual(gives)
  expect(entriesOf(withEntries(gives, [{ good: 'gds_9', worth: 7 }]))).toEqual([{ good: 'gds_9', worth: 7 }])
})

test('a list that is not there is empty', () => expect(entriesOf({ kind: 'points_by_good' })).toEqual([]))

test('a multiplier names rules by rate, a bonus rules that give points, and neither names itself', () => {
  const rule = (number: number, gives: Rule['gives']): Rule => ({ number, name: `r${number}`, when: [], gives })
  const rules = [
    rule(1, byAmount), rule(2, percent), rule(3, { kind: 'points', points: 5 }), rule(4, { kind: 'discount_percent', percent: 100, bands: [] }),
    rule(5, { kind: 'multiplier', factor: 20_000, rules: [] }), rule(6, { kind: 'threshold_bonus', reach: 10, points: 1, rules: [] }), rule(7, { kind: 'points_by_good', list: [] }),
  ]
  expect(namableBy(rules[4]!, rules).map((one) => one.number)).toEqual([1, 2])
  expect(namableBy(rules[5]!, rules).map((one) => one.number)).toEqual([1, 3, 7])
})
