// What the server says against the document, said at the very field and in the field's own unit.
import { createContext, useContext } from 'react'
import { money, number, percent } from '../../../parts/formats'
import { said } from '../../words'
import { boundsOf, placeOf, refusedAt, unitAt, type Unit, type Wrong } from './refusals'

export const Refusals = createContext<Wrong>(null)
/** There is never more than one: the server names the first that is wrong. */
export const refusedId = 'program-refused'

const shows: Record<Unit, (value: number) => string> = { money, percent, number, factor: (value) => number(value / 10_000) }

/** In the unit of the field where it stands. */
export function wordsOf(wrong: Wrong, unit?: Unit): string | null {
  const bounds = boundsOf(wrong)
  if (!wrong || !bounds) return wrong?.detail ?? null
  const show = shows[unit ?? unitAt(placeOf(wrong) ?? '')]
  return said('program.out_of_bounds', { least: show(bounds.least), most: show(bounds.most) })
}

/** What is refused at this place, in words; null where nothing is. */
export function useRefused(at?: string, unit?: Unit): string | null {
  const wrong = useContext(Refusals)
  return at === undefined ? null : wordsOf(refusedAt(wrong, at), unit)
}

export function RefusedAt({ at, but, unit }: { at: string; but?: string[]; unit?: Unit }) {
  const words = wordsOf(refusedAt(useContext(Refusals), at, but), unit)
  return words === null ? null : <p id={refusedId} className="refusal small" role="alert">{words}</p>
}
