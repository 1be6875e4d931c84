// Digits, texts and the bars of a receipt.
import { describe, expect, test } from 'vitest'
import { code128 } from './code128'
import { bareDigits, foldLetters, latinDigits, persianDigits, wholeNumber } from './digits'
import { memberOf, memberOrCardOf } from './member_ref'
import { filled, pieces, textAt } from './texts'

test.each([['۱۲۳', '123'], ['٤٥٦', '456'], ['a۱b٢', 'a1b2'], ['', '']])('latin %j', (text, out) => expect(latinDigits(text)).toBe(out))
test('persian', () => expect(persianDigits('1,240')).toBe('۱,۲۴۰'))
test.each([['۱٬۲۴۰٬۰۰۰', 1240000], ['1 240 000', 1240000], ['', null], ['1.5', null], ['1234567890123456', null]])('whole %j', (text, out) =>
  expect(wholeNumber(text)).toBe(out))
test('bare', () => expect(bareDigits('\u2066۰۹۱۲-۱۲۳ ۴۵۶۷\u2069')).toBe('09121234567'))
test('letters fold as on the server', () => expect(foldLetters(' علي‌ كاظمی ')).toBe('علی  کاظمی'.trim()))

test('a member as typed: a mobile in any of its forms, a number, and at the till a card', () => {
  for (const typed of ['۰۹۱۲ ۱۲۳ ۴۵۶۷', '9121234567', '+98 912 123 4567', '00989121234567']) expect(memberOrCardOf(typed)).toEqual({ kind: 'mobile', mobile: '09121234567' })
  expect(memberOf('۱۰۴۲')).toEqual({ kind: 'number', number: 1042 })
  expect(memberOrCardOf('۸۸۰۰ ۰۰۰۰ ۰۰۰۰ ۰۰۱۳')).toEqual({ kind: 'card', card: '8800000000000013' })
  for (const typed of ['', 'سارا', '0', '8800000000000013']) expect(memberOf(typed)).toBeNull()
})

describe('texts', () => {
  const words = { pay: { record: 'ثبت فروش' }, earned: '{points} امتیاز به {name} رسید' }
  test('by key, and a gap is seen', () => {
    expect(textAt(words, 'pay.record')).toBe('ثبت فروش')
    expect(textAt(words, 'pay.nothing')).toBe('pay.nothing')
  })
  test('values are cut out, a name without value stays', () => {
    expect(pieces(words.earned, { points: '۵۲' })).toEqual([{ text: '۵۲', isValue: true }, { text: ' امتیاز به ', isValue: false }, { text: '{name}', isValue: false }, { text: ' رسید', isValue: false }])
    expect(filled('{a} و {b}', { a: 1, b: 'دو' })).toBe('\u20681\u2069 و \u2068دو\u2069')
  })
})

describe('Code 128', () => {
  const symbols = (widths: number[]) => widths.slice(0, -7).join('').match(/.{6}/g)!
  test('every symbol is eleven modules, the stop thirteen', () => {
    const widths = code128('R0000123456')
    expect(widths.reduce((a, b) => a + b)).toBe(symbols(widths).length * 11 + 13)
    for (const one of symbols(widths)) expect(Array.from(one, Number).reduce((a, b) => a + b)).toBe(11)
  })
  test('the table has 106 different symbols whose bars are of even width', () => {
    const all = new Set<string>()
    for (let value = 0; value < 95; ++value) symbols(code128(String.fromCharCode(value + 32))).forEach((one) => all.add(one))
    for (let value = 0; value < 100; ++value) symbols(code128(String(value).padStart(2, '0') + '00')).forEach((one) => all.add(one))
    for (const one of all) expect((Number(one[0]) + Number(one[2]) + Number(one[4])) % 2).toBe(0)
    expect(all.size).toBeGreaterThanOrEqual(102)
  })
  test('the standard\'s example PJJ123C has check symbol 55', () => {
    const check = symbols(code128('PJJ123C')).at(-1)
    expect(check).toBe(symbols(code128('W'))[1]) // value 55 is W in set B
  })
  // start, R, to set C, five pairs, check
  test('digits go two to a symbol', () => expect(symbols(code128('R0000123456'))).toHaveLength(1 + 1 + 1 + 5 + 1))
})
