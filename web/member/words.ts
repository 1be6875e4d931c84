// The member page's words in its language; English comes only when asked for. The choice is kept on this phone.

import persian from '../../text/fa/member.json'
import { language, useLanguage, type Language } from '../parts/formats'
import { filled, pieces, textAt, type Piece, type Values, type Words } from '../parts/texts'
import { kept, keep } from './kept'

let words: Words = persian.member

export async function speak(next: Language): Promise<void> {
  words = next === 'fa' ? persian.member : (await import('../../text/en/member.json')).default.member
  useLanguage(next)
  keep('language', next)
  document.documentElement.lang = next
  document.documentElement.dir = next === 'fa' ? 'rtl' : 'ltr'
}

export const languageToBegin = (): Language =>
  new URLSearchParams(location.search).get('lang') === 'en' || kept<Language>('language') === 'en' ? 'en' : 'fa'
export const otherLanguage = (): Language => (language() === 'fa' ? 'en' : 'fa')

/** A sentence as plain text. */
export const said = (key: string, values?: Values): string => filled(textAt(words, key), values)
export const saidInPieces = (key: string, values: Values = {}): Piece[] => pieces(textAt(words, key), values)
