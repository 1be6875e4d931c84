// A refusal as the server says it (RFC 9457): a permanent code and a sentence for people.

export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  pointer?: string
  facts?: Record<string, unknown>
}

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** The session is over; nothing was bound to the key, so the same request may be sent again after signing in. */
export const isSessionOver = (problem: Problem): boolean =>
  problem.status === 401 && (problem.code === 'sessions.ended' || problem.code === 'caller.not_signed_in')

/** The act waits for a fresh proof of who asks; nothing was bound to its key either. */
export const isProofNeeded = (problem: Problem): boolean => problem.code === 'tenancy.step_up_needed'

/** The server, or something before it, could not say what became of the request: ask again with the same key. */
export const isUnknownOutcome = (problem: Problem): boolean => problem.status >= 502 || problem.status === 500 || problem.status === 408

/** What the server sent in place of an answer; a proxy's page that is no problem document becomes one. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null)
  if (body && typeof body === 'object' && 'code' in body && 'detail' in body) return body as Problem
  return { type: 'about:blank', title: '', status: response.status, code: `http.${response.status}`, detail: '' }
}
