// How the rest is paid: by the terminal, in cash with its change, or otherwise; `+` records.

import * as show from '../../parts/formats'
import { dueAfterGifts, dropGiftCards, giftsPaid, openGiftCard } from '../acts/gift_cards'
import { back } from '../acts/layers'
import { reckon, recordNow, typePayment } from '../acts/pay'
import { paymentKinds, type LayerOf, type PaymentKind } from '../state/state'
import { Figure, Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Frame } from './frame'

function PaymentRow({ kind, layer, hint }: { kind: PaymentKind; layer: LayerOf<'pay'>; hint: preact.ComponentChildren }) {
  const till = useTill()
  const isMarked = layer.row === kind
  return (
    <div class={`payment ${isMarked ? 'marked' : ''}`} onClick={() => till.edit('pay', { row: kind })}>
      <label for={`pay-${kind}`}>{said(`pay.${kind}`)}</label>
      <input id={`pay-${kind}`} class="field number big fixed-direction" dir="ltr" inputMode="numeric" autocomplete="off" value={layer.texts[kind]}
        {...(isMarked ? { 'data-caret': 'all' } : { tabIndex: -1 })} onFocus={() => till.edit('pay', { row: kind })}
        onInput={(event) => typePayment(till, kind, event.currentTarget.value)} aria-describedby={`pay-${kind}-hint`} />
      <p id={`pay-${kind}-hint`} class="hint">{hint}</p>
    </div>
  )
}

export function Pay({ layer }: { layer: LayerOf<'pay'> }) {
  const till = useTill()
  const due = dueAfterGifts(till)
  const gifts = giftsPaid(till)
  const { missing, change, payments } = reckon(due, layer.texts)
  const { hold } = till.state.basket
  const hints: Record<PaymentKind, preact.ComponentChildren> = {
    card: payments.card > 0 && <Say k="pay.on_terminal" v={{ amount: show.money(payments.card, 'rial') }} />,
    cash: change > 0 && <strong><Say k="pay.change" v={{ amount: show.money(change) }} /></strong>,
    other: '',
  }
  return (
    <Frame size="wide" title={{ key: 'pay.title' }} keys={[
      { key: '+', name: 'pay.record', act: () => recordNow(till), isNext: true, isOff: layer.isRecording },
      { key: '×', name: 'gift_card.title', act: () => openGiftCard(till), isOff: layer.isRecording },
      ...(gifts.length ? [{ key: '−', name: 'gift_card.drop', act: () => dropGiftCards(till), isOff: layer.isRecording }] : []),
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <p class="pay-due">
        <span>{said('pay.due')}</span>
        <Figure class="till-total">{show.amount(due)}</Figure>
        <span class="soft">{show.unitName()}</span>
      </p>
      {hold && <p class="usable good-text"><Say k="pay.from_credit" v={{ amount: show.money(hold.amount) }} /></p>}
      {gifts.map((gift) => <p key={gift.reference} class="usable good-text"><Say k="gift_card.pays" v={{ amount: show.money(gift.used), tail: show.shownDigits(gift.tail), left: show.money(gift.left - gift.used) }} /></p>)}
      {paymentKinds.map((kind) => <PaymentRow key={kind} kind={kind} layer={layer} hint={hints[kind]} />)}
      <p class="hint">{missing > 0 && <span class="warn-text"><Say k="pay.missing" v={{ amount: show.money(missing) }} /></span>}</p>
    </Frame>
  )
}
