// The console's words in the reader's language; English comes only when asked for.
import persian from '../../text/fa/console.json'
import { language, useLanguage as speakIn, type Language } from '../parts/formats'
import { filled, pieces, textAt, type Piece, type Values, type Words } from '../parts/texts'
import { Store } from './parts/store'

const place = 'vafa.console.language'
let words: Words = persian.console

export const spoken = new Store<Language>('fa')

export async function speak(next: Language): Promise<void> {
  words = next === 'fa' ? persian.console : (await import('../../text/en/console.json')).default.console
  speakIn(next)
  localStorage.setItem(place, next)
  document.documentElement.lang = next
  document.documentElement.dir = next === 'fa' ? 'rtl' : 'ltr'
  spoken.set(next)
}

export const chosenLanguage = (): Language => (localStorage.getItem(place) === 'en' ? 'en' : 'fa')
export const otherLanguage = (): Language => (language() === 'fa' ? 'en' : 'fa')

/** A sentence as plain text, for titles and labels. */
export const said = (key: string, values?: Values): string => filled(textAt(words, key), values)
export const saidInPieces = (key: string, values: Values = {}): Piece[] => pieces(textAt(words, key), values)
/** A sentence with its blanks still open. */
export const saidSentence = (key: string): string => textAt(words, key)
export const isSaid = (key: string): boolean => textAt(words, key) !== key
