// Fields of forms: label above, help under, refusal under; digits of any kind are taken, Persian ones shown.
import { useEffect, useId, useState, type ReactNode } from 'react'
import { latinDigits, wholeNumber } from '../../parts/digits'
import { amount, date, dayOfIso, groupedWhileTyping, isoOfDay, moneyInWords, number, numericDate, shownDigits, typedDay, typedMoney, unitName } from '../../parts/formats'
import { said } from '../words'
import { todayHere } from './moments'

interface Around {
  label: string
  help?: ReactNode
  error?: string | null
  isOptional?: boolean
}
interface Typed extends Around {
  value: string
  set: (value: string) => void
  /** Phones, cards, codes, logins: left to right, standing at the right edge. */
  isFixed?: boolean
  type?: string
  inputMode?: 'numeric' | 'tel' | 'email' | 'text'
  autoComplete?: string
  autoFocus?: boolean
  isRequired?: boolean
  rows?: number
}

function Around({ id, label, help, error, isOptional, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}{isOptional && <span className="soft"> ({said('page.optional')})</span>}</label>
      {children}
      {(help || error) && <p id={`${id}-help`} className={error ? 'refusal small' : 'soft small'}>{error || help}</p>}
    </div>
  )
}

export function TextField({ value, set, isFixed, type = 'text', inputMode, autoComplete = 'off', autoFocus, isRequired, rows, ...around }: Typed) {
  const id = useId()
  // Digits of any kind are sent as Latin ones and shown in the reader's own.
  const isDigits = (inputMode === 'tel' || inputMode === 'numeric') && type !== 'password'
  const change = (typed: string) => set(isDigits ? latinDigits(typed) : typed)
  const common = {
    id, className: isFixed ? 'field fixed-direction' : 'field', dir: isFixed || !value ? undefined : 'auto', autoComplete, autoFocus, required: isRequired, value: isDigits ? shownDigits(value) : value,
    'aria-invalid': around.error ? true : undefined, 'aria-describedby': around.help || around.error ? `${id}-help` : undefined,
  }
  return (
    <Around id={id} {...around}>
      {rows ? <textarea {...common} rows={rows} onChange={(event) => change(event.target.value)} /> : <input {...common} type={type} inputMode={inputMode} onChange={(event) => change(event.target.value)} />}
    </Around>
  )
}

interface Counted extends Around {
  value: number | null
  set: (value: number | null) => void
  isRequired?: boolean
  autoFocus?: boolean
}

/** Whole numbers. */
export function NumberField({ value, set, ...more }: Counted) {
  const [text, setText] = useState(value === null ? '' : shownDigits(String(value)))
  useEffect(() => {
    if (wholeNumber(text) !== value) setText(value === null ? '' : shownDigits(String(value)))
  }, [value])
  const type = (typed: string) => {
    setText(shownDigits(latinDigits(typed).replace(/[^\d٬,\s]/g, '')))
    set(wholeNumber(typed))
  }
  return <TextField value={text} set={type} isFixed inputMode="numeric" {...more} />
}

/** «۱۲٫۵» as hundredths of a percent. */
function typedPercent(text: string): number | null {
  const bare = latinDigits(text).replace('٫', '.')
  return /^\d{1,3}(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : null
}

/** Kept in hundredths of a percent. */
export function PercentField({ value, set, ...more }: Counted) {
  const [text, setText] = useState(value === null ? '' : number(value / 100))
  useEffect(() => {
    if (typedPercent(text) !== value) setText(value === null ? '' : number(value / 100))
  }, [value])
  const type = (typed: string) => {
    const shown = shownDigits(latinDigits(typed).replace(/[^\d.٫]/g, ''))
    setText(shown)
    if (shown === '' || typedPercent(shown) !== null) set(typedPercent(shown))
  }
  return <TextField value={text} set={type} isFixed inputMode="numeric" {...more} />
}

/** Kept in rial, typed in the club's unit, said in words: a zero too many is heard. */
export function MoneyField({ value, set, label, help, ...more }: Counted) {
  const [text, setText] = useState(value === null ? '' : amount(value))
  useEffect(() => {
    if (typedMoney(text) !== value) setText(value === null ? '' : amount(value))
  }, [value])
  const type = (typed: string) => {
    const shown = /[.٫]/.test(typed) ? shownDigits(typed) : groupedWhileTyping(typed)
    setText(shown)
    set(shown === '' ? null : typedMoney(shown))
  }
  return <TextField label={`${label} (${unitName()})`} value={text} set={type} isFixed inputMode="numeric" help={value ? moneyInWords(value) : help} {...more} />
}

/** A day typed as people say it, kept as the calendar's ISO day. */
export function DayField({ value, set, help, ...more }: Around & { value: string | null; set: (iso: string | null) => void }) {
  const [text, setText] = useState(value ? numericDate(dayOfIso(value)) : '')
  const read = typedDay(text, todayHere())
  useEffect(() => {
    if (value && (read === null || isoOfDay(read) !== value)) setText(numericDate(dayOfIso(value)))
  }, [value])
  const type = (typed: string) => {
    setText(shownDigits(typed))
    const day = typedDay(typed, todayHere())
    set(day === null ? null : isoOfDay(day))
  }
  const error = text && read === null ? said('form.no_day') : null
  return <TextField value={text} set={type} isFixed error={error} help={read === null ? (help ?? said('form.day_help')) : date(read)} {...more} />
}

export interface Choice {
  value: string
  name: string
}

export function ChoiceField({ value, set, choices, ...around }: Around & { value: string; set: (value: string) => void; choices: Choice[] }) {
  const id = useId()
  return (
    <Around id={id} {...around}>
      <select id={id} className="field" value={value} onChange={(event) => set(event.target.value)} aria-describedby={around.help ? `${id}-help` : undefined}>
        {choices.map((one) => <option key={one.value} value={one.value}>{one.name}</option>)}
      </select>
    </Around>
  )
}

export function Check({ label, value, set, help }: { label: ReactNode; value: boolean; set: (value: boolean) => void; help?: string }) {
  return (
    <label className="check">
      <input type="checkbox" checked={value} onChange={(event) => set(event.target.checked)} />
      <span>{label}{help && <span className="soft small"> {help}</span>}</span>
    </label>
  )
}

/** Several of a few. */
export function Checks({ label, value, set, choices }: { label: string; value: string[]; set: (value: string[]) => void; choices: Choice[] }) {
  const turn = (one: string, isOn: boolean) => set(isOn ? [...value, one] : value.filter((other) => other !== one))
  return (
    <fieldset className="checks">
      <legend>{label}</legend>
      {choices.map((one) => <Check key={one.value} label={one.name} value={value.includes(one.value)} set={(isOn) => turn(one.value, isOn)} />)}
    </fieldset>
  )
}

