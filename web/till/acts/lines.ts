// What is done to the marked line: how many, at what discount; and a thing that the catalogue does not know.

import { bareDigits, wholeNumber } from '../../parts/digits'
import * as show from '../../parts/formats'
import { discountOf, grossOf, mostPieces, rateOf, withDiscount, withNote, withQuantity, type Discount } from '../state/basket'
import type { Till } from '../till'
import { said } from '../words'
import { isAboveLimit, openApproval } from './approval'
import { addUnknown, changeBasket } from './basket'
import { openCollaborator } from './collaborator'

const markedLine = (till: Till) => till.state.basket.lines[till.state.basket.marked]

export function openQuantity(till: Till): void {
  const line = markedLine(till)
  if (!line) return till.say({ key: 'notice.no_line' })
  till.open({ kind: 'quantity', line: till.state.basket.marked, text: show.plain(line.quantity) })
}

export function setQuantityNow(till: Till): void {
  const layer = till.layerOf('quantity')
  const quantity = layer && wholeNumber(layer.text)
  if (!layer) return
  if (!quantity || quantity > mostPieces) return till.refuse({ key: 'quantity.malformed', values: { most: show.number(mostPieces) } })
  till.close()
  changeBasket(till, (basket) => withQuantity(basket, layer.line, quantity))
}

export function openDiscount(till: Till): void {
  const line = markedLine(till)
  if (!line) return till.say({ key: 'notice.no_line' })
  const { discount } = line
  const by = discount?.kind === 'amount' ? 'amount' : 'percent'
  const text = !discount ? '' : discount.kind === 'amount' ? show.amount(discount.rial) : show.plain(discount.basisPoints / 100)
  till.open({ kind: 'discount', line: till.state.basket.marked, text, by })
}

/** `/` again: percent or amount. */
export function otherDiscount(till: Till): void {
  const layer = till.layerOf('discount')
  if (layer) till.edit('discount', { by: layer.by === 'percent' ? 'amount' : 'percent', text: '' })
}

/** Percent with two decimals at most, in hundredths of a percent; null where it is none. */
export function typedPercent(text: string): number | null {
  const found = /^(\d{1,3})(?:[.٫/](\d{1,2}))?$/.exec(bareDigits(text))
  const basisPoints = found ? Number(found[1]) * 100 + Number((found[2] ?? '0').padEnd(2, '0')) : null
  return basisPoints !== null && basisPoints <= 10_000 ? basisPoints : null
}

export function setDiscountNow(till: Till): void {
  const layer = till.layerOf('discount')
  const line = layer && till.state.basket.lines[layer.line]
  if (!layer || !line) return
  const value = layer.text.trim() === '' ? 0 : layer.by === 'percent' ? typedPercent(layer.text) : show.typedMoney(layer.text)
  if (value === null) return till.refuse({ key: `discount.malformed_${layer.by}` })
  if (layer.by === 'amount' && value > grossOf(line)) return till.refuse({ key: 'discount.too_much', values: { amount: show.money(grossOf(line)) } })
  const discount: Discount | null = value === 0 ? null : layer.by === 'percent' ? { kind: 'percent', basisPoints: value } : { kind: 'amount', rial: value }
  if (discount && isAboveLimit(till, rateOf(line, discount))) return openApproval(till, layer.line, discount)
  till.close()
  changeBasket(till, (basket) => withDiscount(basket, layer.line, discount))
}

/** «تخفیف ۱۰٪»، «تخفیف ۵٬۰۰۰» */
export function discountShown(line: Parameters<typeof discountOf>[0]): string {
  if (!line.discount) return ''
  const shown = line.discount.kind === 'percent' ? show.percent(line.discount.basisPoints) : show.amount(line.discount.rial)
  return said('lines.discount', { discount: shown })
}

/** Shift Enter: what the line is made of, and what can be done to it. */
export function openDetails(till: Till): void {
  const line = markedLine(till)
  if (!line) return till.say({ key: 'notice.no_line' })
  till.open({
    kind: 'choose', marked: 0, title: { key: 'details.title', values: { good: line.name, price: show.money(line.unitPrice) } },
    options: [
      { title: said('details.quantity', { quantity: show.number(line.quantity) }), take: () => openQuantity(till) },
      { title: line.discount ? discountShown(line) : said('details.no_discount'), take: () => openDiscount(till) },
      { title: line.note ? said('details.note', { note: line.note }) : said('details.no_note'), take: () => openNote(till) },
      { title: line.collaborator ? said('details.collaborator', { name: line.collaborator.name }) : said('details.no_collaborator'), take: () => void openCollaborator(till) },
    ],
  })
}

const longestNote = 200

export function openNote(till: Till): void {
  const line = markedLine(till)
  if (line) till.open({ kind: 'note', line: till.state.basket.marked, text: line.note ?? '' })
}

export const typeNote = (till: Till, text: string): void => till.edit('note', { text: [...text].slice(0, longestNote).join('') })

/** Enter; an empty note is none. */
export function setNoteNow(till: Till): void {
  const layer = till.layerOf('note')
  if (!layer) return
  till.close()
  changeBasket(till, (basket) => withNote(basket, layer.line, layer.text.trim()))
}

/** Something the catalogue does not know is sold once by its price. */
export function sellUnknownNow(till: Till): void {
  const layer = till.layerOf('price')
  if (!layer) return
  const price = show.typedMoney(layer.text)
  if (!price) return till.refuse({ key: 'price.malformed' })
  till.close()
  addUnknown(till, layer.name.trim() || said('price.name', { barcode: layer.barcode }), price, layer.quantity)
}
