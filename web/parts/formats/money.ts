// Money as people read and type it: kept in rial, shown in the club's unit, said in words where a zero too many costs.

import { bareDigits, latinDigits } from '../digits'
import { language, ltr } from './language'
import { number, signed } from './numbers'
import { numberInWords } from './words'

export type MoneyUnit = 'toman' | 'rial'

const names = {
  fa: { toman: 'تومان', rial: 'ریال', million: 'میلیون', billion: 'میلیارد' },
  en: { toman: 'toman', rial: 'rial', million: 'million', billion: 'billion' },
}

let unit: MoneyUnit = 'toman'
export const moneyUnit = (): MoneyUnit => unit
export function useMoneyUnit(next: MoneyUnit): void {
  unit = next
}

export const unitName = (which: MoneyUnit = unit): string => names[language()][which]

/** The figure alone, for columns whose head names the unit. Half a toman shows as ٫۵. */
export const amount = (rial: number, which: MoneyUnit = unit): string => number(which === 'toman' ? rial / 10 : rial)

/** «۱٬۲۴۰٬۰۰۰ تومان»: number first, never broken before its unit. */
export const money = (rial: number, which: MoneyUnit = unit): string => `${amount(rial, which)}\u00a0${unitName(which)}`

/** «+۴۵٬۰۰۰ تومان», «−۴۵٬۰۰۰ تومان»: the sign stands before its number on either side of the page. */
export const signedMoney = (rial: number): string => `${ltr(signed(unit === 'toman' ? rial / 10 : rial))}\u00a0${unitName()}`

/** «یک میلیون و دویست و چهل هزار تومان»: catches a zero too many while typing. */
export function moneyInWords(rial: number, which: MoneyUnit = unit): string {
  const units = which === 'toman' ? rial / 10 : rial
  return `${numberInWords(units)} ${unitName(which)}`
}

/** «۱۲٫۹ میلیون تومان»: for charts and dashboards only. */
export function shortMoney(rial: number, which: MoneyUnit = unit): string {
  const units = which === 'toman' ? rial / 10 : rial
  const words = names[language()]
  const size = Math.abs(units) >= 1e9 ? 1e9 : 1e6
  if (Math.abs(units) < 1e6) return money(rial, which)
  const figure = number(Math.round((units / size) * 10) / 10)
  return `${figure}\u00a0${size === 1e9 ? words.billion : words.million}\u00a0${unitName(which)}`
}

/** What was typed into a money field, in rial; null where it is no amount. «۲۵۰۰٫۵» is good in toman only. */
export function typedMoney(text: string, which: MoneyUnit = unit): number | null {
  const [whole, part, more] = latinDigits(text).replace('٫', '.').split('.')
  const bare = bareDigits(whole ?? '')
  if (more !== undefined || !/^\d{1,14}$/.test(bare)) return null
  if (part === undefined || part === '') return which === 'toman' ? Number(bare) * 10 : Number(bare)
  if (which !== 'toman' || !/^[05]$/.test(part)) return null
  return Number(bare) * 10 + Number(part)
}

/** A money field while it is typed: its digits grouped, Persian for the eye. */
export function groupedWhileTyping(text: string): string {
  const bare = bareDigits(text).replace(/\D/g, '').replace(/^0+(?=\d)/, '').slice(0, 14)
  return bare === '' ? '' : number(Number(bare))
}
