// The till's words in the page's language; English comes only when asked for.

import persian from '../../text/fa/till.json'
import { language, useLanguage, type Language } from '../parts/formats'
import { filled, pieces, textAt, type Piece, type Values, type Words } from '../parts/texts'

let words: Words = persian.till

export async function speak(next: Language): Promise<void> {
  words = next === 'fa' ? persian.till : (await import('../../text/en/till.json')).default.till
  useLanguage(next)
  document.documentElement.lang = next
  document.documentElement.dir = next === 'fa' ? 'rtl' : 'ltr'
  document.title = textAt(words, 'title')
}

export const otherLanguage = (): Language => (language() === 'fa' ? 'en' : 'fa')

/** A sentence as plain text, for titles and labels. */
export const said = (key: string, values?: Values): string => filled(textAt(words, key), values)

export const saidInPieces = (key: string, values: Values = {}): Piece[] => pieces(textAt(words, key), values)

/** Something to say later: kept as key and values, so that it follows a change of language. */
export interface Saying {
  key: string
  values?: Values
}

/** A sentence that came from the server, already in words. */
export const quoted = (text: string): Saying => ({ key: text })
