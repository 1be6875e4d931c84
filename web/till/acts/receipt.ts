// After the sale: the receipt on screen and on paper, again if asked for, and taking the whole sale back.

import { newKey } from '../../parts/client'
import * as operations from '../api/operations'
import type { Receipt } from '../api/types'
import { codeOf, type Code } from '../../parts/qr'
import type { Printed } from '../state/state'
import type { Till } from '../till'
import { answered } from './asked'

export const undoSaleWithinMs = 5 * 60_000

export function showReceipt(till: Till, receipt: Receipt, change: number): void {
  till.open({ kind: 'receipt', receipt, change, at: till.ways.now().getTime(), undone: null, isSending: false })
  if (till.state.settings.printsByItself) print(till, receipt)
}

/** The paper is drawn first, then the browser prints what stands on it. */
export function print(till: Till, paper: Printed): void {
  void linkOf(till, paper).then((paperCode) => {
    till.change({ paper, paperCode })
    setTimeout(() => till.ways.print(), 50)
  })
}

const mostWaitMs = 1500

/** The receipt's own page as a QR code. A slow or missing server holds no paper up: then it is printed without. */
async function linkOf(till: Till, paper: Printed): Promise<Code | null> {
  if (!('payments' in paper && 'sale' in paper)) return null
  try {
    const answer = await operations.linkReceipt(till.ways.client, paper.sale, AbortSignal.timeout(mostWaitMs))
    return answer.ok ? await codeOf(`${location.origin}/${till.state.session!.club_slug}/r/${answer.value.token}`) : null
  } catch {
    return null
  }
}

export const newSale = (till: Till): void => till.close()

/** `-`: every line of this very sale comes back, while it is fresh. */
export async function undoSale(till: Till): Promise<void> {
  const layer = till.layerOf('receipt')
  if (!layer || layer.isSending || layer.undone) return
  if (till.ways.now().getTime() - layer.at > undoSaleWithinMs) return till.refuse({ key: 'receipt.too_late_to_undo' })
  till.edit('receipt', { isSending: true })
  const lines = layer.receipt.lines.map(({ line, quantity }) => ({ line, quantity }))
  const undone = await answered(till, operations.returnGoods(till.ways.client, layer.receipt.sale, lines, newKey()))
  till.edit('receipt', { isSending: false, undone })
  if (undone) till.say({ key: 'receipt.undone' }, 'good')
}
