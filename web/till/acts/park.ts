// Parked baskets: put aside with all they have, taken up again; they survive a restart.

import * as show from '../../parts/formats'
import { emptyBasket, isEmpty, type Basket } from '../state/basket'
import { nameOf, type Option } from '../state/state'
import type { Till } from '../till'
import { said } from '../words'
import { releaseHold } from './basket'
import { quoteSoon } from './quote'

/** Insert: puts the basket aside. */
export function park(till: Till): void {
  if (isEmpty(till.state.basket)) return till.say({ key: 'park.nothing' })
  releaseHold(till)
  const { basket, parked } = till.state
  till.change({ parked: [...parked, basket], basket: emptyBasket(till.state.session!.name, till.ways.now()), past: [] })
  till.keep()
  quoteSoon(till)
  till.say({ key: 'park.done', values: { n: show.plain(parked.length + 1) } }, 'good')
}

const optionOf = (till: Till, basket: Basket, at: number): Option => ({
  title: [
    `${show.plain(at + 1)}`, show.time(new Date(basket.beganAt)), basket.member ? nameOf(basket.member) : '', basket.beganBy,
  ].filter(Boolean).join(' · '),
  detail: basket.lines.map((line) => line.name).slice(0, 3).join(said('comma')),
  take: () => takeUp(till, basket),
})

/** Shift Insert: the list of parked ones. */
export function openParked(till: Till): void {
  const { parked } = till.state
  if (!parked.length) return till.say({ key: 'park.none' })
  till.open({ kind: 'choose', title: { key: 'park.title' }, options: parked.map((basket, at) => optionOf(till, basket, at)), marked: 0 })
}

/** What is in hand goes to the parked ones: nothing is lost by looking. */
export function takeUp(till: Till, basket: Basket): void {
  releaseHold(till)
  const { basket: current, parked } = till.state
  const others = parked.filter((one) => one.id !== basket.id)
  till.change({ basket, parked: isEmpty(current) ? others : [...others, current], past: [], quote: null })
  till.keep()
  quoteSoon(till)
}
