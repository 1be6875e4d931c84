// The language of the page: every formatter and text asks here, so that no component knows it.

import { persianDigits } from '../digits'

export type Language = 'fa' | 'en'

let current: Language = 'fa'

export const language = (): Language => current
export function useLanguage(next: Language): void {
  current = next
}

/** Latin digits as the reader's own. */
export const shownDigits = (text: string): string => (current === 'fa' ? persianDigits(text) : text)

/** A run of fixed direction inside plain text: phones, cards, dates, signed numbers. */
export const ltr = (text: string): string => `\u2066${text}\u2069`
