// Digits as people write them: Persian, Arabic and Latin are one; separators inside a number are none.

const persian = '۰۱۲۳۴۵۶۷۸۹'
const arabicZero = 0x0660

/** Latin digits in place of Persian and Arabic ones; everything else stays. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹\u0660-\u0669]/g, (digit) => {
    const at = persian.indexOf(digit)
    return String(at >= 0 ? at : digit.charCodeAt(0) - arabicZero)
  })
}

/** Persian digits in place of Latin ones, for the eye. */
export function persianDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => persian[Number(digit)]!)
}

/** What is left of a typed number after folding: separators, spaces and direction marks go. */
export function bareDigits(text: string): string {
  return latinDigits(text).replace(/[\s٬،,'_\u200c\u200e\u200f\u2066-\u2069-]/g, '')
}

/** A whole number as typed («۱٬۲۴۰٬۰۰۰»), or null where it is none. At most 15 digits, so that it stays exact. */
export function wholeNumber(text: string): number | null {
  const bare = bareDigits(text)
  return /^\d{1,15}$/.test(bare) ? Number(bare) : null
}

/** Letters as the server folds them: Arabic ي and ك become Persian, for searching in the catalogue. */
export function foldLetters(text: string): string {
  return latinDigits(text).replace(/[يى]/g, 'ی').replace(/ك/g, 'ک').replace(/\u200c/g, ' ').trim().toLowerCase()
}
