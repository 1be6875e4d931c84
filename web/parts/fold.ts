// What was typed, folded as names are searched: letters of one kind, no joiners, and the other keyboard layout understood.
import { foldLetters } from './digits'

/** The keys of the Latin layout, and the Persian letter on each (ISIRI 9147). */
const keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,"
const letters = 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو'
const persianOf = new Map([...keys].map((key, at) => [key, letters[at]!]))
const latinOf = new Map([...persianOf].map(([latin, persian]) => [persian, latin]))

const other = (text: string, of: Map<string, string>) => [...text].map((letter) => of.get(letter) ?? letter).join('')

export const folded = (text: string): string => foldLetters(text).replace(/[\u064b-\u0652\s]/g, '').replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه').replace(/ئ/g, 'ی')

/** "huqh" finds «اعضا». */
export function matches(name: string, typed: string): boolean {
  const wanted = typed.toLowerCase()
  const inside = folded(name)
  return [wanted, other(wanted, persianOf), other(wanted, latinOf)].some((one) => folded(one) !== '' && inside.includes(folded(one)))
}
