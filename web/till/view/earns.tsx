// What this sale earns and why, what did not apply and why not, and how much credit may be used.

import * as show from '../../parts/formats'
import type { Quote } from '../api/types'
import { said } from '../words'
import { HeldCredit } from './held_credit'
import { Figure, Say } from './say'
import { useTill } from './use_till'

function Earned({ quote }: { quote: Quote }) {
  return (
    <p class="earned">
      <span>{said('earns.title')}</span>
      <span class="gold-text">
        <Figure class="till-number">{show.signed(quote.points)}</Figure> {said('earns.points')}
      </span>
      {quote.earned_credit > 0 && <span class="gold-text"><Say k="earns.credit" v={{ amount: show.signedMoney(quote.earned_credit) }} /></span>}
    </p>
  )
}

function Reasons({ quote }: { quote: Quote }) {
  return (
    <ul class="reasons">
      {quote.awards.map((award, at) => (
        <li key={`yes ${award.rule} ${award.wallet}`}>{at === 0 && <strong>{said('earns.why')} </strong>}{award.sentence}</li>
      ))}
      {quote.not_applied.map((one) => <li key={`no ${one.rule}`} class="no">{one.sentence}</li>)}
    </ul>
  )
}

function Usable({ quote }: { quote: Quote }) {
  const { basket } = useTill().state
  if (basket.hold) return <HeldCredit hold={basket.hold} />
  if (!quote.usable_credit) return null
  return <p class="usable">{quote.usable_credit.sentence}</p>
}

export function Earns() {
  const { quote, isQuoteOld, basket, quoteRefusal } = useTill().state
  if (quoteRefusal) return <section class="card earns"><p class="refusal" role="alert">{quoteRefusal}</p></section>
  if (!quote || !basket.member || !basket.lines.length) {
    return <section class="card earns"><p class="hint">{said(basket.member ? 'earns.nothing_yet' : 'earns.guest')}</p></section>
  }
  return (
    <section class={`card earns ${isQuoteOld ? 'old' : ''}`} aria-label={said('earns.title')} aria-busy={isQuoteOld}>
      <Earned quote={quote} />
      <Usable quote={quote} />
      <Reasons quote={quote} />
      {quote.notices.map((one) => <p class="hint warn-text" key={one}>{one}</p>)}
    </section>
  )
}
