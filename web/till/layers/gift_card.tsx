// A gift card: its number, then what is on it and until when; Enter adds it to the payment, or sells it.

import * as show from '../../parts/formats'
import { takeGiftCard, typeGiftCard } from '../acts/gift_cards'
import { back } from '../acts/layers'
import type { GiftCard as Card } from '../api/types'
import type { LayerOf } from '../state/state'
import { Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Field, Frame } from './frame'

const day = (iso: string) => show.dayAndMonth(show.dayOfIso(iso))

function Found({ card }: { card: Card }) {
  if (card.state === 'printed') return <p class="usable"><strong><Say k="gift_card.for_sale" v={{ amount: show.money(card.value), day: day(card.last_day) }} /></strong></p>
  if (card.is_usable) return <p class="usable good-text"><strong><Say k="gift_card.has" v={{ amount: show.money(card.left), day: day(card.last_day) }} /></strong></p>
  return <p class="usable warn-text"><Say k={card.state === 'active' ? 'gift_card.out' : `gift_card.${card.state}`} v={{ amount: show.money(card.left), first: day(card.first_day), last: day(card.last_day) }} /></p>
}

export function GiftCardLayer({ layer }: { layer: LayerOf<'gift_card'> }) {
  const till = useTill()
  const { card } = layer
  const next = !card ? 'gift_card.ask' : card.state === 'printed' ? 'gift_card.sell' : 'gift_card.pay'
  return (
    <Frame title={{ key: 'gift_card.title' }} keys={[
      { key: 'Enter', name: next, act: () => takeGiftCard(till), isNext: true, isOff: layer.isSending },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="gift-card" label="gift_card.number" value={show.shownDigits(layer.text)} caret isNumber hint={said('gift_card.hint')} onText={(text) => typeGiftCard(till, text)} />
      {card && <Found card={card} />}
    </Frame>
  )
}
