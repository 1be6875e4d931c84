// What all pages of the member page share: sentences with isolates, states, fields.

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import * as show from '../parts/formats'
import { helpAddress, publicHelp } from '../parts/help'
import type { Values } from '../parts/texts'
import type { Award, Read } from './server'
import { said, saidInPieces } from './words'

/** A sentence; each value stands in its own isolate. */
export const Say = ({ k, v }: { k: string; v?: Values }) => (
  <>{saidInPieces(k, v).map(({ text, isValue }, at) => (isValue ? <bdi key={at}>{text}</bdi> : text))}</>
)

/** Balances, purchases, receipts: skeleton, what was kept with its time, the refusal, and the page itself. */
export function State<T>({ read, children }: { read: Read<T>; children: (value: T) => ComponentChildren }) {
  const [isSlow, setSlow] = useState(false)
  const isWaiting = !read.value && !read.isOffline && !read.problem
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setSlow(true), 3000)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return (
    <>
      {read.isOffline && (
        <p class="bar" role="status">
          {read.at ? <Say k="offline.since" v={{ time: show.time(read.at) }} /> : said('offline.nothing')} <button class="link" onClick={read.again}>{said('offline.again')}</button>
        </p>
      )}
      {read.problem && <p class="refusal card" role="alert">{read.problem} <button class="link" onClick={read.again}>{said('offline.again')}</button></p>}
      {isWaiting && (
        <div class="skeleton" aria-busy="true">
          <i /><i /><i />
          {isSlow && <p class="soft" role="status">{said('slow')}</p>}
        </div>
      )}
      {read.value && children(read.value)}
    </>
  )
}

interface FieldProps {
  id: string
  label: string
  value: string
  onText(text: string): void
  hint?: string
  problem?: string
  kind?: 'mobile' | 'code' | 'pin' | 'new_pin' | 'digits' | 'email' | 'money'
  name?: string
  /** Takes the caret when it appears. */
  isFirst?: boolean
}

const looks = {
  mobile: { type: 'tel', inputMode: 'tel', autocomplete: 'tel-national' },
  code: { type: 'text', inputMode: 'numeric', autocomplete: 'one-time-code' },
  pin: { type: 'password', inputMode: 'numeric', autocomplete: 'current-password' },
  new_pin: { type: 'password', inputMode: 'numeric', autocomplete: 'new-password' },
  digits: { type: 'text', inputMode: 'numeric', autocomplete: 'off' },
  money: { type: 'text', inputMode: 'numeric', autocomplete: 'off' },
  email: { type: 'email', inputMode: 'email', autocomplete: 'email' },
} as const

export function Field({ id, label, value, onText, hint, problem, kind, name, isFirst }: FieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFirst) input.current?.focus()
  }, [])
  const look = kind ? looks[kind] : { type: 'text', autocomplete: name ?? 'off' }
  const about = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div class="ask">
      <label for={id}>{label}</label>
      <input ref={input} id={id} class={`field ${kind ? 'fixed-direction number' : ''}`} dir={kind ? 'ltr' : 'auto'} {...(look as { type: 'text' })} value={value}
        aria-invalid={problem ? true : undefined} aria-describedby={about || undefined} onInput={(event) => onText(event.currentTarget.value)} />
      {hint && <p id={`${id}-hint`} class="hint">{hint}</p>}
      {problem && <p id={`${id}-problem`} class="refusal" role="alert">{problem}</p>}
    </div>
  )
}

/** «چرا ۵۲ امتیاز؟» */
export function Why({ points, credit, awards }: { points: number; credit: number; awards: Award[] }) {
  if (!awards.length) return null
  const what = [points > 0 && said('points', { n: show.number(points) }), credit > 0 && said('credit_of', { amount: show.money(credit) })].filter(Boolean)
  return (
    <details class="why">
      <summary><Say k="why" v={{ what: what.join(said('and')) }} /></summary>
      <ul>{awards.map((one) => <li key={`${one.rule} ${one.wallet}`}><bdi>{one.sentence}</bdi></li>)}</ul>
    </details>
  )
}

/** «راهنما» at the foot of every page. */
export const HelpFoot = () => <footer class="help-foot"><a href={helpAddress(show.language(), publicHelp.member)}>{said('help')}</a></footer>

export const dayOf = (iso: string): string => show.date(show.dayOfIso(iso))
