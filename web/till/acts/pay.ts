// Paying and recording: the same key is asked again until the server has said what became of the sale.

import { newKey } from '../../parts/client'
import * as show from '../../parts/formats'
import * as operations from '../api/operations'
import type { Payments, Receipt } from '../api/types'
import { paymentKinds, type PaymentKind } from '../state/state'
import type { Till } from '../till'
import { quoted } from '../words'
import { dropApproval, openMissingApproval } from './approval'
import { outcome } from './asked'
import { freshBasket } from './basket'
import { dueAfterGifts, forgetGiftCards, giftsPaid } from './gift_cards'
import { quoteSoon, whenQuoted } from './quote'
import { showReceipt } from './receipt'

/** `+` on the basket. The marked row comes filled with what remains. */
export function openPay(till: Till): void {
  const { basket, isQuoteOld, quoteRefusal } = till.state
  if (!basket.lines.length) return till.say({ key: 'pay.needs_lines' })
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  if (quoteRefusal) return till.refuse(quoted(quoteRefusal))
  if (isQuoteOld) return whenQuoted(till, () => openPay(till))
  if (openMissingApproval(till)) return
  till.open({ kind: 'pay', row: 'card', texts: { card: show.amount(dueAfterGifts(till)), cash: '', other: '' }, isRecording: false })
}

const typed = (text: string): number => show.typedMoney(text || '0') ?? 0

/** What the rows give together, and what is missing or to be given back. Change comes from cash alone. */
export function reckon(due: number, texts: Record<PaymentKind, string>): { missing: number; change: number; payments: Payments } {
  const given = { card: typed(texts.card), cash: typed(texts.cash), other: typed(texts.other) }
  const over = given.card + given.cash + given.other - due
  const change = Math.max(0, Math.min(over, given.cash))
  return { missing: Math.max(0, -over), change, payments: { ...given, cash: given.cash - change } }
}

/** Typing cash or another way lowers what the card row has to carry. */
export function typePayment(till: Till, row: PaymentKind, text: string): void {
  const layer = till.layerOf('pay')
  if (!layer) return
  const texts = { ...layer.texts, [row]: show.groupedWhileTyping(text) }
  if (row !== 'card') {
    const rest = dueAfterGifts(till) - typed(texts.cash) - typed(texts.other)
    texts.card = rest > 0 ? show.amount(rest) : ''
  }
  till.edit('pay', { texts })
}

export function markPayment(till: Till, step: 1 | -1): void {
  const layer = till.layerOf('pay')
  if (!layer) return
  const at = paymentKinds.indexOf(layer.row) + step
  till.edit('pay', { row: paymentKinds[Math.max(0, Math.min(at, paymentKinds.length - 1))] })
}

/** `+` in the pay layer. */
export function recordNow(till: Till): void {
  const layer = till.layerOf('pay')
  if (!layer || layer.isRecording || till.recording) return
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  const due = dueAfterGifts(till)
  const { missing, change, payments } = reckon(due, layer.texts)
  if (missing > 0) return till.refuse({ key: 'pay.missing', values: { amount: show.money(missing) } })
  if (payments.card + payments.cash + payments.other !== due) return till.refuse({ key: 'pay.too_much' })
  const { basket, quote } = till.state
  till.recording = { key: newKey(), body: operations.saleAsked(basket, payments, quote?.program_version, giftsPaid(till).filter((gift) => gift.used > 0)), basket, change }
  till.edit('pay', { isRecording: true })
  till.keep()
  void settle(till)
}

/** Also after a reload: asks until it is known, then shows the receipt or the pay layer, never both. */
export async function settle(till: Till): Promise<void> {
  const { recording } = till
  if (!recording) return
  const answer = await outcome(operations.record(till.ways.client, recording.body, recording.key))
  if (answer === 'offline') return // an act is asked until it is answered
  till.recording = null
  if (answer.ok) return recorded(till, answer.value, recording.change)
  till.keep()
  till.edit('pay', { isRecording: false })
  refused(till, answer.problem.code, answer.problem.detail)
}

function recorded(till: Till, receipt: Receipt, change: number): void {
  freshBasket(till)
  till.taken()
  showReceipt(till, receipt, change)
}

/** A hold that ran out or a changed program need new figures; the basket is untouched. */
function refused(till: Till, code: string, detail: string): void {
  if (/^(holds|ledger)\./.test(code) || code === 'sales.program_changed') {
    till.change({ basket: { ...till.state.basket, hold: null }, layer: null })
    till.keep()
    quoteSoon(till)
  }
  if (code === 'sales.payments_do_not_add_up') { // a discount has begun or ended since the quote
    till.change({ layer: null })
    quoteSoon(till)
  }
  if (/^discounts\./.test(code) || code === 'sales.discount_above_limit') {
    dropApproval(till)
    quoteSoon(till)
  }
  if (/^gift_cards\./.test(code) || code === 'ledger.balance_short') forgetGiftCards(till)
  till.refuse(detail ? quoted(detail) : { key: 'refused', values: { code } })
}
