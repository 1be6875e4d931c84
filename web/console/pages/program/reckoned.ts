// Examples beside the fields, reckoned as the server does: whole numbers, floored once.
import { dayOfIso, dayOfJalali, jalaliOfDay, monthLength } from '../../../parts/formats'
import type { Schema } from '../../api/types'

const whole = 10_000

/** a × b ÷ c, floored; exact where a × b is beyond what a number holds. */
export const timesFloor = (a: number, b: number, c: number): number => Number((BigInt(a) * BigInt(b)) / BigInt(c))

export type Caps = Schema['Redemption']

/** How much credit one purchase takes; none where the least that may be used is above it. */
export function mostCredit(caps: Caps, basket: number): number {
  const share = caps.per_invoice_share == null ? basket : timesFloor(basket, caps.per_invoice_share, whole)
  const most = Math.min(basket, share, caps.per_invoice ?? basket, caps.per_day ?? basket)
  return most < (caps.minimum ?? 0) ? 0 : most
}

export type Life = Schema['LotLife']
export interface Window {
  first: number
  last: number | null
}

/** The days in which what is given on a day can be spent, if nothing is bought after it. */
export function windowOf({ pending_days, ends }: Life, given: number): Window {
  const first = given + (pending_days ?? 0)
  const { year, month } = jalaliOfDay(first)
  const endOf = (months: number) => {
    const [y, m] = [year + Math.floor((month - 1 + months) / 12), ((month - 1 + months) % 12) + 1]
    return dayOfJalali({ year: y, month: m, day: monthLength(y, m) })
  }
  switch (ends.kind) {
    case 'never': return { first, last: null }
    case 'after_days': case 'by_inactivity': return { first, last: first + ends.days - 1 }
    case 'end_of_month': return { first, last: endOf(ends.months) }
    case 'end_of_year': return { first, last: endOf(12 - month + 12 * ends.years) }
    case 'on_day': return { first, last: dayOfIso(ends.last_day) }
  }
}

export interface Base {
  vat_earns: boolean
  credit_part_earns: boolean
}

/** What of a purchase counts: without its tax, then without the part that was paid with credit. */
export function counted(base: Base, { net, vat, credit }: { net: number; vat: number; credit: number }): number {
  const withoutVat = base.vat_earns ? net : net - vat
  return base.credit_part_earns ? withoutVat : timesFloor(withoutVat, net - credit, net)
}

/** One piece of a price, less a percent. */
export const lessPercent = (price: number, percent: number): number => price - timesFloor(price, percent, whole)

/** Points of an amount: what is left over is kept, lost or rounded. */
export function pointsOf(points: number, per: number, basket: number, rounding: 'kept' | 'down' | 'nearest' | 'up'): number {
  const floor = timesFloor(basket, points, per), rest = basket * points - floor * per
  return rounding === 'up' && rest > 0 ? floor + 1 : rounding === 'nearest' && rest * 2 >= per ? floor + 1 : floor
}

export type Settled = { kind: 'owed' | 'written_off' } | { kind: 'from_cash'; cash: number }

/** What becomes of points that must be taken back and are spent already; cash pays at the rate of conversion. */
export function settled(shortfall: Schema['ReturnPolicy']['shortfall'], missing: number, conversion?: Schema['Conversion']): Settled {
  if (shortfall?.kind === 'from_cash' && conversion && conversion.points > 0 && conversion.credit > 0) return { kind: 'from_cash', cash: timesFloor(missing, conversion.credit, conversion.points) }
  return { kind: shortfall?.kind === 'write_off' && missing < shortfall.points_below ? 'written_off' : 'owed' }
}
