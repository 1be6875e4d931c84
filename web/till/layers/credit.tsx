// Credit: how much, then the member's consent. A PIN shows dots only, and takes nothing from a scanner.

import { useEffect, useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import type { UsableCredit } from '../api/types'
import { byNumber, canSendAgain, consentNow, fieldOf, holdNow, mostCredit, nextAmount, otherConsent, typeConsent, typeCredit } from '../acts/credit'
import { back } from '../acts/layers'
import { nameOf, type LayerOf } from '../state/state'
import { Figure, Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Field, Frame } from './frame'

/** «سقف فاکتور ۲۰۰٬۰۰۰ · سقف امروز ۵۰۰٬۰۰۰ · مانده ۲۳۵٬۰۰۰» */
function Caps({ usable }: { usable: UsableCredit }) {
  const all: [string, number | null | undefined][] = [['invoice_cap', usable.invoice_cap], ['day_cap', usable.day_cap_left], ['minimum', usable.minimum], ['balance', usable.balance]]
  const shown = all.filter(([, value]) => value != null)
  return (
    <p class="caps">
      {shown.map(([name, value], at) => <span key={name}>{at > 0 && ' · '}<Say k={`credit.${name}`} v={{ amount: show.amount(value!) }} /></span>)}
    </p>
  )
}

export function CreditAmount({ layer }: { layer: LayerOf<'credit_amount'> }) {
  const till = useTill()
  const { quote, basket } = till.state
  const rial = show.typedMoney(layer.text)
  const isFewer = layer.quote && quote && layer.quote.points !== quote.points
  return (
    <Frame title={{ key: 'credit.title', values: { name: nameOf(basket.member!) } }} keys={[
      { key: 'Enter', name: 'credit.hold', act: () => void holdNow(till), isNext: true, isOff: layer.isSending },
      { key: '↑↓', name: 'credit.other_amounts', act: () => nextAmount(till, 1) },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="credit" label="credit.label" value={layer.text} caret="all" isNumber hint={rial ? show.moneyInWords(rial) : ''} onText={(text) => typeCredit(till, text)} />
      {quote?.usable_credit && <Caps usable={quote.usable_credit} />}
      <p class="hint">
        {isFewer && <Say k="credit.instead" v={{ amount: show.money(layer.quote!.credit), points: show.ltr(show.signed(layer.quote!.points)), before: show.number(quote.points) }} />}
        {rial !== null && rial > mostCredit(till) && <span class="refusal"><Say k="credit.above_most" v={{ most: show.money(mostCredit(till)) }} /></span>}
      </p>
    </Frame>
  )
}

function SecondsToResend() {
  const till = useTill()
  const [, again] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => again((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = 45_000 - (till.ways.now().getTime() - (till.layerOf('consent')?.sentAt ?? 0))
  if (canSendAgain(till)) return <button class="link" tabIndex={-1} onClick={() => void otherConsent(till, 'one_time_code')}>{said('consent.send_again')}</button>
  return <Say k="consent.send_again_in" v={{ seconds: show.plain(Math.ceil(left / 1000)) }} />
}

export function Consent({ layer }: { layer: LayerOf<'consent'> }) {
  const till = useTill()
  const { member } = till.state.basket
  const isPin = layer.by === 'pin'
  const field = fieldOf[layer.by]
  const other = isPin ? 'one_time_code' : 'pin'
  return (
    <Frame title={{ key: `consent.${field}_title`, values: { name: member ? nameOf(member) : '' } }} keys={[
      { key: 'Enter', name: 'consent.confirm', act: () => void consentNow(till), isNext: true, isOff: layer.isSending },
      { key: '×', name: `consent.by_${other}`, act: () => void otherConsent(till, other) },
      ...(layer.by === 'number' ? [] : [{ key: '/', name: 'consent.by_number', act: () => byNumber(till) }]),
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <p class="consent-amount"><Figure class="till-number">{show.amount(layer.hold.amount)}</Figure> {show.unitName()}</p>
      <p class="soft"><Say k="consent.for" v={{ club: till.state.session!.club_name, branch: till.state.session!.till!.branch_name }} /></p>
      <input class="field number big pin fixed-direction" data-caret dir="ltr" {...(isPin ? { type: 'password' as const } : { type: 'text' as const })} inputMode="numeric" autocomplete={layer.by === 'one_time_code' ? 'one-time-code' : 'off'}
        aria-label={said(`consent.${field}_label`)} value={layer.text} onInput={(event) => {
          typeConsent(till, event.currentTarget.value)
          event.currentTarget.value = till.layerOf('consent')?.text ?? ''
        }} />
      <p class="hint">{layer.by === 'one_time_code' ? <SecondsToResend /> : said(`consent.${field}_hint`)}</p>
    </Frame>
  )
}
