// The till for components: the same everywhere, drawn anew on every change.

import { createContext } from 'preact'
import { useContext, useEffect, useReducer } from 'preact/hooks'
import type { Till } from '../till'

export const TillContext = createContext<Till | null>(null)

export const useTill = (): Till => useContext(TillContext)!

export function useEveryChange(till: Till): void {
  const [, again] = useReducer((n: number) => n + 1, 0)
  useEffect(() => till.listen(() => again(0)), [till])
}
