// Small parts of the console that can be wrong in quiet ways: what a path matches, what the palette understands.
import { expect, test } from 'vitest'
import { match } from '../paths'
import { matches } from '../../parts/fold'

test('a path is matched part by part, the last one may be absent', () => {
  expect(match('/members/:id/:tab?', '/members/mem_1/cards')).toEqual({ id: 'mem_1', tab: 'cards' })
  expect(match('/members/:id/:tab?', '/members/mem_1')).toEqual({ id: 'mem_1', tab: '' })
  expect(match('/members/:id/:tab?', '/members')).toBeNull()
  expect(match('/members', '/members/mem_1')).toBeNull()
  expect(match('/', '/')).toEqual({})
})

test.each([
  ['اعضا', 'huqh', true],
  ['فاکتورها', 'تورها', true],
  ['Members', 'پثپذثقس', true],
  ['علي كريمي', 'علی کریمی', true],
  ['کارت‌ها', 'کارتها', true],
  ['آذر', 'اذر', true],
  ['اعضا', 'فروش', false],
  ['اعضا', '', false],
])('%s is found by «%s»: %s', (name, typed, is) => expect(matches(name, typed)).toBe(is))
