// Quantity and discount of a line, and the price of a thing that the catalogue does not know.

import { latinDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import { back } from '../acts/layers'
import { otherDiscount, sellUnknownNow, setDiscountNow, setNoteNow, setQuantityNow, typeNote } from '../acts/lines'
import { grossOf } from '../state/basket'
import type { LayerOf } from '../state/state'
import { Say } from '../view/say'
import { useTill } from '../view/use_till'
import { Field, Frame } from './frame'

const inWords = (text: string) => {
  const rial = show.typedMoney(text)
  return rial ? show.moneyInWords(rial) : ''
}
const digitsOnly = (text: string, also = '') => show.shownDigits(latinDigits(text).replace(new RegExp(`[^0-9${also}]`, 'g'), ''))

export function Quantity({ layer }: { layer: LayerOf<'quantity'> }) {
  const till = useTill()
  const line = till.state.basket.lines[layer.line]
  return (
    <Frame title={{ key: 'quantity.title', values: { good: line?.name ?? '' } }} keys={[
      { key: 'Enter', name: 'quantity.set', act: () => setQuantityNow(till), isNext: true },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="quantity" label="quantity.label" value={layer.text} caret="all" isNumber onText={(text) => till.edit('quantity', { text: digitsOnly(text) })} />
    </Frame>
  )
}

export function Discount({ layer }: { layer: LayerOf<'discount'> }) {
  const till = useTill()
  const line = till.state.basket.lines[layer.line]
  const isPercent = layer.by === 'percent'
  const onText = (text: string) => till.edit('discount', { text: isPercent ? digitsOnly(text, '.٫') : show.groupedWhileTyping(text) })
  return (
    <Frame title={{ key: 'discount.title', values: { good: line?.name ?? '' } }} keys={[
      { key: 'Enter', name: 'discount.set', act: () => setDiscountNow(till), isNext: true },
      { key: '/', name: isPercent ? 'discount.by_amount' : 'discount.by_percent', act: () => otherDiscount(till) },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="discount" label={isPercent ? 'discount.percent' : 'discount.amount'} value={layer.text} caret="all" isNumber onText={onText}
        hint={isPercent ? <Say k="discount.of" v={{ amount: show.money(line ? grossOf(line) : 0) }} /> : inWords(layer.text)} />
    </Frame>
  )
}

export function Note({ layer }: { layer: LayerOf<'note'> }) {
  const till = useTill()
  const line = till.state.basket.lines[layer.line]
  return (
    <Frame title={{ key: 'note.title', values: { good: line?.name ?? '' } }} keys={[
      { key: 'Enter', name: 'note.set', act: () => setNoteNow(till), isNext: true },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="note" label="note.label" value={layer.text} caret onText={(text) => typeNote(till, text)} />
    </Frame>
  )
}

export function Price({ layer }: { layer: LayerOf<'price'> }) {
  const till = useTill()
  return (
    <Frame title={{ key: 'price.title', values: { barcode: show.plain(layer.barcode) } }} keys={[
      { key: 'Enter', name: 'price.add', act: () => sellUnknownNow(till), isNext: true },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="price" label="price.label" value={layer.text} caret="all" isNumber hint={inWords(layer.text)} onText={(text) => till.edit('price', { text: show.groupedWhileTyping(text) })} />
      <Field id="price-name" label="price.what" value={layer.name} onText={(name) => till.edit('price', { name })} />
    </Frame>
  )
}
