// What one does to one's own record: takes the data away, changes the mobile by two codes, has everything erased.

import { useState } from 'preact/hooks'
import { bareDigits } from '../../parts/digits'
import { download } from '../../parts/download'
import * as show from '../../parts/formats'
import { Again, useCode } from '../code'
import { gather, readable, type OwnData } from '../own_data'
import { act, useRead, type Home, type Profile, type Session } from '../server'
import { Field, Say, State } from '../view'
import { said } from '../words'

const sixDigits = (text: string) => bareDigits(text).replace(/\D/g, '').slice(0, 6)

export function TakeData({ session }: { session: Session }) {
  const [count, setCount] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<{ text: string; isGood: boolean } | null>(null)
  const take = async (ending: string, type: string, written: (data: OwnData) => string) => {
    if (count !== null) return
    setOutcome(null)
    setCount(0)
    try {
      const data = await gather(session.club_name, setCount)
      download(`${session.club_slug}-${data.taken_at.slice(0, 10)}.${ending}`, type, written(data))
      setOutcome({ text: said('data.done'), isGood: true })
    } catch (error) {
      setOutcome({ text: (error as Error).message || said('data.broken'), isGood: false })
    }
    setCount(null)
  }
  return (
    <section class="card">
      <h2>{said('data.title')}</h2>
      <p class="soft">{said('data.words')}</p>
      <button class="button" aria-disabled={count !== null} onClick={() => void take('html', 'text/html', readable)}>{said('data.readable')}</button>
      <button class="button" aria-disabled={count !== null} onClick={() => void take('json', 'application/json', (data) => JSON.stringify(data, null, 2))}>{said('data.json')}</button>
      <p role="status">{count !== null ? <Say k="data.reading" v={{ n: show.number(count) }} /> : outcome?.isGood ? outcome.text : ''}</p>
      {outcome && !outcome.isGood && <p class="refusal" role="alert">{outcome.text}</p>}
    </section>
  )
}

interface Refused {
  at: string
  text: string
}

function Codes({ mobile, profile, changed, leave }: { mobile: string; profile: Profile; changed(): void; leave(): void }) {
  const [typed, setTyped] = useState({ old_code: '', new_code: '' })
  const [refused, setRefused] = useState<Refused | null>(null)
  const old = useCode('/v1/me/mobile/codes'), fresh = useCode('/v1/me/mobile/new/codes')
  const send = async (body: object) => {
    const answer = await act('/v1/me/mobile', { mobile, ...body }, 'PUT')
    if (answer.ok) return changed()
    setRefused({ at: answer.problem.pointer ?? '', text: answer.problem.detail })
  }
  const submit = (event: Event) => {
    event.preventDefault()
    for (const name of ['old_code', 'new_code'] as const) if (typed[name].length !== 6) return setRefused({ at: `/${name}`, text: said('sign_in.code_short') })
    void send(typed)
  }
  const field = (name: 'old_code' | 'new_code', of: string, code: ReturnType<typeof useCode>) => (
    <>
      <Field id={name} label={said(`mobile.${name}`, { mobile: show.ltr(show.maskedMobile(of)) })} kind="code" value={show.shownDigits(typed[name])} isFirst={name === 'old_code'}
        problem={refused?.at === `/${name}` ? refused.text : code.problem} onText={(text) => (setTyped({ ...typed, [name]: sixDigits(text) }), setRefused(null))} />
      <p class="beside"><Again at={code.again} ask={() => void code.ask(name === 'new_code' ? { mobile } : {})} /></p>
    </>
  )
  return (
    <form class="form" onSubmit={submit}>
      <p role="status">{said('mobile.sent')}</p>
      {field('old_code', profile.masked_mobile, old)}
      {field('new_code', mobile, fresh)}
      {refused && refused.at !== '/old_code' && refused.at !== '/new_code' && <p class="refusal" role="alert">{refused.text}</p>}
      <button class="button">{said('mobile.change')}</button>
      <p class="beside">
        <button type="button" class="link" onClick={() => void send({ new_code: typed.new_code })}>{said('mobile.unreachable')}</button>
        <button type="button" class="link" onClick={leave}>{said('mobile.leave')}</button>
      </p>
    </form>
  )
}

function NewMobile({ sent, leave }: { sent(mobile: string): void; leave(): void }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const old = useCode('/v1/me/mobile/codes'), fresh = useCode('/v1/me/mobile/new/codes')
  const send = async (event: Event) => {
    event.preventDefault()
    const mobile = show.readMobile(text)
    if (!mobile) return setProblem(said('sign_in.mobile_malformed'))
    const refusal = (await fresh.ask({ mobile })) || (await old.ask())
    refusal ? setProblem(refusal) : sent(mobile)
  }
  return (
    <form class="form" onSubmit={(event) => void send(event)}>
      <Field id="new-mobile" label={said('mobile.new')} kind="mobile" value={show.shownDigits(text)} hint={said('mobile.hint')} problem={problem} isFirst
        onText={(typed) => (setText(typed), setProblem(''))} />
      <button class="button">{said('mobile.send')}</button>
      <p><button type="button" class="link" onClick={leave}>{said('mobile.leave')}</button></p>
    </form>
  )
}

export function ChangeMobile({ profile, changed }: { profile: Profile; changed(): void }) {
  const [step, setStep] = useState<'closed' | 'asking' | 'done' | { mobile: string }>('closed')
  const close = () => setStep('closed')
  return (
    <section class="card">
      <h2>{said('mobile.title')}</h2>
      {step === 'done' && <p class="good" role="status">{said('mobile.done')}</p>}
      {step === 'asking' ? <NewMobile sent={(mobile) => setStep({ mobile })} leave={close} />
        : typeof step === 'object' ? <Codes mobile={step.mobile} profile={profile} changed={() => (setStep('done'), changed())} leave={close} />
        : <><p class="soft">{said('mobile.words')}</p><button class="button" onClick={() => setStep('asking')}>{said('mobile.begin')}</button></>}
    </section>
  )
}

/** «۸۴۰ امتیاز و ۳۵٬۰۰۰ تومان اعتبار دارید…»: before anything is sent. */
function WhatIsLost({ home }: { home: Home }) {
  const { points, credit } = home.member.balances
  const has = [points > 0 && said('points', { n: show.number(points) }), credit > 0 && said('credit_of', { amount: show.money(credit) })].filter(Boolean)
  return has.length ? <p class="notice"><Say k="leave.balances" v={{ what: has.join(said('and')) }} /></p> : <p>{said('leave.no_balances')}</p>
}

function Leaving({ left, stay }: { left(): void; stay(): void }) {
  const home = useRead<Home>('/v1/me')
  const code = useCode('/v1/me/erasure/codes')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const [isSent, setSent] = useState(false)
  const ask = async () => {
    const refusal = await code.ask()
    setProblem(refusal)
    if (!refusal) setSent(true)
  }
  const erase = async (event: Event) => {
    event.preventDefault()
    if (typed.length !== 6) return setProblem(said('sign_in.code_short'))
    const answer = await act('/v1/me/erasure', { code: typed })
    if (answer.ok) return left()
    setTyped('')
    setProblem(answer.problem.detail)
  }
  return (
    <State read={home}>
      {(known) => (
        <form class="form" onSubmit={(event) => void erase(event)}>
          <WhatIsLost home={known} />
          <p>{said('leave.goes')}</p>
          <p>{said('leave.stays')}</p>
          {isSent && <Field id="erase-code" label={said('leave.code')} kind="code" value={show.shownDigits(typed)} problem={problem} isFirst onText={(text) => (setTyped(sixDigits(text)), setProblem(''))} />}
          {isSent && <p class="beside"><Again at={code.again} ask={() => void ask()} /></p>}
          {!isSent && problem && <p class="refusal" role="alert">{problem}</p>}
          <button type="button" class="button" onClick={stay}>{said('leave.stay')}</button>
          {isSent ? <button class="button danger">{said('leave.erase')}</button> : <button type="button" class="button" onClick={() => void ask()}>{said('leave.send')}</button>}
        </form>
      )}
    </State>
  )
}

export function Leave({ left }: { left(): void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section class="card">
      <h2>{said('leave.title')}</h2>
      {isOpen ? <Leaving left={left} stay={() => setOpen(false)} />
        : <><p class="soft">{said('leave.words')}</p><button class="button" onClick={() => setOpen(true)}>{said('leave.begin')}</button></>}
    </section>
  )
}
