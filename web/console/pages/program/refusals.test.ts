// A refusal finds its field.
import { expect, test } from 'vitest'
import { boundsOf, placeOf, refusedAt, unitAt } from './refusals'

const at = (pointer: string) => ({ pointer, detail: 'no' })

test('the pointer of the draft or of the published document is a place of the document', () => {
  expect(placeOf(at('/draft/rules/2/gives/per'))).toBe('/rules/2/gives/per')
  expect(placeOf(at('/document/returns/window_days'))).toBe('/returns/window_days')
  expect(placeOf({ detail: 'no' })).toBeNull()
  expect(placeOf(null)).toBeNull()
})

test('it is said at its field or above it, never beside it', () => {
  const wrong = at('/draft/rules/2/gives/per')
  expect(refusedAt(wrong, '/rules/2')).toBe(wrong)
  expect(refusedAt(wrong, '/rules/2/gives/per')).toBe(wrong)
  expect(refusedAt(wrong, '/rules/2/gives/points')).toBeNull()
  expect(refusedAt(at('/draft/rules/21'), '/rules/2')).toBeNull()
})

test('it is not said twice: a part that says it itself is left to it', () => {
  expect(refusedAt(at('/draft/rules/2/cap/per_day'), '/rules/2', ['/cap'])).toBeNull()
  expect(refusedAt(at('/draft/rules/2/name'), '/rules/2', ['/cap'])?.detail).toBe('no')
})

test('bounds are said in the unit of the field', () => {
  const facts = { least: 0, most: 10_000 }
  expect(boundsOf({ ...at('/draft/redemption/per_invoice_share'), code: 'program.out_of_bounds', facts })).toEqual(facts)
  expect(boundsOf({ ...at('/draft/rules/0/name'), code: 'program.name_required', facts })).toBeNull()
  expect(['/redemption/per_invoice_share', '/rules/0/gives/per', '/rules/0/gives/list/3/percent', '/rules/0/gives/factor', '/returns/window_days'].map(unitAt)).toEqual(['percent', 'money', 'percent', 'factor', 'number'])
  expect(['/rules/0/cap/per_day', '/redemption/per_day'].map(unitAt)).toEqual(['number', 'money'])
})
