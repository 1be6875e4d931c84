// How the liability desk names months, amounts of a purse and what moved it.
import { amount, dayOfIso, jalaliOfDay, language, money, monthNames, number, plain, shortMoney } from '../../../parts/formats'
import type { Schema } from '../../api/types'

export type Owed = Schema['LiabilityShown']
export type Month = Schema['LiabilityMonth']
export type Purse = Schema['PurseOwed']['purse']
export type Movements = Schema['Movements']

export const purses: Purse[] = ['points', 'credit', 'gift_cards']

/** In a sentence, in a table whose head names the unit, and on a scale. */
export const inFull = (purse: Purse) => (purse === 'points' ? number : money)
export const inCell = (purse: Purse) => (purse === 'points' ? number : amount)
export const inShort = (purse: Purse) => (purse === 'points' ? number : shortMoney)

export const shortMonth = (iso: string): string => monthNames[language()][jalaliOfDay(dayOfIso(iso)).month - 1]!
/** «آذر ۱۴۰۵» */
export const monthName = (iso: string): string => `${shortMonth(iso)} ${plain(jalaliOfDay(dayOfIso(iso)).year)}`

/** A part of a whole in hundredths of a percent. */
export const shareOf = (part: number, whole: number): number => (whole > 0 ? Math.round((part * 10_000) / whole) : 0)

/** The columns of a statement, each with the sign it has in the sum. */
export const moves: { name: keyof Movements; sign: 1 | -1 }[] = [
  { name: 'issued', sign: 1 }, { name: 'taken_back', sign: -1 }, { name: 'adjusted_in', sign: 1 }, { name: 'adjusted_out', sign: -1 }, { name: 'imported', sign: 1 },
  { name: 'spent', sign: -1 }, { name: 'given_back', sign: 1 }, { name: 'expired', sign: -1 }, { name: 'converted', sign: 1 }, { name: 'written_off', sign: 1 },
  { name: 'kept_from_cash', sign: 1 }, { name: 'moved', sign: 1 },
]
/** Those in which something moved in any of the months. */
export const movesIn = (all: Movements[]) => moves.filter(({ name }) => all.some((one) => one[name] !== 0))
