// A discount above the cashier's limit: a manager shows their password at this till, for this sale alone.

import * as operations from '../api/operations'
import { rateOf, withDiscount, type Discount } from '../state/basket'
import type { Till } from '../till'
import { answered } from './asked'
import { changeBasket } from './basket'

/** The limit comes with each quote; where none came yet, the server says so at the end. */
export function isAboveLimit(till: Till, rate: number): boolean {
  const { basket, quote } = till.state
  const limit = quote?.discount_limit
  return limit != null && rate > limit && rate > (basket.approval?.rate ?? -1)
}

export function openApproval(till: Till, line: number, discount: Discount): void {
  const rate = rateOf(till.state.basket.lines[line]!, discount)
  till.open({ kind: 'approval', line, discount, rate, login: '', password: '', isSending: false })
}

/** Before paying: is there a line that still waits for a manager? */
export function openMissingApproval(till: Till): boolean {
  const { lines } = till.state.basket
  const at = lines.findIndex((line) => line.discount && isAboveLimit(till, rateOf(line, line.discount)))
  if (at >= 0) openApproval(till, at, lines[at]!.discount!)
  return at >= 0
}

/** Enter. The password's field is emptied whatever comes of it. */
export async function approveNow(till: Till): Promise<void> {
  const layer = till.layerOf('approval')
  if (!layer || layer.isSending) return
  if (!layer.login.trim() || !layer.password) return till.refuse({ key: 'approval.incomplete' })
  till.edit('approval', { isSending: true, password: '' })
  const given = await answered(till, operations.approveDiscount(till.ways.client, layer.login.trim(), layer.password, layer.rate))
  till.edit('approval', { isSending: false })
  if (!given || !till.layerOf('approval')) return
  const approval = { id: given.approval, rate: given.rate, by: given.approved_by }
  till.close()
  changeBasket(till, (basket) => ({ ...withDiscount(basket, layer.line, layer.discount), approval }))
  till.say({ key: 'approval.given', values: { name: approval.by } }, 'good')
}

/** What a manager approved does not count any more; the basket is untouched. */
export function dropApproval(till: Till): void {
  till.change({ basket: { ...till.state.basket, approval: undefined }, layer: null })
  till.keep()
}
