// Every change of the basket: remembered for undo, kept for a reload, and asked for anew.

import * as operations from '../api/operations'
import type { Good } from '../api/types'
import { emptyBasket, netTotal, withGood, withLine, withMark, withoutLine, type Basket } from '../state/basket'
import type { Till } from '../till'
import { quoteSoon } from './quote'

const mostUndo = 200

/** The basket as it is from now on. What was held for the old one is given back first. */
export function setBasket(till: Till, basket: Basket): void {
  const { basket: before, past } = till.state
  till.change({ basket, past: [...past, before].slice(-mostUndo), notice: null })
  till.keep()
  quoteSoon(till)
}

/** A changed basket cannot keep credit that was held for another sum. */
export function changeBasket(till: Till, change: (basket: Basket) => Basket): void {
  releaseHold(till)
  setBasket(till, change(till.state.basket))
}

export function releaseHold(till: Till): void {
  const { hold } = till.state.basket
  if (!hold) return
  till.change({ basket: { ...till.state.basket, hold: null } })
  void operations.voidHold(till.ways.client, hold)
}

export const addGood = (till: Till, good: Good, quantity: number): void => {
  changeBasket(till, (basket) => withGood(basket, good, quantity))
  till.taken()
}

export const addUnknown = (till: Till, name: string, unitPrice: number, quantity: number): void => {
  changeBasket(till, (basket) => withLine(basket, { good: null, name, unitPrice, quantity }))
  till.taken()
}

export function mark(till: Till, at: number): void {
  till.change({ basket: withMark(till.state.basket, at) })
}

export function removeMarked(till: Till): void {
  const { lines, marked } = till.state.basket
  const line = lines[marked]
  if (!line) return
  changeBasket(till, (basket) => withoutLine(basket, marked))
  till.say({ key: 'notice.removed', values: { good: line.name } })
}

export function undo(till: Till): void {
  const { past } = till.state
  const before = past.at(-1)
  if (!before) return
  releaseHold(till)
  till.change({ basket: { ...before, hold: null }, past: past.slice(0, -1), notice: null })
  till.keep()
  quoteSoon(till)
}

export function clearBasket(till: Till): void {
  changeBasket(till, () => emptyBasket(till.state.session!.name, till.ways.now()))
}

/** After a sale: a fresh basket, whose undo does not reach into what was recorded. */
export function freshBasket(till: Till): void {
  till.change({ basket: emptyBasket(till.state.session!.name, till.ways.now()), past: [], quote: null, isQuoteOld: false, quoteRefusal: null })
  till.keep()
}

/** What the lines cost together: the quote's word, or their sum without a server. */
export function netKnown(till: Till): number {
  const { quote, isQuoteOld, basket } = till.state
  return quote && !isQuoteOld && basket.lines.length ? quote.net : netTotal(basket)
}

/** What is left to pay as far as is known: the quote's word, or the sum of the lines without a server. */
export function payable(till: Till): number {
  const { quote, basket } = till.state
  if (quote && basket.lines.length) return quote.payable
  return Math.max(0, netTotal(basket) - (basket.hold?.amount ?? 0))
}
