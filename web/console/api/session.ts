// Who is signed in, whether the server is there, and what happens when a session ends in the middle of something.
import { Client, ConnectionWatch, type Connection } from '../../parts/client'
import { language, useMoneyUnit as showMoneyIn } from '../../parts/formats'
import { forgetDrafts } from '../parts/draft'
import { Store } from '../parts/store'
import { clubBase } from '../router'
import type { Schema, Session } from './types'

export interface Desk {
  stage: 'opening' | 'no_server' | 'no_club' | 'sign_in' | 'inside'
  session: Session | null
  /** Over the untouched page: somebody must sign in again. */
  isOver: boolean
  isAsking: boolean
  welcome: Schema['WelcomeShown'] | null
}

export const desk = new Store<Desk>({ stage: 'opening', session: null, isOver: false, isAsking: false, welcome: null })
export const connection = new Store<Connection>({ isConnected: true, since: Date.now() })

const probe = async () => (await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(3000) })).ok
const watch = new ConnectionWatch(probe, (now) => {
  connection.set(now)
  if (now.isConnected && desk.now.stage === 'no_server') void open()
})

const waiting: (() => void)[] = []

function askToSignIn(): Promise<void> {
  desk.change({ isOver: true })
  return new Promise((done) => void waiting.push(done))
}

export const client = new Client({
  fetch: (input, init) => fetch(input, init),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  base: clubBase,
  get language() {
    return language()
  },
  signInAgain: () => (desk.now.stage === 'inside' ? askToSignIn() : null),
  onConnection: (isConnected) => watch.report(isConnected),
  onUnknown: (isAsking) => desk.change({ isAsking }),
})

addEventListener('offline', () => watch.report(false))

export async function open(): Promise<void> {
  try {
    const welcome = await client.read<Schema['WelcomeShown']>('/v1/welcome')
    if (!welcome.ok) return desk.change({ stage: 'no_club' })
    desk.change({ welcome: welcome.value })
    const session = await client.read<Session>('/v1/sessions/current')
    if (session.ok) enter(session.value)
    else desk.change({ stage: 'sign_in' })
  } catch {
    desk.change({ stage: 'no_server' })
  }
}

function enter(session: Session): void {
  showMoneyIn(session.money_unit)
  desk.change({ stage: 'inside', session, isOver: false })
  for (const goOn of waiting.splice(0)) goOn()
}

/** The sentence of the refusal, or null where somebody is inside now; "offline" without a server. */
export async function signIn(login: string, password: string): Promise<string | null> {
  try {
    const answer = await client.consult<Session>('/v1/sessions', { login, password })
    if (!answer.ok) return answer.problem.detail || answer.problem.code
    // Another person has other rights: what was on the page is not theirs.
    if (desk.now.session && desk.now.session.staff !== answer.value.staff) location.reload()
    enter(answer.value)
    return null
  } catch {
    return 'offline'
  }
}

export async function signOut(): Promise<void> {
  await client.act('/v1/sessions/current/end', {})
  forgetDrafts()
  location.reload()
}
