// The Jalali calendar by the 33-year rule, which equals the official table for every year from 1206 to 1498.
// Source: Calendar Centre of the University of Tehran; the formula as in ICU's persncal.

export interface Jalali {
  year: number
  month: number // 1 to 12
  day: number // 1 to 31
}

const nowruz = (year: number) => 1948320 - 2440588 + 365 * (year - 1) + Math.floor((8 * year + 21) / 33)
const daysBefore = (month: number) => (month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7))

// The year 1502 is common and 1503 leap by the sun, the other way round by the rule.
const firstDay = (year: number) => (year === 1503 ? nowruz(year) - 1 : nowruz(year))

export const isLeap = (year: number): boolean => firstDay(year + 1) - firstDay(year) === 366

export function monthLength(year: number, month: number): number {
  if (month <= 6) return 31
  return month <= 11 || isLeap(year) ? 30 : 29
}

/** Days since 1970-01-01 of a Jalali date; null where there is no such day. Years 1304 to 1600. */
export function dayOfJalali({ year, month, day }: Jalali): number | null {
  if (year < 1304 || year > 1600 || month < 1 || month > 12) return null
  if (day < 1 || day > monthLength(year, month)) return null
  return firstDay(year) + daysBefore(month) + day - 1
}

export function jalaliOfDay(unixDay: number): Jalali {
  let year = 1 + Math.floor((33 * (unixDay + 2440588 - 1948320) + 3) / 12053)
  if (unixDay >= firstDay(year + 1)) ++year
  if (unixDay < firstDay(year)) --year
  const rest = unixDay - firstDay(year)
  const month = rest < 186 ? Math.floor(rest / 31) + 1 : Math.floor((rest - 186) / 30) + 7
  return { year, month, day: rest - daysBefore(month) + 1 }
}

/** 0 = Saturday, the first day of the week, … 6 = Friday. */
export const weekdayOfDay = (unixDay: number): number => (((unixDay + 5) % 7) + 7) % 7

/** "2026-11-22" as days since 1970-01-01. */
export const dayOfIso = (iso: string): number => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000)

export const isoOfDay = (unixDay: number): string => new Date(unixDay * 86_400_000).toISOString().slice(0, 10)
