// Dates and times as people read them: ۱ آذر ۱۴۰۵ · یکشنبه ۱ آذر ۱۴۰۵ · ۱۴۰۵/۰۹/۰۱ · دیروز · ۱۰:۲۴.

import { language, shownDigits } from './language'
import { jalaliOfDay, weekdayOfDay } from './jalali'
import { plain } from './numbers'

export const monthNames = {
  fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  en: ['Farvardin', 'Ordibehesht', 'Khordad', 'Tir', 'Mordad', 'Shahrivar', 'Mehr', 'Aban', 'Azar', 'Dey', 'Bahman', 'Esfand'],
}
const weekdays = {
  fa: ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'],
  en: ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
}
const near = {
  fa: { today: 'امروز', yesterday: 'دیروز', ago: (days: string) => `${days} روز پیش` },
  en: { today: 'today', yesterday: 'yesterday', ago: (days: string) => `${days} days ago` },
}

/** «۱ آذر ۱۴۰۵» */
export function date(unixDay: number): string {
  const { year, month, day } = jalaliOfDay(unixDay)
  return `${plain(day)} ${monthNames[language()][month - 1]} ${plain(year)}`
}

/** «۲۹ اسفند»: where the year is plain from the context. */
export function dayAndMonth(unixDay: number): string {
  const { month, day } = jalaliOfDay(unixDay)
  return `${plain(day)} ${monthNames[language()][month - 1]}`
}

/** «یکشنبه ۱ آذر ۱۴۰۵» */
export const fullDate = (unixDay: number): string => `${weekdays[language()][weekdayOfDay(unixDay)]} ${date(unixDay)}`

/** «۱۴۰۵/۰۹/۰۱», for tables; stands in an LTR isolate. */
export function numericDate(unixDay: number): string {
  const { year, month, day } = jalaliOfDay(unixDay)
  return shownDigits(`${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`)
}

/** «امروز»، «دیروز»، «۳ روز پیش» up to a week, then the date. */
export function relativeDay(unixDay: number, today: number): string {
  const words = near[language()]
  const days = today - unixDay
  if (days === 0) return words.today
  if (days === 1) return words.yesterday
  return days > 1 && days <= 7 ? words.ago(plain(days)) : date(unixDay)
}

/** «۱۰:۲۴» at the club's wall clock; Iran has had no summer time since 1401. */
export function time(instant: Date, zone = 'Asia/Tehran'): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone, hourCycle: 'h23' })
  return shownDigits(clock.format(instant))
}

/** The calendar day of a moment in the club's zone, as days since 1970-01-01. */
export function dayOfInstant(instant: Date, zone = 'Asia/Tehran'): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return Math.round(Date.parse(`${parts.format(instant)}T00:00:00Z`) / 86_400_000)
}

/** «۱۴:۵۸»: what is left of a hold, minutes and seconds. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return shownDigits(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)
}
