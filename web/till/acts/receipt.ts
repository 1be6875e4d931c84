// After the sale: the receipt on screen and on paper, again if asked for, and taking the whole sale back.

import { newKey } from '../../parts/client'
import * as operations from '../api/operations'
import type { Receipt, ReturnReceipt } from '../api/types'
import type { Till } from '../till'
import { answered } from './asked'

export const undoSaleWithinMs = 5 * 60_000

export function showReceipt(till: Till, receipt: Receipt, change: number): void {
  till.open({ kind: 'receipt', receipt, change, at: till.ways.now().getTime(), undone: null, isSending: false })
  if (till.state.settings.printsByItself) print(till, receipt)
}

/** The paper is drawn first, then the browser prints what stands on it. */
export function print(till: Till, paper: Receipt | ReturnReceipt): void {
  till.change({ paper })
  setTimeout(() => till.ways.print(), 50)
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
