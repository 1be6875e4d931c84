// Paying by credit: an amount, a hold, the member's consent by PIN, by a code or by the number of their page, and the hold stands for this sale.

import { bareDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import * as operations from '../api/operations'
import type { ConsentKind, Hold } from '../api/types'
import type { ConsentWay } from '../state/state'
import type { Till } from '../till'
import { quoted } from '../words'
import { answered, outcome } from './asked'
import { netKnown, releaseHold } from './basket'
import { quoteSoon, whenQuoted } from './quote'

export const mostCredit = (till: Till): number => till.state.quote?.usable_credit?.most ?? 0

export const shownAmount = (rial: number): string => show.amount(rial)

/** F8 */
export function openCredit(till: Till): void {
  const { basket, quote } = till.state
  if (!basket.lines.length) return till.refuse({ key: 'credit.needs_lines' })
  if (!basket.member) return till.refuse({ key: 'credit.needs_member' })
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  if (basket.hold) return dropHold(till)
  if (till.state.isQuoteOld) return whenQuoted(till, () => openCredit(till))
  if (!quote?.usable_credit) return till.refuse({ key: 'credit.none' })
  if (mostCredit(till) <= 0) return till.refuse(quoted(quote.usable_credit.sentence))
  till.open({ kind: 'credit_amount', text: shownAmount(mostCredit(till)), quote: null, isSending: false })
  void quoteWithCredit(till)
}

/** F8 again gives the held credit back. */
function dropHold(till: Till): void {
  releaseHold(till)
  till.keep()
  quoteSoon(till)
  till.say({ key: 'credit.given_back' })
}

const timers = new WeakMap<Till, ReturnType<typeof setTimeout>>()

export function typeCredit(till: Till, text: string): void {
  till.edit('credit_amount', { text: show.groupedWhileTyping(text) })
  clearTimeout(timers.get(till))
  timers.set(till, setTimeout(() => void quoteWithCredit(till), 80))
}

/** What this sale earns if so much credit is used. */
async function quoteWithCredit(till: Till): Promise<void> {
  const layer = till.layerOf('credit_amount')
  const amount = layer && show.typedMoney(layer.text)
  if (!amount) return till.edit('credit_amount', { quote: null })
  const answer = await outcome(operations.quote(till.ways.client, till.state.basket, amount))
  if (answer === 'offline' || till.layerOf('credit_amount')?.text !== layer.text) return
  till.edit('credit_amount', { quote: answer.ok ? answer.value : null })
  if (!answer.ok) till.say(quoted(answer.problem.detail), 'bad')
}

/** ↑ ↓: all, half, a round sum. */
export function nextAmount(till: Till, step: 1 | -1): void {
  const most = mostCredit(till)
  const unit = show.moneyUnit() === 'toman' ? 10 : 1
  const round = 10_000 * unit
  const choices = [most, Math.floor(most / 2 / unit) * unit, Math.floor(most / round) * round].filter((one, at, all) => one > 0 && all.indexOf(one) === at)
  const now = choices.indexOf(show.typedMoney(till.layerOf('credit_amount')?.text ?? '') ?? -1)
  typeCredit(till, shownAmount(choices[(now + step + choices.length) % choices.length] ?? most))
}

/** Enter on the amount. Zero is zero: nothing is held. */
export async function holdNow(till: Till, consent?: ConsentKind): Promise<void> {
  const layer = till.layerOf('credit_amount')
  if (!layer || layer.isSending) return
  const amount = show.typedMoney(layer.text || '0')
  if (amount === null) return till.refuse({ key: 'credit.malformed' })
  if (amount === 0) return till.close()
  till.edit('credit_amount', { isSending: true })
  const hold = await answered(till, operations.hold(till.ways.client, till.state.basket, amount, netKnown(till), consent))
  till.edit('credit_amount', { isSending: false })
  if (!hold) return
  if (till.layerOf('credit_amount')) afterHold(till, hold)
  else void operations.voidHold(till.ways.client, hold) // the cashier left meanwhile
}

function afterHold(till: Till, hold: Hold): void {
  if (hold.state === 'held') return held(till, hold)
  const by = hold.needed === 'one_time_code' ? 'one_time_code' : 'pin'
  till.open({ kind: 'consent', hold, by, text: '', isSending: false, sentAt: till.ways.now().getTime() })
}

function held(till: Till, hold: Hold): void {
  till.change({ basket: { ...till.state.basket, hold }, layer: null })
  till.keep()
  till.taken()
  till.say({ key: 'credit.held', values: { amount: show.money(hold.amount) } }, 'good')
  quoteSoon(till)
}

export function typeConsent(till: Till, text: string): void {
  till.edit('consent', { text: bareDigits(text).replace(/\D/g, '').slice(0, 6) })
}

/** What the sentences and the operation call each way. */
export const fieldOf = { pin: 'pin', one_time_code: 'code', number: 'number' } as const
const shownBy = (by: ConsentWay, text: string) => (by === 'pin' ? { pin: text } : by === 'number' ? { number: text } : { code: text })

/** `/`: the member reads the number of their own page. It serves the hold that waits, so nothing is asked anew. */
export function byNumber(till: Till): void {
  if (!till.layerOf('consent')?.isSending) till.edit('consent', { by: 'number', text: '' })
}

/** Enter on the PIN, the code or the number. The field is emptied whatever comes of it. */
export async function consentNow(till: Till): Promise<void> {
  const layer = till.layerOf('consent')
  if (!layer || layer.isSending) return
  if (layer.text.length < (layer.by === 'pin' ? 4 : 6)) return till.refuse({ key: `consent.${fieldOf[layer.by]}_short` })
  till.edit('consent', { isSending: true, text: '' })
  const answer = await outcome(operations.confirmHold(till.ways.client, layer.hold, shownBy(layer.by, layer.text)))
  till.edit('consent', { isSending: false })
  if (answer === 'offline') return till.refuse({ key: 'offline.waits' })
  if (!answer.ok) return till.refuse(quoted(answer.problem.detail))
  if (till.layerOf('consent')) held(till, answer.value)
  else void operations.voidHold(till.ways.client, answer.value)
}

/** `*`: the other way. A code is asked for by a hold of its own; the one that waits is given back first. */
export async function otherConsent(till: Till, by: 'pin' | 'one_time_code'): Promise<void> {
  const layer = till.layerOf('consent')
  if (!layer || layer.isSending) return
  till.edit('consent', { isSending: true })
  await outcome(operations.voidHold(till.ways.client, layer.hold))
  const consent: ConsentKind | undefined = by === 'one_time_code' ? 'one_time_code' : undefined
  const hold = await answered(till, operations.hold(till.ways.client, till.state.basket, layer.hold.amount, netKnown(till), consent))
  till.edit('consent', { isSending: false })
  if (hold && till.layerOf('consent')) afterHold(till, hold)
  else if (!hold) till.close()
}

export const canSendAgain = (till: Till): boolean => till.ways.now().getTime() - (till.layerOf('consent')?.sentAt ?? 0) >= 45_000

export function voidWaiting(till: Till): void {
  const layer = till.layerOf('consent')
  if (layer) void operations.voidHold(till.ways.client, layer.hold)
}

/** The hold's time is over: the basket is untouched, the credit is free. */
export function holdEnded(till: Till): void {
  const { basket } = till.state
  if (!basket.hold) return
  till.change({ basket: { ...basket, hold: null } })
  till.keep()
  till.refuse({ key: 'credit.ended', values: { key: 'F8' } })
  quoteSoon(till)
}
