// What a change of a program is.
import { expect, test } from 'vitest'
import { bare, differences, groupReferralPercent, intoStack, isEqual, nextNumber, withFestival, withGroupReferralPercent, withReferralCommission, withStack, type Document } from './document'

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

test("a group's own percent of referrers stands in an entry of its own, and goes with the commission", () => {
  const shared: Document = { group_terms: [{ groups: ['grp_1', 'grp_2'], redemption: { per_invoice: 5 } }] }
  const one = { ...shared, ...withGroupReferralPercent(shared, 'grp_1', 500) }
  expect(one.group_terms).toEqual([{ groups: ['grp_2'], redemption: { per_invoice: 5 } }, { groups: ['grp_1'], redemption: { per_invoice: 5 }, referral_percent: 500 }])
  expect(groupReferralPercent(one, 'grp_1')).toBe(500)
  expect(groupReferralPercent(one, 'grp_2')).toBeNull()
  const two = { ...one, ...withGroupReferralPercent(one, 'grp_3', 0) }
  expect(groupReferralPercent(two, 'grp_3')).toBe(0)
  expect({ ...two, ...withGroupReferralPercent(two, 'grp_3', null) }.group_terms).toEqual(one.group_terms)
  expect(withReferralCommission(two, undefined).group_terms).toEqual([{ groups: ['grp_2'], redemption: { per_invoice: 5 } }, { groups: ['grp_1'], redemption: { per_invoice: 5 } }])
})

test('absent is absent', () => expect(bare({ a: null, b: [{ c: null, d: 0 }], e: false })).toEqual({ b: [{ d: 0 }], e: false }))

test('a stack takes its rules along when it is renamed, and lets them go when it is dropped', () => {
  const document: Document = { stacks: [{ name: 'a', mode: 'best_of' }, { name: 'b', mode: 'exclusive' }], rules: [{ ...rule(1), stack: 'a' }, { ...rule(2), stack: 'b', priority: 3 }, rule(3)] }
  const renamed = withStack(document, 0, { name: 'c', mode: 'sum' })
  expect(bare(renamed)).toEqual({ stacks: [{ name: 'c', mode: 'sum' }, { name: 'b', mode: 'exclusive' }], rules: [{ ...rule(1), stack: 'c' }, { ...rule(2), stack: 'b', priority: 3 }, rule(3)] })
  expect(bare(withStack(document, 1, null))).toEqual({ stacks: [{ name: 'a', mode: 'best_of' }], rules: [{ ...rule(1), stack: 'a' }, rule(2), rule(3)] })
  expect(withStack(document, 0, { name: 'b', mode: 'sum' }).rules![0]!.stack).toBe('a')
})

test('a rule goes into the first stack, and the first rule of all begins one', () => {
  expect(intoStack({ rules: [rule(1), rule(2)] }, 2, 'a')).toEqual({ stacks: [{ name: 'a', mode: 'best_of' }], rules: [rule(1), { ...rule(2), stack: 'a' }] })
  expect(intoStack({ stacks: [{ name: 'x', mode: 'sum' }], rules: [rule(1)] }, 1, 'a')).toEqual({ stacks: [{ name: 'x', mode: 'sum' }], rules: [{ ...rule(1), stack: 'x' }] })
})

test("a festival's new name stands in the conditions of the rules", () => {
  const days = [{ kind: 'dates' as const, first_day: '2026-12-01' }]
  const on = (festival: string) => ({ ...rule(1), when: [{ kind: 'festival' as const, festival }] })
  const document: Document = { festivals: [{ name: 'x', days }], rules: [on('x'), on('y')] }
  expect(withFestival(document, 0, { name: 'z', days })).toEqual({ festivals: [{ name: 'z', days }], rules: [on('z'), on('y')] })
  expect(withFestival(document, 0, null)).toEqual({ festivals: [], rules: [on('x'), on('y')] })
})
