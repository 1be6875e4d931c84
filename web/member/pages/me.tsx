// Me: the profile, the PIN, what one allows the club, bringing friends, the data and the mobile, language and light, signing out.

import { useState } from 'preact/hooks'
import { bareDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import { club } from '../kept'
import { act, useRead, type Profile, type Session } from '../server'
import { themes, useTheme } from '../theme'
import { dayOf, Field, Say, State } from '../view'
import { said } from '../words'
import { ChangeMobile, Leave, TakeData } from './own_record'

const texts = ['first_name', 'last_name', 'email', 'province', 'city', 'address'] as const
const names: Record<string, string> = { first_name: 'given-name', last_name: 'family-name', city: 'address-level2', province: 'address-level1', address: 'street-address' }

interface Said {
  at: string
  text: string
  isGood?: boolean
}
const Outcome = ({ said: what }: { said: Said | null }) => (what ? <p class={what.isGood ? 'good' : 'refusal'} role={what.isGood ? 'status' : 'alert'}>{what.text}</p> : null)

function ProfileForm({ profile, today, changed }: { profile: Profile; today: number; changed(): void }) {
  const before = profile.profile
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [birth, setBirth] = useState('')
  const [outcome, setOutcome] = useState<Said | null>(null)
  const valueOf = (name: (typeof texts)[number]) => typed[name] ?? before[name] ?? ''
  const send = async (event: Event) => {
    event.preventDefault()
    const day = birth.trim() ? show.typedDay(birth, today) : undefined
    if (day === null) return setOutcome({ at: '/birth_day', text: said('profile.day_malformed') })
    const answer = await act('/v1/me/profile', { ...typed, ...(day === undefined ? {} : { birth_day: show.isoOfDay(day) }) }, 'PATCH')
    if (!answer.ok) return setOutcome({ at: answer.problem.pointer ?? '', text: answer.problem.detail })
    setTyped({})
    setBirth('')
    setOutcome({ at: '', text: said('profile.saved'), isGood: true })
    changed()
  }
  return (
    <section class="card">
      <h2>{said('profile.title')}</h2>
      <form class="form" onSubmit={(event) => void send(event)}>
        {texts.map((name) => (
          <Field key={name} id={name} label={said(`profile.${name}`)} name={names[name]} kind={name === 'email' ? 'email' : undefined} value={valueOf(name)}
            problem={outcome?.at === `/${name}` ? outcome.text : ''} onText={(text) => (setTyped({ ...typed, [name]: text }), setOutcome(null))} />
        ))}
        {before.birth_day ? <p class="soft"><Say k="profile.born" v={{ day: dayOf(before.birth_day) }} /></p> : (
          <Field id="birth" label={said('profile.birth_day')} name="bday" value={birth} hint={said('profile.birth_hint')} problem={outcome?.at === '/birth_day' ? outcome.text : ''} onText={setBirth} />
        )}
        {(outcome?.isGood || (outcome && !texts.some((name) => outcome.at === `/${name}`) && outcome.at !== '/birth_day')) && <Outcome said={outcome} />}
        <button class="button">{said('profile.save')}</button>
      </form>
    </section>
  )
}

function PinForm({ hasPin, changed }: { hasPin: boolean; changed(): void }) {
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [old, setOld] = useState('')
  const [outcome, setOutcome] = useState<Said | null>(null)
  const digits = (text: string) => bareDigits(text).replace(/\D/g, '').slice(0, 6)
  const send = async (event: Event) => {
    event.preventDefault()
    if (pin !== again) return setOutcome({ at: '/pin', text: said('pin.differ') })
    const answer = await act('/v1/me/pin', { pin, ...(old ? { old_pin: old } : {}) }, 'PUT')
    if (!answer.ok) return setOutcome({ at: answer.problem.pointer ?? '', text: answer.problem.detail })
    setPin('')
    setAgain('')
    setOld('')
    setOutcome({ at: '', text: said('pin.saved'), isGood: true })
    changed()
  }
  return (
    <section class="card">
      <h2>{said(hasPin ? 'pin.change' : 'pin.make')}</h2>
      <p class="soft">{said('pin.words')}</p>
      <form class="form" onSubmit={(event) => void send(event)}>
        {hasPin && <Field id="old-pin" label={said('pin.old')} kind="pin" value={old} hint={said('pin.old_hint')} onText={(text) => setOld(digits(text))} />}
        <Field id="pin" label={said('pin.new')} kind="new_pin" value={pin} hint={said('pin.hint')} onText={(text) => setPin(digits(text))} />
        <Field id="pin-again" label={said('pin.again')} kind="new_pin" value={again} onText={(text) => setAgain(digits(text))} />
        <Outcome said={outcome} />
        <button class="button">{said(hasPin ? 'pin.change' : 'pin.make')}</button>
      </form>
    </section>
  )
}

function Consents({ profile, changed }: { profile: Profile; changed(): void }) {
  const [problem, setProblem] = useState('')
  const allow = async (allows_advertising: boolean) => {
    const answer = await act('/v1/me/profile', { allows_advertising }, 'PATCH')
    setProblem(answer.ok ? '' : answer.problem.detail)
    changed()
  }
  return (
    <section class="card">
      <h2>{said('consents.title')}</h2>
      <label class="check"><input type="checkbox" checked={profile.allows_advertising} onChange={(event) => void allow(event.currentTarget.checked)} /> <span>{said('consents.ads')}</span></label>
      {profile.advertising_since && <p class="hint"><Say k={profile.allows_advertising ? 'consents.since' : 'consents.not_since'} v={{ day: show.date(show.dayOfInstant(new Date(profile.advertising_since))) }} /></p>}
      <p class="hint">{said('consents.service')}</p>
      {problem && <p class="refusal" role="alert">{problem}</p>}
    </section>
  )
}

function Friends({ number }: { number: number }) {
  const [isCopied, setCopied] = useState(false)
  const link = `${location.origin}${club ? `/${club}` : ''}/m?by=${number}`
  const share = async () => {
    if (navigator.share) return void navigator.share({ url: link }).catch(() => {})
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <section class="card">
      <h2>{said('friends.title')}</h2>
      <p class="soft">{said('friends.words')}</p>
      <p class="machine">{link}</p>
      <button class="button" onClick={() => void share()}>{said('friends.send')}</button>
      {isCopied && <p role="status">{said('friends.copied')}</p>}
    </section>
  )
}

function Looks({ switchLanguage }: { switchLanguage(): void }) {
  const [theme, setTheme] = useTheme()
  return (
    <section class="card form">
      <h2>{said('looks.title')}</h2>
      <div class="ask">
        <label for="theme">{said('looks.theme')}</label>
        <select id="theme" class="field" value={theme} onChange={(event) => setTheme(event.currentTarget.value)}>
          {themes.map((one) => <option key={one} value={one}>{said(`looks.${one}`)}</option>)}
        </select>
      </div>
      <button class="button" onClick={switchLanguage} lang={show.language() === 'fa' ? 'en' : 'fa'}>{said('looks.other_language')}</button>
    </section>
  )
}

export function MePage({ session, signOut, left, switchLanguage }: { session: Session; signOut(): void; left(): void; switchLanguage(): void }) {
  const read = useRead<Profile>('/v1/me/profile')
  const isSettled = read.value || read.isOffline || read.problem  // what stands below would jump
  return (
    <>
      <h1>{session.name ? <bdi>{session.name}</bdi> : said('me.title')}</h1>
      <State read={read}>
        {(profile) => (
          <>
            <section class="card">
              <p><Say k="me.number" v={{ number: show.plain(profile.number) }} /></p>
              <p><Say k="me.mobile" v={{ mobile: show.ltr(show.maskedMobile(profile.masked_mobile)) }} /></p>
              {profile.card && <p><Say k="me.card" v={{ card: show.ltr(show.card(profile.card)) }} /></p>}
              <p class="soft"><Say k="me.since" v={{ day: dayOf(profile.enrolled_day) }} /></p>
            </section>
            <PinForm hasPin={profile.has_pin} changed={read.again} />
            <ProfileForm profile={profile} today={show.dayOfIso(session.today)} changed={read.again} />
            <Consents profile={profile} changed={read.again} />
            <Friends number={profile.number} />
            <ChangeMobile profile={profile} changed={read.again} />
            <TakeData session={session} />
            <Leave left={left} />
          </>
        )}
      </State>
      {isSettled && <Looks switchLanguage={switchLanguage} />}
      {isSettled && <button class="button" onClick={signOut}>{said('me.sign_out')}</button>}
    </>
  )
}
