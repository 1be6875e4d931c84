// The examples beside the fields say what the server would do.
import { expect, test } from 'vitest'
import { dayOfIso, isoOfDay } from '../../../parts/formats'
import { counted, lessPercent, mostCredit, pointsOf, settled, timesFloor, windowOf, type Life } from './reckoned'

test('credit of a purchase: the smallest bound counts, and nothing below the least', () => {
  expect(mostCredit({}, 1_000)).toBe(1_000)
  expect(mostCredit({ per_invoice_share: 3_333 }, 1_000)).toBe(333)
  expect(mostCredit({ per_invoice: 500, per_invoice_share: 3_000, per_day: 400 }, 1_000)).toBe(300)
  expect(mostCredit({ per_invoice: 200, per_invoice_share: 3_000 }, 1_000)).toBe(200)
  expect(mostCredit({ per_invoice: 200, minimum: 250 }, 1_000)).toBe(0)
})

const window = (life: Life) => {
  const { first, last } = windowOf(life, dayOfIso('2026-11-26')) // ۵ آذر ۱۴۰۵
  return [isoOfDay(first), last === null ? null : isoOfDay(last)]
}

test('a life is counted with its first day, and by Jalali months and years', () => {
  expect(window({ ends: { kind: 'never' } })).toEqual(['2026-11-26', null])
  expect(window({ ends: { kind: 'after_days', days: 1 } })).toEqual(['2026-11-26', '2026-11-26'])
  expect(window({ pending_days: 7, ends: { kind: 'after_days', days: 30 } })).toEqual(['2026-12-03', '2027-01-01'])
  expect(window({ ends: { kind: 'by_inactivity', days: 30 } })).toEqual(['2026-11-26', '2026-12-25'])
  expect(window({ ends: { kind: 'end_of_month', months: 0 } })).toEqual(['2026-11-26', '2026-12-21'])
  expect(window({ ends: { kind: 'end_of_month', months: 4 } })).toEqual(['2026-11-26', '2027-04-20'])
  expect(window({ ends: { kind: 'end_of_year', years: 0 } })).toEqual(['2026-11-26', '2027-03-20'])
  expect(window({ ends: { kind: 'end_of_year', years: 2 } })).toEqual(['2026-11-26', '2029-03-19'])
  expect(window({ pending_days: 30, ends: { kind: 'on_day', last_day: '2026-12-01' } })).toEqual(['2026-12-26', '2026-12-01'])
})

test('what counts of a purchase: without its tax, then without the part that credit paid', () => {
  const purchase = { net: 11_000_000, vat: 1_000_000, credit: 1_100_000 }
  expect(counted({ vat_earns: false, credit_part_earns: false }, purchase)).toBe(9_000_000)
  expect(counted({ vat_earns: true, credit_part_earns: false }, purchase)).toBe(9_900_000)
  expect(counted({ vat_earns: false, credit_part_earns: true }, purchase)).toBe(10_000_000)
})

test('points of an amount are cut, or rounded as the rule says', () => {
  expect((['kept', 'down', 'nearest', 'up'] as const).map((way) => pointsOf(1, 200_000, 520_000, way))).toEqual([2, 2, 3, 3])
  expect((['nearest', 'up'] as const).map((way) => pointsOf(1, 200_000, 400_001, way))).toEqual([2, 3])
})

test('spent points are owed, paid from the cash at the rate of conversion, or written off where they are few', () => {
  expect(settled(undefined, 30)).toEqual({ kind: 'owed' })
  expect(settled({ kind: 'from_cash' }, 30, { points: 100, credit: 10_005 })).toEqual({ kind: 'from_cash', cash: 3_001 })
  expect(settled({ kind: 'from_cash' }, 30)).toEqual({ kind: 'owed' })
  expect(settled({ kind: 'write_off', points_below: 30, credit_below: 0 }, 30)).toEqual({ kind: 'owed' })
  expect(settled({ kind: 'write_off', points_below: 31, credit_below: 0 }, 30)).toEqual({ kind: 'written_off' })
})

test('a percent off is floored to the rial; products beyond the exact numbers stay exact', () => {
  expect(lessPercent(1_999, 1_000)).toBe(1_800)
  expect(timesFloor(9_007_199_254_740_991, 9_999, 10_000)).toBe(9_006_298_534_815_516)
})
