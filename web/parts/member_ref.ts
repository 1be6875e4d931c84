// A member as people name one: by mobile or member number, at a till by the card too.

import { bareDigits, wholeNumber } from './digits'
import { readMobile } from './formats'

export type NamedMember = { kind: 'mobile'; mobile: string } | { kind: 'number'; number: number }

/** Null while it is neither. */
export function memberOf(text: string): NamedMember | null {
  const mobile = readMobile(text)
  if (mobile) return { kind: 'mobile', mobile }
  const number = wholeNumber(text)
  return number ? { kind: 'number', number } : null
}

export function memberOrCardOf(text: string): NamedMember | { kind: 'card'; card: string } | null {
  const card = bareDigits(text)
  return /^\d{16}$/.test(card) ? { kind: 'card', card } : memberOf(text)
}
