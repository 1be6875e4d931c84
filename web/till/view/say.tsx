// A sentence of the till with every value in an isolate of its own, so that numbers and names never disturb its order.

import type { Values } from '../../parts/texts'
import { saidInPieces } from '../words'

/** A value without letters (a phone, a date, a signed number) runs from left to right in any sentence. */
const directionOf = (text: string) => (/\p{L}/u.test(text) ? undefined : 'ltr')

export function Say({ k, v }: { k: string; v?: Values }) {
  return (
    <>
      {saidInPieces(k, v).map(({ text, isValue }) => (isValue ? <bdi class="value" dir={directionOf(text)}>{text}</bdi> : text))}
    </>
  )
}

/** A figure that people check: its own direction, equally wide digits. */
export const Figure = ({ children, class: name = '' }: { children: string; class?: string }) => (
  <bdi dir="ltr" class={`number ${name}`}>{children}</bdi>
)
