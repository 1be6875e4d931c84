// The phone simulator: what a member's phone would show, and what it can answer; sample and sandbox clubs only.

import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { publicHelp } from '../../parts/help'
import { HelpFoot } from '../shared/help'
import * as show from '../../parts/formats'
import { Bubbles, type Bubble } from './bubbles'
import { clientOf, clubInPath, openPage, say, welcomeOf } from '../shared/page'

interface Phone {
  mobile: string
  member?: string | null
  name: string
  behaviour: string
  is_stopped: boolean
  items: Bubble[]
}

const everyMs = 1500
const behaviours = ['normal', 'late', 'never', 'twice']
const chips = () => [say('phone.balance'), '11', '12', say('phone.help')]
const club = clubInPath('/demo/phone')
const client = clientOf(club)

/** The phone of a number, asked for again and again: new messages appear by themselves. */
function usePhone(mobile: string): { phone: Phone | null; problem: string; again: () => void } {
  const [phone, setPhone] = useState<Phone | null>(null)
  const [problem, setProblem] = useState('')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!mobile) return
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      const answer = await client.consult<Phone>('/v1/phone/messages', { mobile }).catch(() => null)
      if (answer?.ok) setPhone(answer.value)
      setProblem(answer === null ? say('start.offline') : answer.ok ? '' : answer.problem.detail)
      timer = setTimeout(ask, everyMs)
    }
    void ask()
    return () => clearTimeout(timer)
  }, [mobile, turn])
  return { phone, problem, again: () => setTurn((n) => n + 1) }
}

function Reply({ mobile, sent }: { mobile: string; sent: () => void }) {
  const [text, setText] = useState('')
  const send = async (body: string) => {
    if (!body.trim()) return
    await client.act('/v1/phone/inbound', { mobile, body })
    setText('')
    sent()
  }
  return (
    <>
      <div class="chips">{chips().map((chip) => <button key={chip} class="button" onClick={() => void send(chip)}><bdi>{show.shownDigits(chip)}</bdi></button>)}</div>
      <form class="reply" onSubmit={(event) => (event.preventDefault(), void send(text))}>
        <input class="field" dir="auto" value={text} aria-label={say('phone.reply')} placeholder={say('phone.reply')} onInput={(event) => setText(event.currentTarget.value)} />
        <button class="button filled">{say('phone.send')}</button>
      </form>
    </>
  )
}

function Behaviour({ phone, changed }: { phone: Phone; changed: () => void }) {
  const set = async (behaviour: string) => {
    await client.act('/v1/phone/behaviour', { mobile: phone.mobile, behaviour })
    changed()
  }
  return (
    <section class="card">
      <h2>{say('phone.behaviour')}</h2>
      <div class="chips">
        {behaviours.map((one) => <button key={one} class="button" aria-pressed={phone.behaviour === one} onClick={() => void set(one)}>{say(`phone.${one}`)}</button>)}
      </div>
      {phone.is_stopped && <p class="soft">{say('phone.stopped')}</p>}
    </section>
  )
}

function Handset({ phone, mobile, again }: { phone: Phone | null; mobile: string; again: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  const count = phone?.items.length ?? 0
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [count])
  return (
    <section class="handset">
      <header>
        <strong>{phone?.name ? say('phone.owner', { name: phone.name }) : say(mobile ? 'phone.stranger' : 'phone.title')}</strong>
        <p class="soft"><bdi dir="ltr">{mobile && show.mobile(mobile)}</bdi></p>
      </header>
      <div class="bubbles" ref={list} role="log" aria-live="polite">
        {count ? <Bubbles items={phone!.items} /> : <p class="soft">{say(mobile ? 'phone.empty' : 'phone.pick')}</p>}
      </div>
      {mobile && <Reply mobile={mobile} sent={again} />}
    </section>
  )
}

function PhonePage() {
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const [mobile, setMobile] = useState('')
  const { phone, problem, again } = usePhone(mobile)
  useEffect(() => void welcomeOf(club).then((welcome) => setName(welcome?.is_demo ? welcome.name : ''), () => {}), [])
  return (
    <>
      {name && <header class="banner">{say('demo', { club: name })}</header>}
      <main class="page">
        <h1>{say('phone.title')}</h1>
        <div class="phone-page">
          <Handset phone={phone} mobile={mobile} again={again} />
          <div class="phone-side">
            <form class="card ask" onSubmit={(event) => (event.preventDefault(), setMobile(show.readMobile(typed) ?? ''))}>
              <label for="mobile">{say('phone.whose')}</label>
              <input id="mobile" class="field fixed-direction" dir="ltr" inputMode="tel" autocomplete="off" value={typed} onInput={(event) => setTyped(show.shownDigits(event.currentTarget.value))} />
              <button class={`button ${mobile ? '' : 'filled'}`}>{say('phone.open')}</button>
              {problem && <p class="refusal" role="alert">{problem}</p>}
            </form>
            {phone && <Behaviour phone={phone} changed={again} />}
          </div>
        </div>
        <HelpFoot place={publicHelp.phone} />
      </main>
    </>
  )
}

openPage('phone.title')
render(<PhonePage />, document.getElementById('app')!)
