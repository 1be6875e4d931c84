// Asks what the basket costs and earns, after 80 ms of quiet; the old figures stay, grey, until the new ones are there.

import * as operations from '../api/operations'
import type { Till } from '../till'

const quietMs = 80

interface Asking {
  timer?: ReturnType<typeof setTimeout>
  running?: AbortController
  then?: () => void // what was pressed before the figures were there
}
const askings = new WeakMap<Till, Asking>()

const askingOf = (till: Till): Asking => {
  const asking = askings.get(till) ?? {}
  askings.set(till, asking)
  return asking
}

export function quoteSoon(till: Till): void {
  const asking = askingOf(till)
  clearTimeout(asking.timer)
  asking.then = undefined
  asking.running?.abort()
  const { lines, member } = till.state.basket
  if (!lines.length && !member) {
    till.change({ quote: null, isQuoteOld: false, quoteRefusal: null })
    return
  }
  till.change({ isQuoteOld: true })
  asking.timer = setTimeout(() => void quoteNow(till), quietMs)
}

/** Goes on as soon as the figures are there; a further change of the basket forgets it. */
export function whenQuoted(till: Till, then: () => void): void {
  askingOf(till).then = then
}

export async function quoteNow(till: Till): Promise<void> {
  const asking = askingOf(till)
  const running = (asking.running = new AbortController())
  const { basket } = till.state
  try {
    const answer = await operations.quote(till.ways.client, basket, null, running.signal)
    if (running.signal.aborted) return
    if (answer.ok) till.change({ quote: answer.value, isQuoteOld: false, quoteRefusal: null, ...freshMember(till, answer.value.member) })
    else till.change({ quoteRefusal: answer.problem.detail || answer.problem.code })
    if (!till.state.layer) asking.then?.()
    asking.then = undefined
  } catch {
    // Out of reach or overtaken: the old figures stay grey, and the next connection asks again.
  }
}

/** The quote brings the member's balances anew. */
function freshMember(till: Till, member: Till['state']['basket']['member'] | undefined) {
  const { basket } = till.state
  return member && basket.member?.id === member.id ? { basket: { ...basket, member } } : {}
}
