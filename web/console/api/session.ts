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
  /** All that this session may do, by the names of operations. */
  rights: ReadonlySet<string>
  /** Over the untouched page: somebody must sign in again. */
  isOver: boolean
  /** Over the untouched page: an act waits until somebody has proved again who they are. */
  isProving: boolean
  isAsking: boolean
  /** The club takes no changes just now: the sentence that said so. */
  closedBecause: string | null
  welcome: Schema['WelcomeShown'] | null
}

export const desk = new Store<Desk>({ stage: 'opening', session: null, rights: new Set(), isOver: false, isProving: false, isAsking: false, closedBecause: null, welcome: null })
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

const unproved: ((isProved: boolean) => void)[] = []

function askForProof(): Promise<boolean> {
  desk.change({ isProving: true })
  return new Promise((done) => void unproved.push(done))
}

/** All acts that wait go on, or are told no. */
export function endProving(isProved: boolean): void {
  desk.change({ isProving: false })
  for (const goOn of unproved.splice(0)) goOn(isProved)
}

export const client = new Client({
  fetch: (input, init) => fetch(input, init),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  base: clubBase,
  get language() {
    return language()
  },
  signInAgain: () => (desk.now.stage === 'inside' ? askToSignIn() : null),
  proveAgain: askForProof,
  onConnection: (isConnected) => watch.report(isConnected),
  onUnknown: (isAsking) => desk.change({ isAsking }),
})

addEventListener('offline', () => watch.report(false))

export async function open(): Promise<void> {
  try {
    const welcome = await client.readAsStranger<Schema['WelcomeShown']>('/v1/welcome')
    if (!welcome.ok) return desk.change({ stage: 'no_club' })
    desk.change({ welcome: welcome.value })
    await readSession()
  } catch {
    desk.change({ stage: 'no_server' })
  }
}

/** Who is inside and what they may do, as it stands now. */
export async function readSession(): Promise<void> {
  const session = await client.read<Session>('/v1/sessions/current')
  if (session.ok) await enter(session.value)
  else desk.change({ stage: 'sign_in' })
}

/** Rights change under a session's feet: an owner changed a role, a second factor was switched on. */
export async function readRights(): Promise<void> {
  const rights = await client.read<Schema['RightsShown']>('/v1/sessions/current/rights')
  if (rights.ok) desk.change({ rights: new Set(rights.value.operations) })
}

async function enter(session: Session): Promise<void> {
  showMoneyIn(session.money_unit)
  await readRights()
  desk.change({ stage: 'inside', session, isOver: false })
  for (const goOn of waiting.splice(0)) goOn()
}

/** Why somebody was not let in: a permanent code, or "offline", and a sentence. */
export interface NotLetIn {
  code: string
  words: string
}

/** Null where somebody is inside now. */
export async function signIn(login: string, password: string, code?: string): Promise<NotLetIn | null> {
  try {
    const answer = await client.consult<Session>('/v1/sessions', { login, password, ...(code ? { code } : {}) })
    if (!answer.ok) return { code: answer.problem.code, words: answer.problem.detail || answer.problem.code }
    // Another person has other rights: what was on the page is not theirs.
    if (desk.now.session && desk.now.session.staff !== answer.value.staff) location.reload()
    await enter(answer.value)
    return null
  } catch {
    return { code: 'offline', words: '' }
  }
}

export async function signOut(): Promise<void> {
  await client.act('/v1/sessions/current/end', {})
  forgetDrafts()
  location.reload()
}
