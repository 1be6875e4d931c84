// What moved in no month has no column, and a share is in hundredths of a percent.
import { expect, test } from 'vitest'
import { monthName, movesIn, shareOf, type Movements } from './words'

const still: Movements = { opening: 5, issued: 0, taken_back: 0, adjusted_in: 0, adjusted_out: 0, imported: 0, spent: 0, given_back: 0, expired: 0, converted: 0, written_off: 0, kept_from_cash: 0, moved: 0, closing: 5 }

test('a statement has the columns in which something moved', () => {
  expect(movesIn([still])).toEqual([])
  expect(movesIn([still, { ...still, expired: 2 }, { ...still, issued: 7 }]).map((one) => one.name)).toEqual(['issued', 'expired'])
})

test('shares and months', () => {
  expect(shareOf(120, 300)).toBe(4000)
  expect(shareOf(1, 0)).toBe(0)
  expect(monthName('2026-11-22')).toBe('آذر ۱۴۰۵')
})
