// Gift cards at the till: swiped or typed; a printed one is sold as a line, one that can be used joins the payment.

import { bareDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import * as operations from '../api/operations'
import type { GiftCard } from '../api/types'
import { netOf, withLine, type GiftPaid } from '../state/basket'
import type { Till } from '../till'
import { said } from '../words'
import { answered } from './asked'
import { changeBasket, payable } from './basket'
import { openPay } from './pay'

/** All numbers of gift cards begin so; those of members never do. */
export const isGiftNumber = (card: string): boolean => card.startsWith('77')

/** What each card pays, the first one first. Cards that are sold in this sale are paid with money alone. */
export function giftsPaid(till: Till): (GiftPaid & { used: number })[] {
  const { lines, gifts = [] } = till.state.basket
  const sold = lines.reduce((sum, line) => sum + (line.giftCard ? netOf(line) : 0), 0)
  let due = Math.max(0, payable(till) - sold)
  return gifts.map((gift) => {
    const used = Math.min(gift.left, due)
    due -= used
    return { ...gift, used }
  })
}
export const dueAfterGifts = (till: Till): number => payable(till) - giftsPaid(till).reduce((sum, one) => sum + one.used, 0)

/** `*` on the payment, or a swipe: then it is asked at once. */
export function openGiftCard(till: Till, number = ''): void {
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  till.open({ kind: 'gift_card', text: number, card: null, isSending: false })
  if (number) void askGiftCard(till)
}

export function typeGiftCard(till: Till, text: string): void {
  till.edit('gift_card', { text: bareDigits(text).replace(/\D/g, '').slice(0, 16), card: null })
}

async function askGiftCard(till: Till): Promise<void> {
  const layer = till.layerOf('gift_card')
  if (!layer || layer.isSending) return
  till.edit('gift_card', { isSending: true })
  const card = await answered(till, operations.giftCard(till.ways.client, layer.text))
  till.edit('gift_card', { isSending: false, ...(till.layerOf('gift_card')?.text === layer.text ? { card } : {}) })
}

/** Enter: asks for the card; once it is known, adds it to the payment, or sells it. */
export function takeGiftCard(till: Till): void {
  const layer = till.layerOf('gift_card')
  if (!layer || layer.isSending) return
  if (!layer.card) return void askGiftCard(till)
  if (layer.card.state === 'printed') return sell(till, layer.card)
  if (!layer.card.is_usable) return till.refuse({ key: 'gift_card.not_usable' })
  pay(till, layer.card)
}

/** The number has served: what stays in the basket, also while it is parked, is the card's reference. */
function sell(till: Till, { reference, tail, value }: GiftCard): void {
  till.close()
  if (till.state.basket.lines.some((line) => line.giftCard === reference)) return till.refuse({ key: 'gift_card.twice' })
  changeBasket(till, (basket) => withLine(basket, { good: null, name: said('gift_card.line', { tail: show.shownDigits(tail) }), unitPrice: value, quantity: 1, giftCard: reference }))
  till.taken()
}

function pay(till: Till, { reference, tail, left }: GiftCard): void {
  const { gifts = [] } = till.state.basket
  if (gifts.some((gift) => gift.reference === reference)) return till.refuse({ key: 'gift_card.twice' })
  putGifts(till, [...gifts, { reference, tail, left }])
  till.taken()
  if (till.state.basket.lines.length) openPay(till)
}

function putGifts(till: Till, gifts: GiftPaid[]): void {
  till.change({ basket: { ...till.state.basket, gifts }, layer: null })
  till.keep()
}

/** As if none had been shown. */
export function forgetGiftCards(till: Till): void {
  if (till.state.basket.gifts?.length) putGifts(till, [])
}

/** `−` on the payment. */
export function dropGiftCards(till: Till): void {
  forgetGiftCards(till)
  openPay(till)
  till.say({ key: 'gift_card.dropped' })
}
