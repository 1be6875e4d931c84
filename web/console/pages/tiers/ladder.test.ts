// What the page does to a ladder before it is sent.
import { describe, expect, test } from 'vitest'
import { moved, newEvaluation, newPromotion, withoutTier, type Ladder } from './ladder'

const ladder: Ladder = { tiers: ['c', 'b', 'a'], promotions: [] }

describe('a ladder', () => {
  test('a new way leads to the first tier that has none', () => {
    expect(newPromotion(ladder).to).toBe('b')
    expect(newPromotion({ ...ladder, promotions: [newPromotion(ladder)] }).to).toBe('a')
  })
  test('the table of the lowest tier cannot lead lower, that of the highest not higher', () => {
    const tables = newEvaluation(ladder, '2027-03-21').tables!
    expect(tables.map((table) => table.bands!.map((band) => band.to))).toEqual([['c', 'c', 'b'], ['c', 'b', 'a'], ['b', 'a', 'a']])
  })
  test('a tier that goes takes along what leads to it', () => {
    const whole = { ...ladder, promotions: [newPromotion(ladder)], evaluation: newEvaluation(ladder, '2027-03-21') }
    const left = withoutTier(whole, 'c')
    expect(left.tiers).toEqual(['b', 'a'])
    expect(left.promotions).toHaveLength(1)
    expect(left.evaluation!.tables!.map((table) => table.from)).toEqual(['a'])
    expect(withoutTier(whole, 'b').evaluation).toBeUndefined()
  })
  test('one step up or down', () => expect(moved(['c', 'b', 'a'], 0, 1)).toEqual(['b', 'c', 'a']))
})
