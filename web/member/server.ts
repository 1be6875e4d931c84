// The way to the server and what came of it: the last answer of each question is kept, so that it shows without a line.

import { useEffect, useState } from 'preact/hooks'
import type { components } from '../parts/api'
import { Client, isSessionOver, type Answer } from '../parts/client'
import { language } from '../parts/formats'
import { club, forget, keep, kept } from './kept'

type Schemas = components['schemas']
export type Session = Schemas['OwnSession']
export type Home = Schemas['OwnHome']
export type Purchases = Schemas['OwnPurchases']
export type Purchase = Schemas['OwnPurchase']
export type Award = Schemas['RuleAward']
export type Receipt = Schemas['OwnReceipt']
export type Statement = Schemas['Statement']
export type OwnRewards = Schemas['OwnRewards']
export type RewardSettled = Schemas['OwnRewardSettled']
export type OwnGiving = Schemas['OwnGivingShown']
export type PointsGiven = Schemas['PointsGiven']
export type GivingCodeAsked = Schemas['GivingCodeAsked']
export type Tier = Schemas['TierShown']
export type Profile = Schemas['OwnProfileShown']
export type Data = Schemas['OwnDataShown']
export type Messages = Schemas['MessageList']
export type Message = Schemas['MessageShown']
export type NumberKey = Schemas['ConsentNumberShown']

/** Told when the session is over, wherever that was noticed. */
let onSignedOut: () => void = () => {}
export const whenSignedOut = (then: () => void): void => void (onSignedOut = then)

export const client = new Client({
  fetch: (input, init) => fetch(input, init),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  base: club ? `/${club}` : '',
  get language() {
    return language()
  },
  signInAgain: () => null,
  onConnection: () => {},
  onUnknown: () => {},
})

function noticed<T>(answer: Answer<T>): Answer<T> {
  if (!answer.ok && isSessionOver(answer.problem)) {
    forget()
    onSignedOut()
  }
  return answer
}

export const act = async <T>(path: string, body: unknown, method?: 'POST' | 'PUT' | 'PATCH'): Promise<Answer<T>> =>
  noticed(await client.act<T>(path, body, undefined, method))

export interface Read<T> {
  value: T | null
  /** When what is shown was true; of now unless the line is cut. */
  at: Date | null
  isOffline: boolean
  problem: string
  again(): void
}

interface Kept<T> {
  value: T
  at: number
}

/** A question of a page: what was kept shows at once, then what the server says. */
export function useRead<T>(path: string): Read<T> {
  const before = kept<Kept<T>>(path)
  const [turn, setTurn] = useState(0)
  const [shown, setShown] = useState<{ path: string; kept: Kept<T> | null }>({ path, kept: before })
  const [isOffline, setOffline] = useState(false)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    const leaving = new AbortController()
    client.read<T>(path, leaving.signal).then(
      (answer) => {
        noticed(answer)
        setOffline(false)
        setProblem(answer.ok ? '' : answer.problem.detail || answer.problem.code)
        if (!answer.ok) return
        const now = { value: answer.value, at: Date.now() }
        keep(path, now)
        setShown({ path, kept: now })
      },
      () => !leaving.signal.aborted && setOffline(true),
    )
    const online = () => setTurn((n) => n + 1)
    addEventListener('online', online)
    return () => {
      leaving.abort()
      removeEventListener('online', online)
    }
  }, [path, turn])
  const now = shown.path === path ? shown.kept : before
  return { value: now?.value ?? null, at: now ? new Date(now.at) : null, isOffline, problem, again: () => setTurn((n) => n + 1) }
}
