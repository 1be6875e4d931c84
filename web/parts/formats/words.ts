// Whole numbers in words, so that the eye catches a zero too many.

import { language } from './language'

const fa = {
  zero: 'صفر',
  ones: ['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده', 'یازده', 'دوازده', 'سیزده', 'چهارده',
    'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده'],
  tens: ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'],
  hundreds: ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'],
  scales: ['', 'هزار', 'میلیون', 'میلیارد', 'هزار میلیارد'],
  half: 'نیم',
}

const en = {
  ones: ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen',
    'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  tens: ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  scales: ['', 'thousand', 'million', 'billion', 'trillion'],
}

function below1000InPersian(value: number): string[] {
  const rest = value % 100
  const words = [fa.hundreds[Math.floor(value / 100)]!]
  if (rest < 20) words.push(fa.ones[rest]!)
  else words.push(fa.tens[Math.floor(rest / 10)]!, fa.ones[rest % 10]!)
  return words.filter(Boolean)
}

function below1000InEnglish(value: number): string[] {
  const rest = value % 100
  const words = value >= 100 ? [en.ones[Math.floor(value / 100)]!, 'hundred'] : []
  if (rest < 20) words.push(en.ones[rest]!)
  else words.push([en.tens[Math.floor(rest / 10)], en.ones[rest % 10]].filter(Boolean).join('-'))
  return words.filter(Boolean)
}

/** Groups of three digits, the highest first, each with its scale. */
function groups(value: number): { group: number; scale: number }[] {
  const all = []
  for (let rest = value, scale = 0; rest > 0; rest = Math.floor(rest / 1000), ++scale) {
    if (rest % 1000) all.unshift({ group: rest % 1000, scale })
  }
  return all
}

function inPersian(value: number): string {
  return groups(value)
    .map(({ group, scale }) => {
      const bareThousand = group === 1 && (scale === 1 || scale === 4) // «هزار», not «یک هزار»
      const words = bareThousand ? '' : below1000InPersian(group).join(' و ')
      return [words, fa.scales[scale]].filter(Boolean).join(' ')
    })
    .join(' و ')
}

function inEnglish(value: number): string {
  return groups(value)
    .map(({ group, scale }) => [...below1000InEnglish(group), en.scales[scale]].filter(Boolean).join(' '))
    .join(' ')
}

/** 1240000 → «یک میلیون و دویست و چهل هزار». Below 10^15; a half is said as «و نیم». */
export function numberInWords(value: number): string {
  const whole = Math.floor(value)
  const hasHalf = value - whole >= 0.5
  if (language() === 'en') return `${whole ? inEnglish(whole) : 'zero'}${hasHalf ? ' and a half' : ''}`
  if (hasHalf && !whole) return fa.half
  return `${whole ? inPersian(whole) : fa.zero}${hasHalf ? ` و ${fa.half}` : ''}`
}
