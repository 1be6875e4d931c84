// The column of points: heights, fillings, and how many purchases are missing.
import { expect, test } from 'vitest'
import { purchasesMissing, stepsOf } from './column'

const levels = [{ name: 'ماگ', at: 1000 }, { name: 'کیف', at: 500 }, { name: 'سبد', at: 1500 }]

test('steps keep their true distances and are filled from below', () => {
  const steps = stepsOf(levels, 840)
  expect(steps.map((one) => one.name)).toEqual(['کیف', 'ماگ', 'سبد'])
  expect(new Set(steps.map((one) => one.height)).size).toBe(1)
  expect(steps.map((one) => one.filled)).toEqual([1, 0.68, 0])
  expect(steps.map((one) => one.isReached)).toEqual([true, false, false])
  expect(steps.some((one) => one.isStretched)).toBe(false)
})

test('a prize close to the one below is drawn 56 px above it, and says so', () => {
  const [first, second] = stepsOf([{ name: 'a', at: 1000 }, { name: 'b', at: 1010 }], 0)
  expect(first!.isStretched).toBe(false)
  expect(second).toMatchObject({ height: 56, isStretched: true })
})

test('how many purchases are missing goes by the last ones that earned', () => {
  expect(purchasesMissing(160, [52, 60, 0])).toBe(3)
  expect(purchasesMissing(160, [])).toBeNull()
})
