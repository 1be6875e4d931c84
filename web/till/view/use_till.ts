// The till for components: the same everywhere, drawn anew on every change.

import { createContext } from 'preact'
import { useContext, useLayoutEffect, useReducer } from 'preact/hooks'
import type { Till } from '../till'

export const TillContext = createContext<Till | null>(null)

export const useTill = (): Till => useContext(TillContext)!

export function useEveryChange(till: Till): void {
  const [, again] = useReducer((n: number) => n + 1, 0)
  // With the drawing itself, not after it: an answer may come before the page is painted.
  useLayoutEffect(() => till.listen(() => again(0)), [till])
}
