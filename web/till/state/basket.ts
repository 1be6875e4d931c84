// The basket: lines, member and the credit held for it. Pure; every change gives a new basket, so that it can be undone.

import type { Good, Hold, LineAsked, Member } from '../api/types'

export type Discount = { kind: 'percent'; basisPoints: number } | { kind: 'amount'; rial: number }

export interface BasketLine {
  id: string
  good: string | null
  name: string
  unitPrice: number
  quantity: number
  discount: Discount | null
  note?: string | undefined
  collaborator?: Collaborator | undefined
  /** The gift card that this line sells, by the reference that this till was told: its number is kept nowhere. */
  giftCard?: string | undefined
}

/** Who takes part in a line and is due a commission of it. */
export interface Collaborator {
  id: string
  name: string
}

/** A manager's consent to discounts up to a rate (hundredths of a percent) in this very sale. */
export interface Approval {
  id: string
  rate: number
  by: string
}

/** A gift card that is to pay, by its reference too. */
export interface GiftPaid {
  reference: string
  tail: string
  left: number
}

export interface Basket {
  id: string
  beganAt: string
  beganBy: string
  member: Member | null
  lines: BasketLine[]
  marked: number // index of the marked line
  hold: Hold | null
  approval?: Approval | undefined
  gifts?: GiftPaid[] | undefined
}

export const mostPieces = 1_000_000

const newId = () => Math.random().toString(36).slice(2, 10)

export const emptyBasket = (beganBy: string, now = new Date()): Basket => ({
  id: newId(), beganAt: now.toISOString(), beganBy, member: null, lines: [], marked: 0, hold: null,
})

export const isEmpty = (basket: Basket): boolean => basket.lines.length === 0 && basket.member === null && !basket.gifts?.length

/** A good scanned twice in a row is one line of two; a line with a discount or another price stays alone. */
export function withGood(basket: Basket, good: Good, quantity: number): Basket {
  const at = basket.lines.findIndex((line) => line.good === good.id && !line.discount && !line.note && !line.collaborator && line.unitPrice === good.price)
  if (at >= 0) return withQuantity(basket, at, basket.lines[at]!.quantity + quantity)
  return withLine(basket, { good: good.id, name: good.name, unitPrice: good.price, quantity })
}

export function withLine(basket: Basket, line: Omit<BasketLine, 'id' | 'discount'>): Basket {
  const lines = [...basket.lines, { ...line, id: newId(), discount: null }]
  return { ...basket, lines, marked: lines.length - 1 }
}

export function withQuantity(basket: Basket, at: number, quantity: number): Basket {
  if (quantity < 1 || quantity > mostPieces) return basket
  return { ...basket, marked: at, lines: basket.lines.map((line, n) => (n === at ? { ...line, quantity } : line)) }
}

export function withDiscount(basket: Basket, at: number, discount: Discount | null): Basket {
  return { ...basket, marked: at, lines: basket.lines.map((line, n) => (n === at ? { ...line, discount } : line)) }
}

export function withNote(basket: Basket, at: number, note: string): Basket {
  return { ...basket, marked: at, lines: basket.lines.map((line, n) => (n === at ? { ...line, note: note || undefined } : line)) }
}

export function withCollaborator(basket: Basket, at: number, collaborator: Collaborator | undefined): Basket {
  return { ...basket, marked: at, lines: basket.lines.map((line, n) => (n === at ? { ...line, collaborator } : line)) }
}

export function withoutLine(basket: Basket, at: number): Basket {
  const lines = basket.lines.filter((_, n) => n !== at)
  return { ...basket, lines, marked: Math.max(0, Math.min(at, lines.length - 1)) }
}

export const withMark = (basket: Basket, at: number): Basket => ({
  ...basket, marked: Math.max(0, Math.min(at, basket.lines.length - 1)),
})

export const grossOf = (line: BasketLine): number => line.unitPrice * line.quantity

/** The discount in rial, as the server rounds it: down. Never above what the line costs. */
export function discountOf(line: BasketLine): number {
  if (!line.discount) return 0
  const whole = grossOf(line)
  return line.discount.kind === 'amount' ? Math.min(line.discount.rial, whole) : Math.floor((whole * line.discount.basisPoints) / 10_000)
}

/** The discount as a rate in hundredths of a percent, rounded up: what a limit is compared with. */
export const rateOf = (line: BasketLine, discount: Discount): number =>
  discount.kind === 'percent' ? discount.basisPoints : Math.ceil((discount.rial * 10_000) / Math.max(1, grossOf(line)))

export const netOf = (line: BasketLine): number => grossOf(line) - discountOf(line)

export const netTotal = (basket: Basket): number => basket.lines.reduce((sum, line) => sum + netOf(line), 0)

/** The lines as the server asks for them. */
export function askedLines(basket: Basket): LineAsked[] {
  return basket.lines.map((line) => ({
    ...(line.good ? { good: line.good } : { name: line.name, unit_price: line.unitPrice }),
    quantity: line.quantity,
    ...(line.discount?.kind === 'percent' ? { discount_rate: line.discount.basisPoints } : {}),
    ...(line.discount?.kind === 'amount' ? { discount: line.discount.rial } : {}),
    ...(line.note ? { note: line.note } : {}),
    ...(line.collaborator ? { collaborator: line.collaborator.id } : {}),
    ...(line.giftCard ? { gift_card: line.giftCard } : {}),
  }))
}
