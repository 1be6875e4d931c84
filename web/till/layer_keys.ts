// What the keys do while a layer is open.

import { approveNow } from './acts/approval'
import { giveNow } from './acts/awards'
import { giveOnNow, sendGivingCode } from './acts/giving'
import { byNumber, consentNow, holdNow, nextAmount, otherConsent } from './acts/credit'
import { otherDiscount, sellUnknownNow, setDiscountNow, setNoteNow, setQuantityNow } from './acts/lines'
import { enrolNow } from './acts/members'
import { dropGiftCards, openGiftCard, takeGiftCard } from './acts/gift_cards'
import { markPayment, recordNow } from './acts/pay'
import { cancelPrizeNow, handOverNow, markPrize, otherPrizeConsent, prizeByNumber, prizeConsentNow, takeRow } from './acts/prizes'
import { newSale, print, undoSale } from './acts/receipt'
import { findNow, markReturn, returnNow, setBack, undoReturnNow } from './acts/returns'
import { otherDay } from './acts/shift'
import type { Stroke } from './keys'
import type { LayerKind, LayerOf, Option } from './state/state'
import type { Till } from './till'
import { foldLetters } from '../parts/digits'

type Handler<K extends LayerKind> = (till: Till, stroke: Stroke, layer: LayerOf<K>) => boolean
const arrows: Record<string, 1 | -1> = { ArrowUp: -1, ArrowDown: 1 }

/** The choices left after the search. */
export function shownOptions({ options, search }: LayerOf<'choose'>): Option[] {
  const words = foldLetters(search ?? '').split(/\s+/).filter(Boolean)
  return options.filter((option) => words.every((word) => foldLetters(option.title).includes(word)))
}

export function takeOption(till: Till, at: number): void {
  const layer = till.layerOf('choose')
  const option = layer && shownOptions(layer)[at]
  if (!option) return
  till.close()
  option.take()
}

const choose: Handler<'choose'> = (till, stroke, layer) => {
  const last = shownOptions(layer).length - 1
  const to = (at: number) => (till.edit('choose', { marked: Math.max(0, Math.min(at, last)) }), true)
  if (stroke.digit) return takeOption(till, stroke.digit - 1), true
  if (stroke.name === 'Enter') return takeOption(till, layer.marked), true
  if (arrows[stroke.name]) return to(layer.marked + arrows[stroke.name]!)
  if (stroke.name === 'PageUp' || stroke.name === 'PageDown') return to(layer.marked + (stroke.name === 'PageUp' ? -8 : 8))
  return false
}

const onEnter = (act: (till: Till) => void) => (till: Till, stroke: Stroke) => stroke.name === 'Enter' && (act(till), true)

const discount: Handler<'discount'> = (till, stroke) => {
  if (stroke.command === 'discount') return otherDiscount(till), true
  return onEnter(setDiscountNow)(till, stroke)
}

/** ↑ ↓ go from field to field. */
const fields = (act: (till: Till) => void) => (till: Till, stroke: Stroke) => {
  const step = arrows[stroke.name]
  if (!step) return onEnter(act)(till, stroke)
  const all = [...document.querySelectorAll<HTMLInputElement>('.layer input')]
  all[all.indexOf(document.activeElement as HTMLInputElement) + step]?.focus()
  return true
}

const creditAmount: Handler<'credit_amount'> = (till, stroke) => {
  const step = arrows[stroke.name]
  if (step) return nextAmount(till, step), true
  return onEnter((one) => void holdNow(one))(till, stroke)
}

const consent: Handler<'consent'> = (till, stroke, layer) => {
  if (stroke.command === 'quantity') return void otherConsent(till, layer.by === 'pin' ? 'one_time_code' : 'pin'), true
  if (stroke.command === 'discount') return byNumber(till), true
  return onEnter((one) => void consentNow(one))(till, stroke)
}

const prizes: Handler<'prizes'> = (till, stroke, layer) => {
  if (stroke.digit) return takeRow(till, stroke.digit - 1), true
  if (stroke.name === 'Enter') return takeRow(till, layer.marked), true
  const step = arrows[stroke.name]
  return step ? (markPrize(till, layer.marked + step), true) : false
}

const prizeConsent: Handler<'prize_consent'> = (till, stroke) => {
  if (stroke.command === 'quantity') return otherPrizeConsent(till), true
  if (stroke.command === 'discount') return prizeByNumber(till), true
  return onEnter(prizeConsentNow)(till, stroke)
}

const prize: Handler<'prize'> = (till, stroke, layer) => {
  if (stroke.name === 'Enter') return void handOverNow(till), true
  if (stroke.command === 'quantity') return print(till, layer.slip), true
  if (stroke.command === 'remove') return void cancelPrizeNow(till), true
  return false
}

const pay: Handler<'pay'> = (till, stroke) => {
  const step = arrows[stroke.name]
  if (step) return markPayment(till, step), true
  if (stroke.command === 'forward' || stroke.name === 'F9') return recordNow(till), true
  if (stroke.command === 'quantity') return openGiftCard(till), true
  if (stroke.command === 'remove' && till.state.basket.gifts?.length) return dropGiftCards(till), true
  if (stroke.name === 'Enter') return till.say({ key: 'pay.press_plus' }), true
  return false
}

const receipt: Handler<'receipt'> = (till, stroke, layer) => {
  if (stroke.name === 'Enter') return newSale(till), true
  if (stroke.command === 'quantity') return print(till, layer.receipt), true
  if (stroke.command === 'remove') return void undoSale(till), true
  return false
}

const takingBack: Handler<'return'> = (till, stroke, layer) => {
  const step = arrows[stroke.name]
  if (step) return markReturn(till, layer.marked + step), true
  if (stroke.command === 'forward' || stroke.name === 'F9') return void returnNow(till), true
  if (stroke.name !== 'Enter') return false
  const line = layer.receipt.lines[layer.marked]!
  const left = line.quantity - layer.returned[layer.marked]!
  setBack(till, layer.marked, layer.back[layer.marked] === left ? 0 : left)
  return true
}

const returned: Handler<'returned'> = (till, stroke, layer) => {
  if (stroke.name === 'Enter') return till.close(), true
  if (stroke.command === 'quantity') return print(till, layer.receipt), true
  if (stroke.command === 'remove') return void undoReturnNow(till), true
  return false
}

const shift: Handler<'shift'> = (till, stroke, layer) => {
  const step = arrows[stroke.name]
  if (step) return otherDay(till, step), true
  if (stroke.name === 'Enter') return till.close(), true
  if (stroke.command === 'quantity') return print(till, layer.report), true
  return false
}

/** Enter in the login goes on to the password. */
const approval: Handler<'approval'> = (till, stroke, layer) => {
  const isIncomplete = stroke.name === 'Enter' && layer.login.trim() !== '' && layer.password === ''
  if (!isIncomplete || document.activeElement?.id !== 'approver') return fields((one) => void approveNow(one))(till, stroke)
  document.getElementById('approver-password')?.focus()
  return true
}

/** `*` sends a code instead of the PIN. */
const givingPoints: Handler<'giving'> = (till, stroke, layer) => {
  if (stroke.command === 'quantity' && layer.by === 'pin') return void sendGivingCode(till), true
  return fields((one) => void giveOnNow(one))(till, stroke)
}

const handlers: { [K in LayerKind]: Handler<K> } = {
  choose, discount, pay, receipt, consent, returned, shift, approval, prizes, prize,
  prize_consent: prizeConsent,
  note: onEnter(setNoteNow),
  quantity: onEnter(setQuantityNow),
  price: fields(sellUnknownNow),
  enrol: fields((till) => void enrolNow(till)),
  credit_amount: creditAmount,
  gift_card: onEnter(takeGiftCard),
  award: onEnter((till) => void giveNow(till)),
  giving: givingPoints,
  find_receipt: onEnter((till) => void findNow(till)),
  return: takingBack,
}

export function layerKey(till: Till, stroke: Stroke): boolean {
  const { layer } = till.state
  return layer ? (handlers[layer.kind] as Handler<LayerKind>)(till, stroke, layer as never) : false
}

/** Layers without a field: what is typed there goes nowhere. */
export function isClosedToTyping(till: Till): boolean {
  const { layer } = till.state
  return layer !== null && ((layer.kind === 'choose' && !layer.isSearchable) || ['receipt', 'returned', 'shift', 'prizes', 'prize'].includes(layer.kind))
}
