// Goods come back by receipt number: how many of which line, then three legs: points, credit, cash.

import { newKey } from '../../parts/client'
import { wholeNumber } from '../../parts/digits'
import * as show from '../../parts/formats'
import * as operations from '../api/operations'
import type { LayerOf } from '../state/state'
import type { Till } from '../till'
import { quoted } from '../words'
import { answered } from './asked'
import { print } from './receipt'

export function openReturns(till: Till): void {
  till.open({ kind: 'find_receipt', text: '', isSending: false })
}

export async function findNow(till: Till): Promise<void> {
  const layer = till.layerOf('find_receipt')
  const number = layer && wholeNumber(layer.text)
  if (!layer || layer.isSending) return
  if (!number) return till.refuse({ key: 'returns.number_malformed' })
  till.edit('find_receipt', { isSending: true })
  await openReceipt(till, String(number))
  till.edit('find_receipt', { isSending: false })
}

export async function openReceipt(till: Till, number: string): Promise<void> {
  const shown = await answered(till, operations.findReceipt(till.ways.client, number))
  if (!shown) return
  const { receipt } = shown
  const returned = receipt.lines.map(({ line }) => shown.returned.find((one) => one.line === line)?.returned ?? 0)
  till.open({ kind: 'return', receipt, back: receipt.lines.map(() => 0), returned, marked: 0, key: newKey(), isSending: false, quote: null })
}

export function markReturn(till: Till, at: number): void {
  const layer = till.layerOf('return')
  if (layer) till.edit('return', { marked: Math.max(0, Math.min(at, layer.receipt.lines.length - 1)) })
}

/** More than is still kept is refused by the name of the line. */
export function setBack(till: Till, at: number, quantity: number): void {
  const layer = till.layerOf('return')
  const line = layer?.receipt.lines[at]
  if (!layer || !line || quantity < 0) return
  const left = line.quantity - (layer.returned[at] ?? 0)
  if (quantity > left) return till.refuse({ key: 'returns.too_many', values: { good: line.name, left: show.number(left) } })
  if (quantity === layer.back[at]) return
  till.edit('return', { back: layer.back.map((one, n) => (n === at ? quantity : one)), quote: null })
  quoteSoon(till)
}

const chosenLines = (layer: LayerOf<'return'>) =>
  layer.receipt.lines.map(({ line }, at) => ({ line, quantity: layer.back[at]! })).filter(({ quantity }) => quantity > 0)

const quietMs = 80
const askings = new WeakMap<Till, { timer: ReturnType<typeof setTimeout>; running: AbortController }>()

/** The legs of what is chosen, after 80 ms of quiet; an older question's answer is not waited for. */
function quoteSoon(till: Till): void {
  const before = askings.get(till)
  clearTimeout(before?.timer)
  before?.running.abort()
  const running = new AbortController()
  askings.set(till, { running, timer: setTimeout(() => void quoteNow(till, running.signal), quietMs) })
}

async function quoteNow(till: Till, signal: AbortSignal): Promise<void> {
  const layer = till.layerOf('return')
  const lines = layer ? chosenLines(layer) : []
  if (!layer || !lines.length) return
  try {
    const answer = await operations.quoteReturn(till.ways.client, layer.receipt.sale, lines, signal)
    if (signal.aborted || till.layerOf('return')?.key !== layer.key) return
    if (answer.ok) till.edit('return', { quote: answer.value })
    else till.say(quoted(answer.problem.detail || answer.problem.code), 'bad')
  } catch {
    // Out of reach or overtaken: without figures the return itself still says what it did.
  }
}

/** `+`: takes back. The key stays until it is done, so a second press is the same return. */
export async function returnNow(till: Till): Promise<void> {
  const layer = till.layerOf('return')
  if (!layer || layer.isSending) return
  const lines = chosenLines(layer)
  if (!lines.length) return till.refuse({ key: 'returns.nothing_chosen' })
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  till.edit('return', { isSending: true })
  const receipt = await answered(till, operations.returnGoods(till.ways.client, layer.receipt.sale, lines, layer.key))
  till.edit('return', { isSending: false, key: newKey() })
  if (!receipt) return
  till.taken()
  till.open({ kind: 'returned', receipt, isSending: false, undone: false })
  if (till.state.settings.printsByItself) print(till, receipt)
}

/** `-` on what was just taken back. */
export async function undoReturnNow(till: Till): Promise<void> {
  const layer = till.layerOf('returned')
  if (!layer || layer.isSending || layer.undone) return
  till.edit('returned', { isSending: true })
  const undone = await answered(till, operations.undoReturn(till.ways.client, layer.receipt))
  till.edit('returned', { isSending: false, undone: undone !== null })
  if (undone) till.say({ key: 'returns.undone' }, 'good')
}
