// The number for the till: big digits and a QR code, new each half minute, made on this phone.

import { useEffect, useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import { codeOf, type Code } from '../../parts/qr'
import { msLeft, numberOf, stepOf, type Key } from '../number'
import { keyOfNumbers } from '../number_key'
import { act, useRead, type Home } from '../server'
import { Field, Say } from '../view'
import { said } from '../words'

interface Shown {
  number: string
  code: Code
}

async function shownOf(key: Key, step: number): Promise<Shown> {
  const number = await numberOf(key.key, step)
  return { number, code: await codeOf(number) }
}

/** The screen stays awake as long as the number is shown, where the phone knows how. */
function useWakeLock(): void {
  useEffect(() => {
    const lock = navigator.wakeLock?.request('screen').catch(() => null)
    return () => void lock?.then((held) => held?.release())
  }, [])
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

function Number_({ keyOf }: { keyOf: Key }) {
  const now = useNow(500)
  const step = stepOf(keyOf, now)
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    let isLeft = false
    void shownOf(keyOf, step).then((made) => !isLeft && setShown(made))
    return () => void (isLeft = true)
  }, [keyOf, step])
  if (!shown) return <section class="card number-card" aria-busy="true" />
  const seconds = Math.ceil(msLeft(keyOf, now) / 1000)
  return (
    <section class="card number-card">
      <svg class="qr" viewBox={`-2 -2 ${shown.code.modules + 4} ${shown.code.modules + 4}`} role="img" aria-label={said('show.qr')}>
        <rect x="-2" y="-2" width={shown.code.modules + 4} height={shown.code.modules + 4} class="qr-paper" />
        <path d={shown.code.path} class="qr-ink" />
      </svg>
      <p class="till-digits number" dir="ltr" role="status" aria-label={Array.from(shown.number, (digit) => show.shownDigits(digit)).join(' ')}>{show.shownDigits(`${shown.number.slice(0, 3)} ${shown.number.slice(3)}`)}</p>
      <p class="soft"><Say k="show.seconds" v={{ n: show.plain(seconds) }} /></p>
      <progress max={keyOf.step_ms / 1000} value={seconds} aria-hidden="true" />
    </section>
  )
}

function Allowance({ keyOf, changed }: { keyOf: Key; changed(): void }) {
  const [text, setText] = useState(keyOf.most == null ? '' : show.amount(keyOf.most))
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState('')
  const send = async (event: Event) => {
    event.preventDefault()
    const most = text.trim() ? show.typedMoney(text) : undefined
    if (most === null) return setProblem(said('show.most_malformed'))
    const answer = await act('/v1/me/consent_number', most === undefined ? {} : { most }, 'PUT')
    if (!answer.ok) return setProblem(answer.problem.detail)
    setOpen(false)
    changed()
  }
  return (
    <section class="card">
      <p class="beside">
        <span>{keyOf.most == null ? said('show.all') : <Say k="show.most" v={{ amount: show.money(keyOf.most) }} />}</span>
        <button class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{said('show.change')}</button>
      </p>
      {isOpen && (
        <form class="form" onSubmit={(event) => void send(event)}>
          <Field id="most" label={said('show.most_label')} kind="money" value={text} hint={said('show.most_hint')} problem={problem} onText={(typed) => setText(show.groupedWhileTyping(typed))} />
          <button class="button">{said('show.save')}</button>
        </form>
      )}
    </section>
  )
}

export function ShowPage() {
  const [key, setKey] = useState<Key | string | null>(null)
  const home = useRead<Home>('/v1/me').value
  const ask = () => void keyOfNumbers().then(setKey)
  useEffect(ask, [])
  useWakeLock()
  return (
    <>
      <h1>{said('show.title')}</h1>
      <p class="soft">{said('show.words')}</p>
      {key === null && <section class="card number-card" aria-busy="true" />}
      {typeof key === 'string' && <p class="refusal card" role="alert">{key || said('show.offline')}</p>}
      {key && typeof key === 'object' && <><Number_ keyOf={key} /><Allowance keyOf={key} changed={ask} /></>}
      {key && home && <p class="soft"><Say k="show.member" v={{ number: show.plain(home.member.number) }} /></p>}
    </>
  )
}
