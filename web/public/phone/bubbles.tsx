// Messages as a phone shows them, and under each what it cost and how far it came.

import * as show from '../../parts/formats'
import { say } from '../shared/page'

export interface Bubble {
  id: string
  direction: 'to_phone' | 'from_phone'
  at: string
  body: string
  parts: number
  copies: number
  state?: string | null
}

function about(bubble: Bubble): string {
  const facts = [show.time(new Date(bubble.at))]
  if (bubble.parts > 0) facts.push(say('phone.parts', { n: show.plain(bubble.parts) }))
  if (bubble.state) facts.push(say(`phone.states.${bubble.state}`))
  if (bubble.copies > 1) facts.push(say('phone.copies', { n: show.plain(bubble.copies) }))
  return facts.join(' · ')
}

/** What was written stands before what answered it in the same moment. */
const inOrder = (items: Bubble[]) =>
  [...items].sort((a, b) => a.at.localeCompare(b.at) || Number(a.direction === 'to_phone') - Number(b.direction === 'to_phone'))

export const Bubbles = ({ items }: { items: Bubble[] }) => (
  <>
    {inOrder(items).map((bubble) => (
      <article key={bubble.id} class={`bubble ${bubble.direction}`}>
        <p dir="auto">{bubble.body}</p>
        <small>{about(bubble)}</small>
      </article>
    ))}
  </>
)
