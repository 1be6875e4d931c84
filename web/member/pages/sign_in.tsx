// Signing in: a mobile, then the code that was sent to it, in one field. Whether the mobile is a member's is told by nothing.

import { useEffect, useRef, useState } from 'preact/hooks'
import { bareDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import { Again, betweenCodesMs } from '../code'
import { club } from '../kept'
import { client, type Session } from '../server'
import { Field, Say } from '../view'
import { said } from '../words'

export interface Welcome {
  name: string
  is_demo: boolean
}

interface Asked {
  ends_at: string
  again_at: string
}

function Code({ mobile, signedIn, change }: { mobile: string; signedIn(session: Session): void; change(): void }) {
  const [code, setCode] = useState('')
  const [again, setAgain] = useState(Date.now() + betweenCodesMs)
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const send = async (digits: string) => {
    if (isSending) return
    if (digits.length !== 6) return setProblem(said('sign_in.code_short'))
    setSending(true)
    const answer = await client.act<Session>('/v1/me/sessions', { mobile, code: digits })
    setSending(false)
    if (answer.ok) return signedIn(answer.value)
    setCode('')
    setProblem(answer.problem.detail)
  }
  const type = (text: string) => {
    const digits = bareDigits(text).replace(/\D/g, '').slice(0, 6)
    setCode(digits)
    setProblem('')
    if (digits.length === 6) void send(digits)
  }
  const ask = async () => {
    const answer = await client.act<Asked>('/v1/me/codes', { mobile })
    if (!answer.ok) return setProblem(answer.problem.detail)
    setProblem('')
    setAgain(Date.now() + betweenCodesMs)
  }
  return (
    <form ref={form} class="card form" onSubmit={(event) => (event.preventDefault(), void send(code))}>
      <p role="status"><Say k="sign_in.sent" v={{ mobile: show.ltr(show.maskedMobile(mobile)) }} /></p>
      <Field id="code" label={said('sign_in.code')} kind="code" value={show.shownDigits(code)} onText={type} problem={problem} />
      <button class="button filled" disabled={isSending}>{said('sign_in.enter')}</button>
      <p class="beside"><Again at={again} ask={() => void ask()} /> <button type="button" class="link" onClick={change}>{said('sign_in.change')}</button></p>
    </form>
  )
}

function Mobile({ sent }: { sent(mobile: string): void }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  const send = async (event: Event) => {
    event.preventDefault()
    const mobile = show.readMobile(text)
    if (!mobile) return setProblem(said('sign_in.mobile_malformed'))
    if (isSending) return
    setSending(true)
    const answer = await client.act<Asked>('/v1/me/codes', { mobile })
    setSending(false)
    if (answer.ok || answer.problem.code === 'me.code_asked_lately') return sent(mobile)
    setProblem(answer.problem.detail)
  }
  return (
    <form class="card form" onSubmit={(event) => void send(event)}>
      <Field id="mobile" label={said('sign_in.mobile')} kind="mobile" value={show.shownDigits(text)} hint={said('sign_in.mobile_hint')} problem={problem}
        onText={(typed) => (setText(typed), setProblem(''))} />
      <button class="button filled" disabled={isSending}>{said('sign_in.send')}</button>
    </form>
  )
}

export function SignIn({ welcome, notice, signedIn }: { welcome: Welcome | null; notice: string; signedIn(session: Session): void }) {
  const [mobile, setMobile] = useState('')
  return (
    <main class="page narrow" id="main">
      <header>
        <h1>{welcome ? <Say k="sign_in.title_of" v={{ club: welcome.name }} /> : said('title')}</h1>
        {notice && <p class="good" role="status">{notice}</p>}
        <p class="soft">{said('sign_in.words')}</p>
      </header>
      {mobile ? <Code mobile={mobile} signedIn={signedIn} change={() => setMobile('')} /> : <Mobile sent={setMobile} />}
      {welcome?.is_demo && <p class="soft"><Say k="demo.code" /> <a href={`${club ? `/${club}` : ''}/demo/phone`} target="_blank" rel="noopener">{said('demo.phone')}</a></p>}
    </main>
  )
}
