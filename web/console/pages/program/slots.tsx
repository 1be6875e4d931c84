// Blanks within a sentence: the sentence is the form. Read only, a blank is its value in bold.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { latinDigits, wholeNumber } from '../../../parts/digits'
import { amount, date, groupedWhileTyping, money, number, numericDate, percent, shownDigits, typedDay, typedMoney, unitName } from '../../../parts/formats'
import { todayHere } from '../../parts/moments'
import { saidSentence } from '../../words'
import { refusedId, useRefused } from './refused'

export const MayEdit = createContext(true)

/** A sentence with parts of the page in its blanks. */
export function Sentence({ k, slots }: { k: string; slots: Record<string, ReactNode> }) {
  return saidSentence(k).split(/(\{[a-z_]+\})/).map((part, at) => {
    const name = /^\{([a-z_]+)\}$/.exec(part)?.[1]
    return <span key={at}>{name ? (slots[name] ?? part) : part}</span>
  })
}

interface Slot {
  label: string
  value: number
  set: (value: number) => void
  /** Its place in the document: what is refused there marks the blank. */
  at?: string
}

interface Way {
  show: (value: number) => string
  bold: (value: number) => string
  read: (text: string) => number | null
  type: (text: string) => string
  after?: string
}

function Blank({ label, value, set, at, way }: Slot & { way: Way }) {
  const [text, setText] = useState(way.show(value))
  const refused = useRefused(at)
  useEffect(() => {
    if (way.read(text) !== value) setText(way.show(value))
  }, [value])
  if (!useContext(MayEdit)) return <strong><bdi>{way.bold(value)}</bdi></strong>
  const read = way.read(text)
  const change = (typed: string) => {
    const shown = way.type(typed)
    setText(shown)
    const next = way.read(shown)
    if (next !== null) set(next)
  }
  return (
    <span className="slot-room">
      <input className="slot fixed-direction" inputMode="numeric" autoComplete="off" aria-label={label} aria-invalid={read === null || refused !== null || undefined} aria-describedby={refused === null ? undefined : refusedId} size={Math.max(2, text.length)} value={text} onChange={(event) => change(event.target.value)} onBlur={() => read === null && setText(way.show(value))} />
      {way.after && <span>{way.after}</span>}
    </span>
  )
}

const digits = (text: string) => shownDigits(latinDigits(text).replace(/[^\d.٫]/g, ''))
const decimal = (text: string, times: number): number | null => {
  const bare = latinDigits(text).replace('٫', '.')
  return /^\d{1,9}(\.\d{1,4})?$/.test(bare) ? Math.round(Number(bare) * times) : null
}

export const MoneySlot = (slot: Slot) => <Blank {...slot} way={{ show: amount, bold: money, read: (text) => typedMoney(text), type: groupedWhileTyping, after: unitName() }} />
export const NumberSlot = (slot: Slot) => <Blank {...slot} way={{ show: number, bold: number, read: wholeNumber, type: groupedWhileTyping }} />
const integer = (text: string): number | null => (/^[-−]?\d{1,4}$/.test(latinDigits(text)) ? Number(latinDigits(text).replace('−', '-')) : null)
const integerShown = (value: number): string => shownDigits(String(value).replace('-', '−'))
/** Whole numbers on both sides of nothing. */
export const IntegerSlot = (slot: Slot) => <Blank {...slot} way={{ show: integerShown, bold: integerShown, read: integer, type: (text) => shownDigits(latinDigits(text).replace(/[^\d−-]/g, '').replace('-', '−')) }} />
/** A day, by its number. */
export const DaySlot = (slot: Slot) => <Blank {...slot} way={{ show: numericDate, bold: date, read: (text) => typedDay(text, todayHere()), type: shownDigits }} />
/** Hundredths of a percent. */
export const PercentSlot = (slot: Slot) => <Blank {...slot} way={{ show: (value) => number(value / 100), bold: percent, read: (text) => decimal(text, 100), type: digits, after: percent(0).slice(-1) }} />
/** Ten-thousandths. */
export const FactorSlot = (slot: Slot) => <Blank {...slot} way={{ show: (value) => number(value / 10_000), bold: (value) => number(value / 10_000), read: (text) => decimal(text, 10_000), type: digits }} />

export function ChoiceSlot({ label, value, set, choices }: { label: string; value: string; set: (value: string) => void; choices: { value: string; name: string }[] }) {
  if (!useContext(MayEdit)) return <strong>{choices.find((one) => one.value === value)?.name}</strong>
  return <select className="slot" aria-label={label} value={value} onChange={(event) => set(event.target.value)}>{choices.map((one) => <option key={one.value} value={one.value}>{one.name}</option>)}</select>
}
