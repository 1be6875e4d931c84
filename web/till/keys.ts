// Every key of the page: bursts of readers first, then the open layer's keys, then the till's own.

import { BurstReader, commandOf, usCharacter, usualBurst, type Command } from '../parts/input'
import { openActs, openMemberActs } from './acts/acts'
import { mark, removeMarked, undo } from './acts/basket'
import { openCredit } from './acts/credit'
import { back } from './acts/layers'
import { openDetails, openDiscount, openQuantity } from './acts/lines'
import { openParked, park } from './acts/park'
import { openPay } from './acts/pay'
import { openReturns } from './acts/returns'
import { takeLine, takeScan } from './acts/take'
import { layerKey, isClosedToTyping } from './layer_keys'
import type { Till } from './till'

export interface Stroke {
  name: string // event.key of keys that type nothing, or ''
  command: Command | null
  digit: number | null
  shift: boolean
}

const onBasket: Record<string, (till: Till, shift: boolean) => void> = {
  Enter: (till, shift) => (shift ? openDetails(till) : takeLine(till)),
  ArrowUp: (till) => mark(till, till.state.basket.marked - 1),
  ArrowDown: (till) => mark(till, till.state.basket.marked + 1),
  PageUp: (till) => mark(till, till.state.basket.marked - 8),
  PageDown: (till) => mark(till, till.state.basket.marked + 8),
  F1: openActs,
  F2: openMemberActs,
  F8: openCredit,
  F9: (till) => forward(till),
  Insert: (till, shift) => (shift ? openParked(till) : park(till)),
}
const onEmptyLine: Record<string, (till: Till) => void> = {
  Home: (till) => mark(till, 0),
  End: (till) => mark(till, till.state.basket.lines.length - 1),
}

/** Acts only when the LINE is empty; else the LINE shakes once. */
function forward(till: Till): void {
  if (till.line.read() !== '') return till.change({ shakes: till.state.shakes + 1 })
  openPay(till)
}

function onCommand(till: Till, command: Command): boolean {
  if (command === 'forward') return forward(till), true
  if (till.line.read() !== '') return false // a sign inside what is being typed
  if (command === 'quantity') return openQuantity(till), true
  if (command === 'discount') return openDiscount(till), true
  if (command === 'remove') return till.state.basket.lines.length ? removeMarked(till) : openReturns(till), true
  return false // `.` begins a quick key in the LINE
}

/** True where the key is ours and the browser must not have it. */
function onTill(till: Till, stroke: Stroke): boolean {
  if (till.state.layer) return layerKey(till, stroke)
  if (stroke.command) return onCommand(till, stroke.command)
  const act = onBasket[stroke.name] ?? (till.line.read() === '' ? onEmptyLine[stroke.name] : undefined)
  act?.(till, stroke.shift)
  return act !== undefined
}

const fieldOf = (): HTMLInputElement | null => (document.activeElement instanceof HTMLInputElement ? document.activeElement : null)

function giveBack(field: HTMLInputElement | null, before: string): void {
  if (!field || field.value === before) return
  field.value = before
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

export class PageKeys {
  private reader = new BurstReader()
  private silence: ReturnType<typeof setTimeout> | undefined
  private choice: ReturnType<typeof setTimeout> | undefined

  constructor(private till: Till) {}

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.ctrlKey || event.altKey || event.metaKey) return this.withControl(event)
    if (this.isReaders(event)) return event.preventDefault() // at the sign-in too: a swipe is no login
    if (this.till.state.stage !== 'counter' || this.till.state.isSessionOver) return
    if (event.key === 'Escape') return event.preventDefault(), back(this.till)
    const stroke = strokeOf(event)
    if (stroke.digit !== null && (this.till.layerOf('choose') || this.till.layerOf('prizes'))) return event.preventDefault(), this.chooseSoon(stroke)
    if (onTill(this.till, stroke)) event.preventDefault()
    else if (stroke.name === '' && isClosedToTyping(this.till)) event.preventDefault()
  }

  /** Ctrl Z on an empty LINE; everything else with Ctrl or Alt is the browser's. */
  private withControl(event: KeyboardEvent): void {
    const isUndo = event.code === 'KeyZ' && event.ctrlKey && !event.altKey && !event.shiftKey
    if (!isUndo || this.till.state.stage !== 'counter' || this.till.state.layer || this.till.state.isSessionOver || this.till.line.read() !== '') return
    event.preventDefault()
    undo(this.till)
  }

  /** Is this key a scanner's or a card reader's? The burst goes to the till when it is whole. */
  private isReaders(event: KeyboardEvent): boolean {
    const character = usCharacter({ code: event.code, key: event.key, shift: event.shiftKey })
    if (event.key === 'Enter') return this.readersEnter(event)
    if (character === null) {
      if (event.key !== 'Shift') this.reader.interrupt()
      return false
    }
    clearTimeout(this.choice)
    const field = fieldOf()
    const verdict = this.reader.key(character, event.timeStamp, field?.value ?? '')
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.afterSilence(), usualBurst.mostGapMs + 10)
    if (verdict.kind === 'burst_begins') giveBack(field, verdict.before)
    return verdict.kind !== 'typed'
  }

  private readersEnter(event: KeyboardEvent): boolean {
    const verdict = this.reader.enter(event.timeStamp)
    if (verdict.kind === 'ended') takeScan(this.till, verdict.text)
    return verdict.kind !== 'typed'
  }

  private afterSilence(): void {
    const text = this.reader.quiet(performance.now())
    if (text !== null) takeScan(this.till, text)
  }

  /** A digit takes a choice only when no further key follows at once: a scan chooses nothing. */
  private chooseSoon(stroke: Stroke): void {
    this.choice = setTimeout(() => layerKey(this.till, stroke), usualBurst.mostGapMs + 5)
  }
}

function strokeOf(event: KeyboardEvent): Stroke {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)
  const isDigit = digit && !event.shiftKey && event.key.length === 1
  const command = commandOf({ code: event.code, key: event.key, shift: event.shiftKey })
  return {
    name: event.key.length > 1 ? event.key : '', command,
    digit: isDigit ? Number(digit[1]) : null, shift: event.shiftKey,
  }
}
