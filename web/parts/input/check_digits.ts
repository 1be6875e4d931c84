// Check digits of what a scanner or a swipe may bring: bank-style cards (Luhn) and goods (GS1).

/** Luhn, as on every 16-digit card. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; ++at) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2
    sum += at % 2 ? doubled : digit
  }
  return sum % 10 === 0
}

/** EAN-8, UPC-A, EAN-13 and GTIN-14: weights 3 and 1 from the right. */
export function isGoodsBarcode(digits: string): boolean {
  if (![8, 12, 13, 14].includes(digits.length)) return false
  let sum = 0
  for (let at = 1; at < digits.length; ++at) sum += Number(digits[digits.length - 1 - at]) * (at % 2 ? 3 : 1)
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1))
}
