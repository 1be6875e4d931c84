// Joining without help: a name, who brought them, what the club requires, and a plain question about advertising.

import { useState } from 'preact/hooks'
import { wholeNumber } from '../../parts/digits'
import * as show from '../../parts/formats'
import { act, type Session } from '../server'
import { Field, Say } from '../view'
import { said } from '../words'

type Extra = NonNullable<Session['fields']>[number]

function OwnField({ field, value, onText, problem }: { field: Extra; value: string; onText(text: string): void; problem: string }) {
  if (field.type !== 'choice') return <Field id={field.id} label={field.name} value={value} onText={onText} problem={problem} hint={said(`join.field_${field.type}`)} />
  return (
    <div class="ask">
      <label for={field.id}>{field.name}</label>
      <select id={field.id} class="field" value={value} onChange={(event) => onText(event.currentTarget.value)}>
        <option value="" />
        {(field.choices ?? []).map((one) => <option key={one}>{one}</option>)}
      </select>
    </div>
  )
}

/** What was typed into a club's own field, as the server keeps it. */
function valueOf(field: Extra, text: string, today: number): string {
  const day = field.type === 'day' ? show.typedDay(text, today) : null
  return day === null ? text : show.isoOfDay(day)
}

export function Join({ session, joined }: { session: Session; joined(): void }) {
  const [first, setFirst] = useState('')
  const [last, setLast] = useState('')
  const [by, setBy] = useState(new URLSearchParams(location.search).get('by') ?? '')
  const [extra, setExtra] = useState<Record<string, string>>({})
  const [ads, setAds] = useState(false)
  const [problem, setProblem] = useState({ at: '', text: '' })
  const [isSending, setSending] = useState(false)
  const fields = session.fields ?? []
  const send = async (event: Event) => {
    event.preventDefault()
    const referrer = by.trim() ? wholeNumber(by) : undefined
    if (referrer === null) return setProblem({ at: '/referrer', text: said('join.referrer_malformed') })
    if (isSending) return
    setSending(true)
    const today = show.dayOfIso(session.today)
    const answer = await act('/v1/me', {
      first_name: first, last_name: last, referrer, allows_advertising: ads,
      extra: fields.filter((one) => extra[one.id]).map((one) => ({ field: one.id, value: valueOf(one, extra[one.id]!, today) })),
    })
    setSending(false)
    if (answer.ok) return joined()
    setProblem({ at: answer.problem.pointer ?? '', text: answer.problem.detail })
  }
  const at = (pointer: string) => (problem.at === pointer ? problem.text : '')
  return (
    <main class="page narrow" id="main">
      <header>
        <h1><Say k="join.title" v={{ club: session.club_name }} /></h1>
        <p class="soft"><Say k="join.words" v={{ mobile: show.ltr(show.maskedMobile(session.masked_mobile)) }} /></p>
      </header>
      <form class="card form" onSubmit={(event) => void send(event)}>
        <Field id="first" label={said('profile.first_name')} name="given-name" value={first} onText={setFirst} problem={at('/first_name')} />
        <Field id="last" label={said('profile.last_name')} name="family-name" value={last} onText={setLast} problem={at('/last_name')} />
        {fields.map((one) => (
          <OwnField key={one.id} field={one} value={extra[one.id] ?? ''} problem={at('/extra') && !extra[one.id] ? problem.text : ''} onText={(text) => setExtra({ ...extra, [one.id]: text })} />
        ))}
        <Field id="by" label={said('join.referrer')} kind="digits" value={show.shownDigits(by)} onText={setBy} hint={said('join.referrer_hint')} problem={at('/referrer')} />
        <label class="check"><input type="checkbox" checked={ads} onChange={(event) => setAds(event.currentTarget.checked)} /> <span>{said('join.ads')}</span></label>
        {problem.text && !['/first_name', '/last_name', '/referrer'].includes(problem.at) && <p class="refusal" role="alert">{problem.text}</p>}
        <button class="button filled" disabled={isSending}>{said('join.send')}</button>
      </form>
    </main>
  )
}

/** The club enrols at its counters alone: what to do there is said before anything is typed. */
export function JoiningClosed({ session, signOut }: { session: Session; signOut(): void }) {
  return (
    <main class="page narrow" id="main">
      <header>
        <h1><Say k="join.title" v={{ club: session.club_name }} /></h1>
        <p><Say k="join.closed" v={{ mobile: show.ltr(show.maskedMobile(session.masked_mobile)) }} /></p>
      </header>
      <div class="acts"><button type="button" class="button" onClick={signOut}>{said('join.other_number')}</button></div>
    </main>
  )
}
