// What is to be paid, readable from a metre away; grey while a newer figure is on its way.

import * as show from '../../parts/formats'
import { netKnown, payable } from '../acts/basket'
import { grossOf } from '../state/basket'
import { said } from '../words'
import { Figure, Say } from './say'
import { useTill } from './use_till'

export function Payable() {
  const till = useTill()
  const { basket, isQuoteOld, connection } = till.state
  const gross = basket.lines.reduce((sum, line) => sum + grossOf(line), 0)
  const discount = gross - netKnown(till)
  const shown = show.amount(payable(till))
  const length = shown.length > 13 ? 'longest' : shown.length > 9 ? 'long' : ''
  const isOld = isQuoteOld && connection.isConnected
  return (
    <section class="card payable" aria-label={said('payable.title')}>
      <p class="label">
        <strong>{said('payable.title')} <span class="soft">({show.unitName()})</span></strong>
        {discount > 0 && <span class="soft"><Say k="payable.with_discount" v={{ gross: show.amount(gross), discount: show.amount(discount) }} /></span>}
        {basket.hold && <span class="soft"><Say k="payable.from_credit" v={{ amount: show.amount(basket.hold.amount) }} /></span>}
      </p>
      <p class={`total ${length} ${isOld ? 'old' : ''}`} aria-busy={isOld}><Figure>{shown}</Figure></p>
    </section>
  )
}
