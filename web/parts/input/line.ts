// What the LINE understands: a card, a mobile, a barcode, a quantity before a scan, a quick key, a number, a name.

import { bareDigits, foldLetters, latinDigits } from '../digits'
import { readMobile } from '../formats/people'
import { isBankCard } from './bank_cards'
import { isGoodsBarcode, isLuhn } from './check_digits'

export type Meaning =
  | { kind: 'nothing' }
  | { kind: 'card'; card: string }
  | { kind: 'bank_card' } // its digits go no further than this function
  | { kind: 'misread' }
  | { kind: 'mobile'; mobile: string }
  | { kind: 'barcode'; barcode: string; quantity: number }
  | { kind: 'receipt'; receipt: string }
  | { kind: 'quick'; key: string; quantity: number }
  | { kind: 'number'; number: string; quantity: number }
  | { kind: 'words'; text: string; quantity: number }
  | { kind: 'not_understood' }

export type Knows = (digits: string) => boolean

/** The receipt's barcode: R and the number in ten digits, long enough to be told from typing. */
export const receiptMark = (receipt: number | string): string => `R${String(receipt).padStart(10, '0')}`

/** What a card reader typed. Only digits of a club's card leave here; a bank's card and a misread leave as words. */
function readSwipe(text: string): Meaning {
  const track2 = /;(\d{12,19})(?:=\d*)?\??/.exec(text)
  const track1 = /%B?(\d{12,19})\^/i.exec(text)
  const digits = track2?.[1] ?? track1?.[1] ?? ''
  if (isBankCard(digits)) return { kind: 'bank_card' }
  return digits.length === 16 && isLuhn(digits) ? { kind: 'card', card: digits } : { kind: 'misread' }
}

function readDigits(digits: string, quantity: number, knows: Knows): Meaning {
  if (knows(digits) && digits.length > 6) return { kind: 'barcode', barcode: digits, quantity }
  if (digits.length === 16) {
    if (isBankCard(digits)) return { kind: 'bank_card' }
    return isLuhn(digits) ? { kind: 'card', card: digits } : { kind: 'misread' }
  }
  const mobile = /^(?:0?9\d{9}|(?:00)?989\d{9})$/.test(digits) ? readMobile(digits) : null
  if (mobile) return { kind: 'mobile', mobile }
  if (isGoodsBarcode(digits)) return { kind: 'barcode', barcode: digits, quantity }
  return digits.length <= 6 ? { kind: 'number', number: digits, quantity } : { kind: 'not_understood' }
}

/** «۳*…»: how many, and the rest of the line. */
export function readQuantity(text: string): { quantity: number; rest: string } {
  const found = /^\s*(\d{1,4})\s*[*×]\s*(.*)$/s.exec(latinDigits(text))
  return found && Number(found[1]) > 0 ? { quantity: Number(found[1]), rest: found[2]! } : { quantity: 1, rest: text }
}

/** Reads what stands in the LINE, or what a reader or scanner sent (then `text` is by US key places). */
export function readLine(text: string, knows: Knows = () => false): Meaning {
  if (/^[;%+]/.test(latinDigits(text).trim()) && /[;%]/.test(text)) return readSwipe(latinDigits(text))
  const { quantity, rest } = readQuantity(text)
  const folded = latinDigits(rest).trim()
  if (folded === '') return { kind: 'nothing' }
  const receipt = /^R0*(\d{1,10})$/i.exec(folded)
  if (receipt) return { kind: 'receipt', receipt: receipt[1]! }
  if (/^\.\d{1,3}$/.test(folded)) return { kind: 'quick', key: folded.slice(1), quantity }
  const digits = bareDigits(folded)
  if (/^\+?\d+$/.test(digits)) return readDigits(digits.replace('+', ''), quantity, knows)
  if (knows(folded)) return { kind: 'barcode', barcode: folded, quantity }
  return { kind: 'words', text: foldLetters(rest), quantity }
}
