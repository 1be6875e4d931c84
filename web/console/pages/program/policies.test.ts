// The terms of returns and of what counts, to the page and back to the document.
import { expect, test } from 'vitest'
import type { Document } from './document'
import { baseOf, endedOf, shortfallOf, withBase, withDeadline, withEnded, withReturns, withShortfall, type EndedKind, type Returns, type ShortfallKind } from './policies'

test('each policy of points that are spent is written so that it is read again', () => {
  for (const kind of ['debt', 'from_cash', 'write_off'] as ShortfallKind[]) expect(shortfallOf(withShortfall({}, kind))).toBe(kind)
  expect(shortfallOf({ shortfall: { kind: 'debt' } })).toBe('debt')
  expect(withShortfall({ window_days: 7 }, 'write_off')).toEqual({ window_days: 7, shortfall: { kind: 'write_off', points_below: 10, credit_below: 50_000 } })
})

test('each end of credit that is given back is read again', () => {
  for (const kind of ['lost', 'alive_days'] as EndedKind[]) expect(endedOf(withEnded({}, kind))).toBe(kind)
})

test('what is as usual is left out of the document', () => {
  const policy: Returns = { shortfall: { kind: 'from_cash' }, ended_lot: { kind: 'alive_days', days: 3 }, window_days: 7 }
  expect(withReturns(policy)).toEqual({ returns: policy })
  expect(withReturns(withDeadline(withEnded(withShortfall(policy, 'debt'), 'lost'), null))).toEqual({ returns: undefined })
  expect(withReturns(withDeadline({}, 0))).toEqual({ returns: { window_days: 0 } })
})

test('what counts is whole on the page, and in the document only where it differs', () => {
  expect(baseOf({})).toEqual({ vat_earns: false, credit_part_earns: false, shipping_earns: false, services_earn: true, goods_without: [], goods_groups_without: [] })
  const document: Document = { base: { vat_earns: true, services_earn: false, goods_without: ['gds_1'] } }
  expect(withBase(document, {})).toEqual(document)
  expect(withBase(document, { vat_earns: false, services_earn: true, goods_without: [] })).toEqual({ base: undefined })
  expect(withBase({}, { shipping_earns: true, goods_groups_without: ['ggr_1'] })).toEqual({ base: { shipping_earns: true, goods_groups_without: ['ggr_1'] } })
  expect(baseOf(withBase({}, { credit_part_earns: true })).credit_part_earns).toBe(true)
})
