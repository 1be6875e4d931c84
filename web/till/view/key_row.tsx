// The keys of the counter, for the eye and for the mouse. One of them is the next step.

import { openActs, openMemberActs } from '../acts/acts'
import { removeMarked } from '../acts/basket'
import { openCredit } from '../acts/credit'
import { openDiscount, openQuantity } from '../acts/lines'
import { park } from '../acts/park'
import { openPay } from '../acts/pay'
import { openReturns } from '../acts/returns'
import { said } from '../words'
import type { Till } from '../till'
import { useTill } from './use_till'

const keys: [string, string, (till: Till) => void][] = [
  ['F1', 'keys.acts', openActs],
  ['F2', 'keys.member', openMemberActs],
  ['Ins', 'keys.park', park],
  ['−', 'keys.remove', removeMarked],
  ['×', 'keys.quantity', openQuantity],
  ['/', 'keys.discount', openDiscount],
  ['F8', 'keys.credit', openCredit],
  ['+', 'keys.pay', openPay],
]

export function KeyRow() {
  const till = useTill()
  const hasLines = till.state.basket.lines.length > 0
  return (
    <nav class="keys" aria-label={said('keys.title')}>
      {keys.map(([key, name, act]) => {
        const isReturn = name === 'keys.remove' && !hasLines
        const isNext = name === 'keys.pay' && hasLines
        return (
          <button key={key} tabIndex={-1} class={`button ${isNext ? 'filled' : ''}`} onClick={() => (isReturn ? openReturns(till) : act(till))}>
            <kbd>{key}</kbd> {said(isReturn ? 'keys.return' : name)}
          </button>
        )
      })}
    </nav>
  )
}
