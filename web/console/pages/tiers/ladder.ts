// The ladder as the page edits it, and the beginnings of its parts.
import type { Schema } from '../../api/types'

export type Ladder = { tiers: string[]; promotions: Schema['Promotion'][]; evaluation?: Schema['Evaluation'] }
export type Measure = Schema['Threshold']['measure']
export type Group = { id: string; name: string }

export const measures: Measure[] = ['amount', 'purchases', 'points', 'credit']
const usual: Record<Measure, number> = { amount: 50_000_000, purchases: 10, points: 1_000, credit: 1_000_000 }

export const thresholdOf = (measure: Measure): Schema['Threshold'] => ({ measure, at_least: usual[measure] })

/** A way to the highest tier that has none yet, else to the highest. */
export function newPromotion(ladder: Ladder): Schema['Promotion'] {
  const above = ladder.tiers.slice(1)
  const to = above.find((tier) => ladder.promotions.every((one) => one.to !== tier)) ?? above.at(-1) ?? ladder.tiers[0]!
  return { to, reaches: [thresholdOf('amount')], months: 12 }
}

/** One below, the same, one above: what an owner mostly means. */
export function newTable(ladder: Ladder, from: string): Schema['BandTable'] {
  const at = ladder.tiers.indexOf(from)
  const tier = (step: number) => ladder.tiers[Math.min(Math.max(at + step, 0), ladder.tiers.length - 1)]!
  return { from, bands: [{ up_to: 5_000_000, to: tier(-1) }, { up_to: 15_000_000, to: tier(0) }, { to: tier(1) }] }
}

export const newEvaluation = (ladder: Ladder, day: string): Schema['Evaluation'] => ({
  measure: 'amount', months: 6, first_day: day, every_months: 6, grace_days: 30, tables: ladder.tiers.map((tier) => newTable(ladder, tier)),
})

/** Without a tier: nothing may lead to it any more. */
export function withoutTier(ladder: Ladder, tier: string): Ladder {
  const { evaluation, ...rest } = ladder
  const tables = (evaluation?.tables ?? []).filter((table) => table.from !== tier && (table.bands ?? []).every((band) => band.to !== tier))
  return {
    ...rest, tiers: ladder.tiers.filter((one) => one !== tier), promotions: ladder.promotions.filter((one) => one.to !== tier),
    ...(evaluation && tables.length ? { evaluation: { ...evaluation, tables } } : {}),
  }
}

export function moved<T>(all: T[], at: number, step: number): T[] {
  const next = [...all]
  const [one] = next.splice(at, 1)
  next.splice(at + step, 0, one!)
  return next
}
