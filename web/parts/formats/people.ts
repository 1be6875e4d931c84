// Mobile numbers, cards and codes as people read them; each stands in an LTR isolate.

import { bareDigits } from '../digits'
import { shownDigits } from './language'

/** +989121234567, 00989…, 989…, 09… and 9… are one number: 09121234567. Null where it is none. Never refused by prefix. */
export function readMobile(text: string): string | null {
  const found = /^(?:\+?98|0098|0)?(9\d{9})$/.exec(bareDigits(text))
  return found ? `0${found[1]}` : null
}

/** «۰۹۱۲ ۱۲۳ ۴۵۶۷» */
export function mobile(text: string): string {
  const own = readMobile(text)
  return own ? shownDigits(`${own.slice(0, 4)} ${own.slice(4, 7)} ${own.slice(7)}`) : shownDigits(text)
}

/** «۰۹۱۲ ••• ۴۵۶۷»; a number that came masked already keeps its stars. */
export function maskedMobile(text: string): string {
  const own = readMobile(text)
  if (own) return shownDigits(`${own.slice(0, 4)} ••• ${own.slice(7)}`)
  const masked = /^(\d{4})\D+(\d{2,4})$/.exec(text.replace(/^\+98/, '0'))
  return masked ? shownDigits(`${masked[1]} ••• ${masked[2]}`) : shownDigits(text)
}

/** «۸۸۰۰ ۰۰۰۰ ۰۰۰۰ ۰۰۱۳» */
export const card = (text: string): string => shownDigits(text.replace(/(\d{4})(?=\d)/g, '$1 '))

/** «۸۸۰۰ ۰۰•• •••• ۰۰۱۳»: sixteen places, of which a list shows the first and the last. */
export const maskedCard = (text: string): string => shownDigits(text.replace(/(.{4})(?=.)/gu, '$1 '))

/** «۱۹۱۰ ۰۷۸۵ ۷۶۶۰ ۰۹» */
export const code = (text: string): string => card(text)

/** «۱۲۳۴۵-۶۷۸۹۰» */
export const postalCode = (text: string): string => shownDigits(`${text.slice(0, 5)}-${text.slice(5)}`)
