// Questions and acts of a page. A question's answer is kept and shown while it is asked anew; an act is sent once.
import { QueryClient, keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Offline, newKey, type Answer, type Problem } from '../../parts/client'
import { client, desk, readRights } from './session'

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.code)
  }
}

export const asked = new QueryClient({
  defaultOptions: { queries: { retry: (times, error) => error instanceof Offline && times < 1000, retryDelay: 2000, networkMode: 'always', staleTime: 5000, refetchOnWindowFocus: true } },
})

export type Query = Record<string, string | number | boolean | null | undefined>

export function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text ? `${path}?${text}` : path
}

async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await client.read<T>(path, signal)
  if (!answer.ok) throw new Refused(answer.problem)
  return answer.value
}

/** GET; null asks nothing; asked again by itself where a time is given. While the query of a list changes, the old rows stay. */
export function useAsked<T>(path: string | null, query?: Query, againAfterMs?: number): UseQueryResult<T> {
  const address = path === null ? null : withQuery(path, query)
  return useQuery<T>({ queryKey: [path, address], queryFn: ({ signal }) => read<T>(address!, signal), enabled: address !== null, refetchInterval: againAfterMs, placeholderData: path === null ? undefined : keepPreviousDataOf(path) })
}

type Kept = { queryKey: readonly unknown[] } | undefined
const keepPreviousDataOf = (path: string) => <T>(before: T | undefined, query: Kept) => (query?.queryKey[0] === path ? keepPreviousData(before) : undefined)

export const useConsulted = <T>(path: string, body: unknown, isAsked = true): UseQueryResult<T> =>
  useQuery<T>({
    queryKey: ['consult', path, body],
    queryFn: async ({ signal }) => {
      const answer = await client.consult<T>(path, body, signal)
      if (!answer.ok) throw new Refused(answer.problem)
      return answer.value
    },
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })

/** What a refusal tells of more than the act that was refused. */
async function heedRefusal({ code, detail }: Problem): Promise<void> {
  if (code === 'caller.not_allowed') await readRights()
  if (code === 'clubs.suspended' || code === 'clubs.trial_ended') desk.change({ closedBecause: detail })
  if (code === 'approvals.waiting') await asked.invalidateQueries({ queryKey: ['/v1/approvals'] })
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An act of the page: not twice at once, its refusal kept to stand where it was caused. */
export function useAct<T = unknown>() {
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const busy = useRef(false)
  async function send(method: Method, path: string, body: unknown): Promise<T | null> {
    if (busy.current) return null
    busy.current = true
    setSending(true)
    setProblem(null)
    try {
      const answer: Answer<T> = await client.act<T>(path, body, newKey(), method)
      if (!answer.ok) {
        setProblem(answer.problem)
        void heedRefusal(answer.problem)
        return null
      }
      await asked.invalidateQueries()
      return answer.value
    } finally {
      busy.current = false
      setSending(false)
    }
  }
  return { send, isSending, problem, forget: () => setProblem(null) }
}
