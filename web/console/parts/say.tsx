// A sentence with every value in an isolate of its own, so that numbers and names never disturb its order.
import type { ReactNode } from 'react'
import type { Values } from '../../parts/texts'
import { saidInPieces } from '../words'

/** A value without letters (a phone, a date, a signed number) runs from left to right in any sentence. */
const directionOf = (text: string) => (/\p{L}/u.test(text) ? undefined : 'ltr')

export function Say({ k, v }: { k: string; v?: Values }) {
  return saidInPieces(k, v).map(({ text, isValue }, at) => (isValue ? <bdi key={at} className="value" dir={directionOf(text)}>{text}</bdi> : text))
}

/** A number, phone, card or date by itself: left to right, its digits equally wide. */
export const Figure = ({ children, className = '' }: { children: ReactNode; className?: string }) => (
  <bdi dir="ltr" className={`number ${className}`}>{children}</bdi>
)

/** What a person typed: it may run either way. */
export const Name = ({ children }: { children: ReactNode }) => <bdi>{children}</bdi>

/** Keys, ids and hashes: Latin and equally wide. */
export const Machine = ({ children }: { children: ReactNode }) => <span className="machine" lang="en">{children}</span>
