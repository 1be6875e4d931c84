// The door: login and password. The same form lies over an untouched page when a session has ended.
import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { desk, open, signIn } from '../api/session'
import { useTitle } from '../parts/page'
import { Say } from '../parts/say'
import { useStore } from '../parts/store'
import { clubSlug } from '../router'
import { said } from '../words'
import { Reader } from './reader'

const place = `vafa.console.login.${clubSlug}`

export function SignInForm({ login: known, submit }: { login: string; submit: string }) {
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    const refused = await signIn(login.trim(), password)
    if (refused === null) localStorage.setItem(place, login.trim())
    setProblem(refused === 'offline' ? said('states.no_server') : refused)
    setPassword('')
    setSending(false)
  }
  const common = { className: 'field fixed-direction', 'aria-describedby': 'sign-in-problem', required: true }
  return (
    <form className="sign-in" onSubmit={send}>
      <label>{said('sign_in.login')}<input {...common} name="login" autoComplete="username" autoFocus={!known} value={login} onChange={(event) => setLogin(event.target.value)} /></label>
      <label>{said('sign_in.password')}<input {...common} name="password" type="password" autoComplete="current-password" data-first={known ? '' : undefined} autoFocus={Boolean(known)} value={password} onChange={(event) => setPassword(event.target.value)} /></label>
      <p id="sign-in-problem" className="refusal" role="alert">{problem}</p>
      <Button type="primary" htmlType="submit" loading={isSending ? { delay: 400 } : false}>{said(submit)}</Button>
    </form>
  )
}

function DemoLogins() {
  const logins = useStore(desk).welcome?.logins ?? []
  const [problem, setProblem] = useState<string | null>(null)
  if (!logins.length) return null
  const enter = async (login: string, password: string) => setProblem(await signIn(login, password))
  return (
    <section className="demo-logins" aria-labelledby="demo-logins">
      <h2 id="demo-logins">{said('sign_in.demo_roles')}</h2>
      <div className="acts">
        {logins.map((one) => <Button key={one.login} onClick={() => void enter(one.login, one.password)}>{said(`roles.${one.role}`)}</Button>)}
      </div>
      <p className="refusal" role="alert">{problem}</p>
    </section>
  )
}

export function SignIn() {
  const { welcome } = useStore(desk)
  const name = welcome?.name ?? ''
  useTitle([said('sign_in.title'), name])
  return (
    <main className="door">
      <div className="card">
        <h1>{said('sign_in.title')}</h1>
        <p className="soft"><Say k="sign_in.of_club" v={{ club: name }} /></p>
        <SignInForm login={localStorage.getItem(place) ?? ''} submit="sign_in.submit" />
        <DemoLogins />
      </div>
      <Reader />
    </main>
  )
}

/** Without a club in the address, or without a server. */
export function ShutDoor({ words }: { words: 'no_club' | 'no_server' }) {
  useTitle([said('sign_in.title')])
  return (
    <main className="door">
      <div className="card">
        <h1>{said(`sign_in.${words}`)}</h1>
        <p className="soft" role="status">{said(`sign_in.${words}_hint`)}</p>
        {words === 'no_server' && <Button onClick={() => void open()}>{said('states.again')}</Button>}
      </div>
    </main>
  )
}

export const lastLogin = (): string => localStorage.getItem(place) ?? ''
