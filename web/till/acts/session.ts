// Signing in, the till one stands at, and what happens when the session ends in the middle of a sale.

import { typedLogin } from '../../parts/login'
import * as show from '../../parts/formats'
import * as operations from '../api/operations'
import type { Session } from '../api/types'
import { emptyBasket } from '../state/basket'
import { Catalog, keepGoods, keptGoods } from '../state/catalog'
import type { Till } from '../till'
import { quoted } from '../words'
import { outcome } from './asked'
import { settle } from './pay'
import { quoteSoon } from './quote'

/** Who is signed in already? Without a server the sign-in page says so and waits. */
export async function openTill(till: Till): Promise<void> {
  const answer = await outcome(operations.showSession(till.ways.client))
  if (answer !== 'offline' && answer.ok) return enter(till, answer.value)
  till.change({ stage: 'sign_in', signInProblem: answer === 'offline' ? { key: 'offline.no_server' } : null })
}

export async function signIn(till: Till, login: string, password: string): Promise<void> {
  till.change({ signInProblem: null })
  const answer = await outcome(operations.beginSession(till.ways.client, typedLogin(login), password, till.state.session?.till?.id))
  if (answer === 'offline') return till.change({ signInProblem: { key: 'offline.no_server' } })
  if (!answer.ok) return till.change({ signInProblem: quoted(answer.problem.detail || answer.problem.code) })
  till.ways.kept.keepLogin(till.state.club, typedLogin(login))
  if (till.state.stage !== 'counter') return enter(till, answer.value)
  signedInAgain(till, answer.value)
}

function enter(till: Till, session: Session): void | Promise<void> {
  show.useMoneyUnit(session.money_unit)
  till.change({ session })
  if (session.till) return openCounter(till)
  if (session.tills.length === 1) return sitAt(till, session.tills[0]!.id)
  till.change({ stage: 'choose_till' })
}

export async function sitAt(till: Till, id: string): Promise<void> {
  const answer = await outcome(operations.chooseTill(till.ways.client, id))
  if (answer === 'offline') return till.change({ signInProblem: { key: 'offline.no_server' } })
  if (!answer.ok) return till.change({ signInProblem: quoted(answer.problem.detail) })
  till.change({ session: answer.value })
  openCounter(till)
}

/** The counter opens with what was kept; a sale on its way is asked for first. */
export function openCounter(till: Till): void {
  const { session, club } = till.state
  const kept = till.ways.kept.baskets(club, session!.till!.id)
  till.recording = kept.recording
  till.change({ stage: 'counter', basket: kept.basket ?? emptyBasket(session!.name, till.ways.now()), parked: kept.parked, past: [] })
  loadGoods(till)
  if (till.recording) void settle(till)
  else quoteSoon(till)
}

/** What was kept opens at once; the server's list replaces it. A scan waits for whichever comes first. */
export function loadGoods(till: Till): void {
  const fresh = freshGoods(till)
  if (till.catalog.goods.length) return
  const coming = Promise.race([openKeptGoods(till), fresh]).then(() => {
    till.goodsComing = null
    till.change({ areGoodsComing: false })
  })
  till.goodsComing = coming
  till.change({ areGoodsComing: true })
}

/** Where nothing was kept, there is nothing to go on with before the server has answered. */
async function openKeptGoods(till: Till): Promise<void> {
  const kept = await keptGoods(till.state.club).catch(() => [])
  if (!kept.length) return new Promise(() => {})
  if (!till.catalog.goods.length) till.catalog = new Catalog(kept)
}

async function freshGoods(till: Till): Promise<void> {
  const answer = await outcome(operations.listGoods(till.ways.client))
  if (answer === 'offline' || !answer.ok) return
  till.catalog = new Catalog(answer.value)
  till.change({ goods: answer.value })
  void keepGoods(till.state.club, answer.value).catch(() => {})
}

const waiting = new WeakMap<Till, (() => void)[]>()

/** The client waits here until somebody has signed in again; then it sends the same request with the same key. */
export function askToSignIn(till: Till): Promise<void> {
  till.change({ isSessionOver: true, signInProblem: null })
  return new Promise((done) => waiting.set(till, [...(waiting.get(till) ?? []), done]))
}

async function signedInAgain(till: Till, session: Session): Promise<void> {
  const place = till.state.session?.till
  if (!session.till && place) {
    const answer = await outcome(operations.chooseTill(till.ways.client, place.id))
    if (answer !== 'offline' && answer.ok) session = answer.value
  }
  till.change({ session, isSessionOver: false, notice: null })
  for (const goOn of waiting.get(till) ?? []) goOn()
  waiting.delete(till)
  quoteSoon(till)
}

/** F1: another cashier sits down; the basket keeps who began it. Also locks the till. */
export async function lock(till: Till): Promise<void> {
  void operations.endSession(till.ways.client)
  till.change({ isSessionOver: true, signInProblem: null })
}
