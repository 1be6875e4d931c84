// What a change of a program is.
import { expect, test } from 'vitest'
import { bare, differences, isEqual, nextNumber, type Document } from './document'

const rule = (number: number, points = 1) => ({ number, name: `r${number}`, when: [], gives: { kind: 'points_per_amount' as const, points, per: 200_000 } })
const before: Document = { rules: [rule(1), rule(2)], redemption: { per_invoice: 2_000_000 } }

test('what was added, removed and changed is told apart by number', () => {
  const found = differences(before, { rules: [rule(2, 3), rule(5)], redemption: { per_invoice: 1_000_000 } })
  expect(found.added.map((one) => one.number)).toEqual([5])
  expect(found.removed.map((one) => one.number)).toEqual([1])
  expect(found.changed.map((one) => one.number)).toEqual([2])
  expect(found.terms).toEqual(['redemption'])
})

test('nulls, empty lists and another order of names are no change', () => {
  const same = { redemption: { per_day: null, per_invoice: 2_000_000 }, rewards: [], rules: [{ gives: { per: 200_000, points: 1, kind: 'points_per_amount' }, name: 'r1', number: 1 }, rule(2)] } as unknown as Document
  expect(isEqual(differences(before, same))).toBe(true)
})

test('a new rule takes a number that no rule has', () => {
  expect(nextNumber([])).toBe(1)
  expect(nextNumber([rule(4), rule(2)])).toBe(5)
})

test('absent is absent', () => expect(bare({ a: null, b: [{ c: null, d: 0 }], e: false })).toEqual({ b: [{ d: 0 }], e: false }))
