// A day as people type it: «۱۴۰۵/۹/۱», «1 آذر», «۱ آذر ۱۴۰۵», «دیروز», 2026-11-22.

import { foldLetters } from '../digits'
import { monthNames } from './dates'
import { dayOfIso, dayOfJalali, jalaliOfDay } from './jalali'

const near: Record<string, number> = { امروز: 0, دیروز: -1, فردا: 1, پریروز: -2, today: 0, yesterday: -1, tomorrow: 1 }

function monthNamed(name: string): number | null {
  const lists = Object.values(monthNames).map((names) => names.map((one) => foldLetters(one)))
  for (const names of lists) {
    const at = names.indexOf(name)
    if (at >= 0) return at + 1
  }
  return null
}

/** Days since 1970-01-01; null where it is no day. Without a year, this year. */
export function typedDay(text: string, today: number): number | null {
  const typed = foldLetters(text).replace(/[\u200e\u200f\u2066-\u2069]/g, '')
  if (typed in near) return today + near[typed]!
  if (/^(?:19|20)\d\d-\d\d-\d\d$/.test(typed)) return dayOfIso(typed)
  const thisYear = jalaliOfDay(today).year
  const numbers = /^(?:(\d{2,4})[/.\-])?(\d{1,2})[/.\-](\d{1,2})$/.exec(typed)
  if (numbers) return dayOfJalali({ year: wholeYear(numbers[1], thisYear), month: Number(numbers[2]), day: Number(numbers[3]) })
  const words = /^(\d{1,2})\s+(\S+)(?:\s+(\d{2,4}))?$/.exec(typed)
  const month = words && monthNamed(words[2]!)
  return month ? dayOfJalali({ year: wholeYear(words[3], thisYear), month, day: Number(words[1]) }) : null
}

/** «۶۴» is 1364 and «۰۳» is 1403: the nearest that is not more than ten years ahead. */
function wholeYear(text: string | undefined, thisYear: number): number {
  if (text === undefined) return thisYear
  const year = Number(text)
  if (text.length !== 2) return year
  return 1400 + year <= thisYear + 10 ? 1400 + year : 1300 + year
}
