// Credit that is held for this sale, and how long it still is.

import { useEffect, useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import type { Hold } from '../api/types'
import { holdEnded } from '../acts/credit'
import { Say } from './say'
import { useTill } from './use_till'

const longestHoldMs = 20 * 60_000

export function HeldCredit({ hold }: { hold: Hold }) {
  const till = useTill()
  const [, again] = useState(0)
  const left = Date.parse(hold.ends_at) - till.ways.now().getTime()
  // A test club's clock stands elsewhere: its time left cannot be told from here, only the server knows.
  const isKnown = left > -longestHoldMs && left < longestHoldMs
  useEffect(() => {
    const timer = setInterval(() => again((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (isKnown && left <= 0) holdEnded(till)
  }, [isKnown && left <= 0])
  return (
    <p class="usable good-text">
      <Say k="credit.held" v={{ amount: show.money(hold.amount) }} /> {isKnown && <bdi class="number" dir="ltr">({show.countdown(left)})</bdi>}
    </p>
  )
}
