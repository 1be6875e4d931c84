// Layers over the basket: one at a time; what a scan does to the one that is open.

import type { Meaning } from '../../parts/input'
import type { Till } from '../till'
import { quoteSoon } from './quote'
import { releaseHold } from './basket'
import { voidWaiting } from './credit'
import { isGiftNumber } from './gift_cards'

/** May the scan go on? In credit and pay, what is held is given back and the basket is there again. */
export function leaveForScan(till: Till, meaning: Meaning): boolean {
  const { layer } = till.state
  if (!layer) return true
  const isGoods = meaning.kind === 'barcode' || meaning.kind === 'quick'
  if (meaning.kind === 'card' && isGiftNumber(meaning.card) && (layer.kind === 'gift_card' || (layer.kind === 'pay' && !layer.isRecording))) return true
  switch (layer.kind) {
    case 'credit_amount':
    case 'consent':
    case 'prize_consent':
    case 'pay':
      return leaveMoney(till, isGoods)
    case 'approval':
    case 'award':
    case 'giving':
    case 'enrol':
    case 'price':
    case 'return':
      till.refuse({ key: 'notice.finish_first' })
      return false
    default:
      till.close()
      return true
  }
}

function leaveMoney(till: Till, isGoods: boolean): boolean {
  if (till.recording) {
    till.refuse({ key: 'pay.asking' })
    return false
  }
  if (!isGoods) {
    till.refuse({ key: 'notice.scan_not_here' })
    return false
  }
  voidWaiting(till)
  releaseHold(till)
  till.close()
  quoteSoon(till)
  queueMicrotask(() => till.say({ key: 'notice.back_in_basket' }))
  return true
}

/** Esc: one layer back, then the LINE is cleared. A basket is never harmed. */
export function back(till: Till): void {
  const { layer } = till.state
  if (!layer) return till.line.write('')
  if (layer.kind === 'pay' && layer.isRecording) return till.refuse({ key: 'pay.asking' })
  if (layer.kind === 'consent') voidWaiting(till)
  till.change({ layer: null, notice: null })
  if (layer.kind === 'credit_amount' || layer.kind === 'consent') quoteSoon(till)
}
