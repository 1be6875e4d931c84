// Signing in, and which till one stands at.

import { useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import { tillHelp } from '../../parts/help'
import { sitAt, signIn } from '../acts/session'
import { said } from '../words'
import { HelpLink } from './help_link'
import { Say } from './say'
import { useTill } from './use_till'

export function SignInForm({ login: known, submit }: { login: string; submit: string }) {
  const till = useTill()
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [isSending, setSending] = useState(false)
  const problem = till.state.signInProblem
  const send = async (event: Event) => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    await signIn(till, login, password)
    setPassword('')
    setSending(false)
  }
  const field = (name: string, value: string, set: (value: string) => void, more: object) => (
    <label>
      {said(`sign_in.${name}`)}
      <input class="field fixed-direction" name={name} value={value} onInput={(event) => set(event.currentTarget.value)} aria-describedby="sign-in-problem" required {...more} />
    </label>
  )
  return (
    <form class="sign-in" onSubmit={send}>
      {field('login', login, setLogin, { autocomplete: 'username', ...(known ? {} : { 'data-caret': '' }) })}
      {field('password', password, setPassword, { type: 'password', autocomplete: 'current-password', ...(known ? { 'data-caret': '' } : {}) })}
      <p id="sign-in-problem" class="refusal" role="alert">{problem && <Say k={problem.key} v={problem.values} />}</p>
      <button class="button filled" aria-disabled={isSending}>{said(submit)}</button>
    </form>
  )
}

export function SignIn() {
  const till = useTill()
  return (
    <main class="door">
      <div class="card">
        <h1>{said('sign_in.title')}</h1>
        <p class="soft"><Say k="sign_in.of_club" v={{ club: till.state.club || '' }} /></p>
        <SignInForm login={till.ways.kept.lastLogin(till.state.club)} submit="sign_in.submit" />
        <HelpLink place={tillHelp.door} />
      </div>
    </main>
  )
}

export function ChooseTill() {
  const till = useTill()
  const { session, signInProblem } = till.state
  return (
    <main class="door">
      <div class="card">
        <h1>{said('sign_in.which_till')}</h1>
        <ul class="tills">
          {session!.tills.map((one, at) => (
            <li key={one.id}>
              <button class="button" data-caret={at === 0 ? '' : undefined} onClick={() => void sitAt(till, one.id)}>
                <span><Say k="head.branch_and_till" v={{ branch: one.branch_name, till: show.plain(one.number) }} /></span>
              </button>
            </li>
          ))}
        </ul>
        <p class="refusal" role="alert">{signInProblem && <Say k={signInProblem.key} v={signInProblem.values} />}</p>
      </div>
    </main>
  )
}

export const NoClub = () => (
  <main class="door">
    <div class="card">
      <h1>{said('sign_in.no_club')}</h1>
      <p class="soft">{said('sign_in.no_club_hint')}</p>
    </div>
  </main>
)

/** Over the same page, basket untouched. */
export function SessionOver() {
  const till = useTill()
  return (
    <div class="veil">
      <div class="layer narrow" role="dialog" aria-modal="true" aria-labelledby="session-over">
        <h2 id="session-over">{said('session_over.title')}</h2>
        <p class="soft">{said('session_over.words')}</p>
        <SignInForm login={till.ways.kept.lastLogin(till.state.club)} submit="session_over.submit" />
      </div>
    </div>
  )
}
