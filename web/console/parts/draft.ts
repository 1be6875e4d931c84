// What is typed on a page and not saved yet: kept on this device, given back after a reload, an ended session or a cut line.
import { useEffect, useState } from 'react'
import { clubSlug, leaving } from '../router'

const prefix = `vafa.console.draft.${clubSlug}.`

interface Kept<T> {
  at: number
  value: T
}

function read<T>(name: string): Kept<T> | null {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? 'null') as Kept<T> | null
  } catch {
    return null
  }
}

/** Whoever signs out takes their drafts along. */
export function forgetDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name)
}

/** A draft that begins with something, for the page that will be opened. */
export const keepDraft = (name: string, value: object): void => localStorage.setItem(prefix + name, JSON.stringify({ at: Date.now(), value }))

export interface Draft<T> {
  value: T
  set: (part: Partial<T>) => void
  isChanged: boolean
  /** When the draft that was given back had been kept; null where nothing was. */
  restoredAt: number | null
  discard: () => void
}

/** `saved` is what the server has; the draft lies over it until it is saved or discarded. */
export function useDraft<T extends object>(name: string, saved: T): Draft<T> {
  const [kept, setKept] = useState(() => read<T>(name))
  const [restoredAt, setRestored] = useState(kept?.at ?? null)
  const value = kept ? { ...saved, ...kept.value } : saved
  const isChanged = kept !== null && JSON.stringify(value) !== JSON.stringify(saved)
  useEffect(() => {
    leaving.set({ isHeld: isChanged, to: null })
    return () => leaving.set({ isHeld: false, to: null })
  }, [isChanged])
  const set = (part: Partial<T>) => {
    const next = { at: Date.now(), value: { ...value, ...part } }
    localStorage.setItem(prefix + name, JSON.stringify(next))
    setKept(next)
  }
  const discard = () => {
    localStorage.removeItem(prefix + name)
    setKept(null)
    setRestored(null)
    leaving.set({ isHeld: false, to: null })
  }
  return { value, set, isChanged, restoredAt: isChanged ? restoredAt : null, discard }
}
