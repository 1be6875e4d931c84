// The states that every page shares (screens.md §4.4): waiting, empty, nothing matches, not allowed, a fault of ours.
import { Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Offline } from '../../parts/client'
import { Refused } from '../api/ask'
import { desk } from '../api/session'
import { said } from '../words'
import { Say } from './say'

function useAfter(ms: number): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isOver
}

/** The shape of what will come, after 150 ms; a word after 3 s. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const isShown = useAfter(150)
  const isSlow = useAfter(3000)
  if (!isShown) return <div className="skeleton-room" />
  return (
    <div className="skeleton" aria-busy="true">
      {Array.from({ length: rows }, (_, at) => <span key={at} className="bone" />)}
      <p role="status" className="soft">{isSlow ? said('states.slow') : <span className="seen-by-readers-only">{said('states.loading')}</span>}</p>
    </div>
  )
}

/** Nothing is there yet: what it is for, and the first step. */
export function Empty({ words, act }: { words: string; act?: { name: string; run: () => void } | null }) {
  return (
    <div className="empty">
      <svg width="72" height="56" viewBox="0 0 72 56" aria-hidden="true"><path d="M8 20h56v28a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4zM8 20l8-14h40l8 14M28 32h16" /></svg>
      <p>{words}</p>
      {act && <Button onClick={act.run}>{act.name}</Button>}
    </div>
  )
}

export const NoMatch = ({ words, clear }: { words: string; clear: () => void }) => (
  <p className="no-match" role="status">{words} <Button type="link" onClick={clear}>{said('states.clear_filters')}</Button></p>
)

export function NotAllowed() {
  const role = desk.now.session?.role ?? 'stranger'
  return (
    <div className="page">
      <h1 tabIndex={-1}>{said('states.not_allowed')}</h1>
      <p className="soft"><Say k="states.not_allowed_hint" v={{ role: said(`roles.${role}`) }} /></p>
    </div>
  )
}

export function Fault({ error, again }: { error: Error; again: () => void }) {
  if (error instanceof Refused && error.problem.status === 403) return <NotAllowed />
  if (error instanceof Refused && error.problem.status < 500) return <p className="refusal" role="alert">{error.message} <code className="machine">{error.problem.code}</code></p>
  return (
    <div className="fault" role="alert">
      <p>{said(error instanceof Offline ? 'states.offline_page' : 'states.fault')}</p>
      <Button onClick={again}>{said('states.again')}</Button>
      {error instanceof Refused && <code className="machine">{error.problem.code}</code>}
    </div>
  )
}

/** What was asked, in whichever state it is; old rows are dimmed while new ones are asked for. */
export function Asked<T>({ of, rows, children }: { of: UseQueryResult<T>; rows?: number; children: (value: T) => ReactNode }) {
  if (of.data !== undefined) return <div className={of.isPlaceholderData ? 'asked old' : 'asked'} aria-busy={of.isPlaceholderData}>{children(of.data)}</div>
  if (of.isError) return <Fault error={of.error} again={() => void of.refetch()} />
  return <Skeleton rows={rows} />
}
