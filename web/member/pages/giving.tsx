// Giving points to another member: to whom, how many, with the PIN or a code by SMS; and what was given and got.

import { useState } from 'preact/hooks'
import { bareDigits, wholeNumber } from '../../parts/digits'
import * as show from '../../parts/formats'
import { memberOf } from '../../parts/member_ref'
import { act, type GivingCodeAsked, type OwnGiving, type PointsGiven } from '../server'
import { dayOf, Field, Say } from '../view'
import { said } from '../words'

type Way = 'pin' | 'one_time_code'
interface Told {
  text: string
  isGood?: boolean
}

const digits = (text: string) => bareDigits(text).replace(/\D/g, '')

function Given({ one }: { one: NonNullable<OwnGiving['items']>[number] }) {
  return (
    <li class="beside">
      <span><Say k={one.is_mine ? 'giving.given' : 'giving.got'} v={{ other: one.other || said('giving.somebody') }} /> <span class="soft">{dayOf(one.day)}</span></span>
      <span>
        <b class="number">{show.ltr(show.signed(one.is_mine ? -one.points : one.points))}</b>
        {one.taken_back > 0 && <span class="soft"> <Say k="giving.taken_back" v={{ n: show.number(one.taken_back) }} /></span>}
      </span>
    </li>
  )
}

export function Giving({ giving, changed }: { giving: OwnGiving; changed(): void }) {
  const [typed, setTyped] = useState({ to: '', points: '', consent: '' })
  const [way, setWay] = useState<Way | null>(null)
  const [asked, setAsked] = useState('')
  const [told, tell] = useState<Told | null>(null)
  const [isSending, setSending] = useState(false)
  const points = wholeNumber(typed.points) ?? 0
  const receiver = memberOf(typed.to)
  const wish = { receiver, points }
  const set = (part: Partial<typeof typed>) => {
    setTyped({ ...typed, ...part })
    tell(null)
    if (part.consent === undefined) setWay(null)  // a consent is for these points to that member alone
  }
  const sending = async (what: () => Promise<void>) => {
    if (isSending) return
    if (!receiver) return tell({ text: said('giving.receiver_missing') })
    setSending(true)
    await what().catch(() => tell({ text: said('giving.offline') }))
    setSending(false)
  }
  const sendCode = async () => {
    const answer = await act<GivingCodeAsked>('/v1/me/giving/codes', wish)
    if (!answer.ok) return tell({ text: answer.problem.detail })
    setAsked(answer.value.asked)
    setWay('one_time_code')
    setTyped({ ...typed, consent: '' })
    tell({ text: said('giving.code_sent'), isGood: true })
  }
  const give = async () => {
    const consent = way === 'pin' ? { pin: digits(typed.consent) } : way === 'one_time_code' ? { code: digits(typed.consent), asked } : {}
    const answer = await act<PointsGiven>('/v1/me/giving', { ...wish, ...consent })
    if (answer.ok) {
      setTyped({ to: '', points: '', consent: '' })
      setWay(null)
      tell({ text: said('giving.done', { n: show.number(points), left: show.number(answer.value.points_left) }), isGood: true })
      return changed()
    }
    if (answer.problem.code !== 'sales.consent_required') return tell({ text: answer.problem.detail })
    if (answer.problem.facts?.needed === 'one_time_code') return sendCode()
    setWay('pin')
    tell({ text: said('giving.pin_needed'), isGood: true })
  }
  const items = giving.items ?? []
  if (!giving.terms.is_on && !items.length) return null
  return (
    <section class="card">
      <h2>{said('giving.title')}</h2>
      {giving.terms.is_on && (
        <form class="form" onSubmit={(event) => (event.preventDefault(), void sending(give))}>
          <p class="soft"><Say k="giving.words" v={{ least: show.number(giving.terms.least), today: show.number(Math.min(giving.left_today, giving.left_this_month)) }} /></p>
          <Field id="giving-to" label={said('giving.to')} kind="digits" value={typed.to} hint={said('giving.to_hint')} onText={(to) => set({ to })} />
          <Field id="giving-points" label={said('giving.points')} kind="digits" value={typed.points} onText={(text) => set({ points: text })} />
          {way && <Field key={way} id="giving-consent" label={said(`giving.${way}`)} kind={way === 'pin' ? 'pin' : 'code'} value={typed.consent} onText={(consent) => set({ consent })} isFirst />}
          {told && <p class={told.isGood ? 'good' : 'refusal'} role={told.isGood ? 'status' : 'alert'}>{told.text}</p>}
          <button class="button" aria-disabled={isSending}>{said('giving.give')}</button>
          {way === 'pin' && <button class="link" type="button" onClick={() => void sending(sendCode)}>{said('giving.by_code')}</button>}
        </form>
      )}
      <ul class="list">{items.map((one) => <Given key={one.id} one={one} />)}</ul>
    </section>
  )
}
