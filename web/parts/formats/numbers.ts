// Numbers as people read them: ۱٬۲۴۰٬۰۰۰ · ۲٫۵ · ۱۰٪ · +۵۲ (screens.md §3.5).

import { language, shownDigits } from './language'

const marks = () => (language() === 'fa' ? { group: '٬', point: '٫', percent: '٪' } : { group: ',', point: '.', percent: '%' })

/** A number with grouped thousands, and as many decimals as it has, three at most. */
export function number(value: number): string {
  const [whole, part] = String(Math.abs(Math.round(value * 1000) / 1000)).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, marks().group)
  const text = part ? grouped + marks().point + part : grouped
  return (value < 0 ? '\u2212' : '') + shownDigits(text)
}

/** Always with its sign: +۵۲, −۴۵٬۰۰۰, and a plain zero. Stands in an LTR isolate. */
export function signed(value: number): string {
  return (value > 0 ? '+' : '') + number(value)
}

/** Hundredths of a percent: 1000 is ۱۰٪. */
export function percent(basisPoints: number): string {
  return number(basisPoints / 100) + marks().percent
}

/** Plain digits of a code or a receipt number, not grouped. */
export const plain = (value: number | string): string => shownDigits(String(value))
