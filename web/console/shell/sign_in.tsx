// The door: login and password, and a code where a second factor is on. The same form lies over an untouched page when a session has ended.
import { Button } from 'antd'
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { typedLogin } from '../../parts/login'
import { desk, open, signIn } from '../api/session'
import { useTitle } from '../parts/page'
import { Say } from '../parts/say'
import { useStore } from '../parts/store'
import { clubSlug } from '../router'
import { said } from '../words'
import { Reader } from './reader'

const place = `vafa.console.login.${clubSlug}`
const ChoosePassword = lazy(() => import('./choose_password'))

function LoginAndPassword({ login, setLogin, password, setPassword, isKnown }: { login: string; setLogin: (login: string) => void; password: string; setPassword: (password: string) => void; isKnown: boolean }) {
  const common = { className: 'field fixed-direction', 'aria-describedby': 'sign-in-problem', required: true }
  return (
    <>
      <label>{said('sign_in.login')}<input {...common} name="login" autoComplete="username" autoFocus={!isKnown} value={login} onChange={(event) => setLogin(event.target.value)} /></label>
      <label>{said('sign_in.password')}<input {...common} name="password" type="password" autoComplete="current-password" data-first={isKnown ? '' : undefined} autoFocus={isKnown} value={password} onChange={(event) => setPassword(event.target.value)} /></label>
    </>
  )
}

/** The code of an app, or one of the recovery codes: these have letters. */
const CodeOfApp = ({ code, setCode, back }: { code: string; setCode: (code: string) => void; back: () => void }) => (
  <>
    <label>{said('sign_in.code')}<input className="field fixed-direction" name="code" autoComplete="one-time-code" autoFocus required aria-describedby="sign-in-problem code-help" value={code} onChange={(event) => setCode(event.target.value)} /></label>
    <p id="code-help" className="soft small">{said('sign_in.code_help')}</p>
    <Button type="link" className="self-start" onClick={back}>{said('sign_in.other_login')}</Button>
  </>
)

export function SignInForm({ login: known, submit }: { login: string; submit: string }) {
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const startOver = () => (setCode(null), setPassword(''), setProblem(null))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    const refused = await signIn(typedLogin(login), password, code?.trim())
    setSending(false)
    if (refused === null) return localStorage.setItem(place, typedLogin(login))
    const isForCode = refused.code === 'sessions.code_needed' || refused.code === 'sessions.code_wrong'
    if (!isForCode && refused.code !== 'offline') startOver()
    if (isForCode) setCode('')
    setProblem(refused.code === 'offline' ? said('states.no_server') : refused.code === 'sessions.code_needed' ? null : refused.words)
  }
  return (
    <form className="sign-in" onSubmit={send}>
      {code === null ? <LoginAndPassword {...{ login, setLogin, password, setPassword }} isKnown={Boolean(known)} /> : <CodeOfApp code={code} setCode={setCode} back={startOver} />}
      <p id="sign-in-problem" className="refusal" role="alert">{problem}</p>
      <Button type="primary" htmlType="submit" loading={isSending ? { delay: 400 } : false}>{said(submit)}</Button>
    </form>
  )
}

function DemoLogins() {
  const logins = useStore(desk).welcome?.logins ?? []
  const [problem, setProblem] = useState<string | null>(null)
  if (!logins.length) return null
  const enter = async (login: string, password: string) => setProblem((await signIn(login, password))?.words ?? null)
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
  const [isChoosing, setChoosing] = useState(false)
  const name = welcome?.name ?? ''
  useTitle([said('sign_in.title'), name])
  const turn = () => setChoosing(!isChoosing)
  return (
    <main className="door">
      <div className="card">
        <h1>{said(isChoosing ? 'sign_in.choose_title' : 'sign_in.title')}</h1>
        <p className="soft"><Say k="sign_in.of_club" v={{ club: name }} /></p>
        {isChoosing ? <Suspense><ChoosePassword login={lastLogin()} done={turn} /></Suspense> : <SignInForm login={lastLogin()} submit="sign_in.submit" />}
        <Button type="link" className="self-start" onClick={turn}>{said(isChoosing ? 'sign_in.back' : 'sign_in.forgotten')}</Button>
        {!isChoosing && <DemoLogins />}
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
