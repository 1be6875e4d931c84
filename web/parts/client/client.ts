// Talks to the server: one key an act, asked again every two seconds with the same key while no answer came.

import { newKey } from './key'
import { isProofNeeded, isSessionOver, isUnknownOutcome, problemOf, type Answer, type Problem } from './problem'

export interface ClientWorld {
  fetch: typeof fetch
  wait(ms: number): Promise<void>
  /** Where the club's operations are: "/laleh". */
  base: string
  language: string
  /** Resolves when somebody has signed in again; null where nobody can (the sign-in page itself). */
  signInAgain(): Promise<void> | null
  /** Before a weighty act: has somebody proved again who they are? Absent where nobody can be asked. */
  proveAgain?(): Promise<boolean>
  onConnection(isConnected: boolean): void
  onUnknown(isAsking: boolean): void
}

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  key?: string
  /** Give up instead of asking again: for questions whose answer nobody waits for. */
  once?: boolean
  signal?: AbortSignal
  /** Asked without the session: at the door, where one that has ended must not stand in the way. */
  asStranger?: boolean
}

export class Offline extends Error {}

export const askAgainAfterMs = 2000
const patienceMs = 8000

export class Client {
  constructor(private world: ClientWorld) {}

  /** A question. Throws `Offline` where the server cannot be reached. */
  read<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
    return this.ask<T>({ method: 'GET', path, once: true, signal })
  }

  readAsStranger<T>(path: string): Promise<Answer<T>> {
    return this.ask<T>({ method: 'GET', path, once: true, asStranger: true })
  }

  actAsStranger<T>(path: string, body: unknown): Promise<Answer<T>> {
    return this.ask<T>({ method: 'POST', path, body, key: newKey(), asStranger: true })
  }

  /** A question asked by POST (a quote): nothing is kept, so it is not repeated. Throws `Offline`. */
  consult<T>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer<T>> {
    return this.ask<T>({ method: 'POST', path, body, once: true, signal })
  }

  /** An act. Its key stays the same until an answer has come, however often it must be asked. */
  act<T>(path: string, body: unknown, key = newKey(), method: Request['method'] = 'POST'): Promise<Answer<T>> {
    return this.ask<T>({ method, path, body, key })
  }

  private async ask<T>(request: Request): Promise<Answer<T>> {
    let isAsking = false
    try {
      for (;;) {
        const answer = await this.send<T>(request)
        const signedIn = answer && !answer.ok && isSessionOver(answer.problem) ? this.world.signInAgain() : null
        if (signedIn) {
          await signedIn
          continue
        }
        if (answer && !answer.ok && isProofNeeded(answer.problem) && (await this.world.proveAgain?.())) continue
        if (answer && (request.once || answer.ok || !isUnknownOutcome(answer.problem))) return answer
        if (request.once) throw new Offline()
        if (!isAsking) this.world.onUnknown((isAsking = true))
        await this.world.wait(askAgainAfterMs)
      }
    } finally {
      if (isAsking) this.world.onUnknown(false)
    }
  }

  /** One try; null where no answer came. An aborted question throws, so that nobody takes it for an answer. */
  private async send<T>(request: Request): Promise<Answer<T> | null> {
    const limit = AbortSignal.timeout(patienceMs)
    const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit
    let response: Response
    try {
      response = await this.world.fetch(this.world.base + request.path, { ...this.shape(request), signal })
      const answer = await this.readAnswer<T>(response)
      this.world.onConnection(true)
      return answer
    } catch (error) {
      if (request.signal?.aborted) throw error
      this.world.onConnection(false)
      return null
    }
  }

  private shape(request: Request): RequestInit {
    const headers: Record<string, string> = { 'Accept-Language': this.world.language }
    if (request.body !== undefined) headers['Content-Type'] = 'application/json'
    if (request.key) headers['Idempotency-Key'] = request.key
    const body = request.body === undefined ? undefined : JSON.stringify(request.body)
    return { method: request.method, headers, body, credentials: request.asStranger ? 'omit' : 'same-origin', cache: 'no-store' }
  }

  private async readAnswer<T>(response: Response): Promise<Answer<T>> {
    if (!response.ok) return { ok: false, problem: await problemOf(response) }
    return { ok: true, value: response.status === 204 ? (undefined as T) : ((await response.json()) as T) }
  }
}

/** A problem of our own making, for pages that show refusals in one way. */
export const localProblem = (code: string, detail: string): Problem => ({ type: 'about:blank', title: '', status: 0, code, detail })
