// Keys, bursts and the LINE, table by table (screens.md §5, facts.md §7).
import { describe, expect, test } from 'vitest'
import { BurstReader, commandOf, isBankCard, isGoodsBarcode, isLuhn, readLine, readQuantity, receiptMark, usCharacter } from './index'

describe('the LINE', () => {
  const knows = (digits: string) => ['6260100', '1234567'].includes(digits)
  test.each([
    ['', { kind: 'nothing' }], ['   ', { kind: 'nothing' }], ['3*', { kind: 'nothing' }],
    ['8800000000000013', { kind: 'card', card: '8800000000000013' }],
    ['۸۸۰۰ ۰۰۰۰ ۰۰۰۰ ۰۰۱۳', { kind: 'card', card: '8800000000000013' }],
    ['8800000000000014', { kind: 'misread' }],
    [';8800000000000013?', { kind: 'card', card: '8800000000000013' }],
    [';8800000000000013?6', { kind: 'card', card: '8800000000000013' }],
    [';8800000000000013=0512?', { kind: 'card', card: '8800000000000013' }],
    ['%B8800000000000013^MOHAMMADI/SARA^0512101?;8800000000000013=0512?', { kind: 'card', card: '8800000000000013' }],
    ['%B8800000000000013^MOHAMMADI/SARA^0512101?', { kind: 'card', card: '8800000000000013' }],
    [';E?', { kind: 'misread' }], ['%E?', { kind: 'misread' }], [';88000000000?', { kind: 'misread' }],
    [';8800000000000014?', { kind: 'misread' }],
    [';6037701689095443=0512?', { kind: 'bank_card' }], ['6037701689095443', { kind: 'bank_card' }],
    ['%B6219861034529007^X^05?', { kind: 'bank_card' }],
    ['09121234567', { kind: 'mobile', mobile: '09121234567' }], ['۹۱۲۱۲۳۴۵۶۷', { kind: 'mobile', mobile: '09121234567' }],
    ['+989121234567', { kind: 'mobile', mobile: '09121234567' }], ['0912 123 4567', { kind: 'mobile', mobile: '09121234567' }],
    ['6261234567897', { kind: 'barcode', barcode: '6261234567897', quantity: 1 }],
    ['3*6261234567897', { kind: 'barcode', barcode: '6261234567897', quantity: 3 }],
    ['۳*۶۲۶۱۲۳۴۵۶۷۸۹۷', { kind: 'barcode', barcode: '6261234567897', quantity: 3 }],
    ['6260100', { kind: 'barcode', barcode: '6260100', quantity: 1 }],
    ['6261234567895', { kind: 'not_understood' }], ['1234567890', { kind: 'not_understood' }],
    ['.5', { kind: 'quick', key: '5', quantity: 1 }], ['2*.12', { kind: 'quick', key: '12', quantity: 2 }],
    ['10248', { kind: 'number', number: '10248', quantity: 1 }], ['2*۵۰', { kind: 'number', number: '50', quantity: 2 }],
    ['سارا', { kind: 'words', text: 'سارا', quantity: 1 }], ['2* چاي', { kind: 'words', text: 'چای', quantity: 2 }],
    ['R0000123456', { kind: 'receipt', receipt: '123456' }], ['r12', { kind: 'receipt', receipt: '12' }],
  ])('%j', (text, meaning) => expect(readLine(text, knows)).toEqual(meaning))

  test('a bank card leaves no digit behind', () => expect(JSON.stringify(readLine(';6037701689095443?'))).not.toMatch(/\d/))
  test('a receipt\'s mark is long enough for a burst and reads back', () => {
    expect(receiptMark(123456)).toHaveLength(11)
    expect(readLine(receiptMark(123456))).toEqual({ kind: 'receipt', receipt: '123456' })
  })
  test.each([['3*', 3, ''], ['12×5', 12, '5'], ['0*5', 1, '0*5'], ['*5', 1, '*5'], ['abc', 1, 'abc']])('quantity of %j', (text, quantity, rest) =>
    expect(readQuantity(text)).toEqual({ quantity, rest }))
})

test.each([['8800000000000013', true], ['8800000000000021', true], ['6037701689095443', true], ['6219861034529008', false]])('Luhn %s', (digits, ok) =>
  expect(isLuhn(digits)).toBe(ok))
test.each([['6261234567897', true], ['6261234567895', false], ['96385074', true], ['036000291452', true], ['10012345678902', true], ['1234', false]])('GS1 %s', (digits, ok) =>
  expect(isGoodsBarcode(digits)).toBe(ok))
test.each([['6037701689095443', true], ['9919750000000000', true], ['8800000000000013', false], ['603770', false]])('bank %s', (digits, ok) =>
  expect(isBankCard(digits)).toBe(ok))

describe('keys by their place', () => {
  // event.code, Shift, what the Persian layout makes of it, the US character
  test.each([
    ['Digit5', false, '۵', '5'], ['Semicolon', false, 'ک', ';'], ['Digit5', true, '٪', '%'], ['Digit6', true, '×', '^'],
    ['Slash', true, '؟', '?'], ['Equal', false, '=', '='], ['Minus', true, 'ـ', '_'], ['KeyR', true, 'ریال', 'R'], ['KeyB', false, 'ذ', 'b'],
    ['Numpad7', false, '۷', '7'], ['NumpadDecimal', false, '.', '.'], ['F8', false, 'F8', null], ['Enter', false, 'Enter', null], ['ShiftLeft', true, 'Shift', null],
  ])('%s %s', (code, shift, key, us) => expect(usCharacter({ code, shift, key })).toBe(us))

  test.each([
    ['NumpadAdd', false, 'forward'], ['Equal', true, 'forward'], ['Equal', false, null], ['NumpadMultiply', false, 'quantity'],
    ['Digit8', true, 'quantity'], ['Digit8', false, null], ['NumpadDivide', false, 'discount'], ['Slash', false, 'discount'], ['Slash', true, null],
    ['NumpadSubtract', false, 'remove'], ['Minus', false, 'remove'], ['Minus', true, null], ['Period', false, 'quick'], ['NumpadDecimal', false, 'quick'],
  ])('command of %s %s', (code, shift, command) => expect(commandOf({ code, shift, key: '' })).toBe(command))
})

describe('bursts', () => {
  /** Types `text` with a gap and tells what the field holds in the end, as the page would do it. */
  function type(reader: BurstReader, text: string, gap: number, at: number, field: string) {
    for (const character of text) {
      const verdict = reader.key(character, (at += gap), field)
      if (verdict.kind === 'typed') field += character
      if (verdict.kind === 'burst_begins') field = verdict.before
    }
    return { field, at }
  }

  test('a hand types into the field', () => {
    const reader = new BurstReader()
    const { field, at } = type(reader, '09121234567', 90, 0, '')
    expect(field).toBe('09121234567')
    expect(reader.enter(at + 90)).toEqual({ kind: 'typed' })
  })

  test('a scan leaves what stood there, is read whole, and both its Enters are swallowed', () => {
    const reader = new BurstReader()
    const { field, at } = type(reader, '6261234567897', 8, 1000, '3*')
    expect(field).toBe('3*')
    expect(reader.enter(at + 8)).toEqual({ kind: 'ended', text: '6261234567897' })
    expect(reader.enter(at + 200)).toEqual({ kind: 'swallow' })
    expect(reader.enter(at + 400)).toEqual({ kind: 'typed' })
  })

  test('a reader without Enter ends by silence', () => {
    const reader = new BurstReader()
    const { at } = type(reader, ';8800000000000013?', 10, 0, '')
    expect(reader.quiet(at + 20)).toBeNull()
    expect(reader.quiet(at + 60)).toBe(';8800000000000013?')
    expect(reader.enter(at + 100)).toEqual({ kind: 'swallow' })
    expect(reader.quiet(at + 200)).toBeNull()
  })

  test('seven fast keys are typing: no field loses them', () => {
    const reader = new BurstReader()
    const { field, at } = type(reader, '1234567', 10, 0, '')
    expect(field).toBe('1234567')
    expect(reader.enter(at + 10)).toEqual({ kind: 'typed' })
  })

  test('a scan right after typing gives back only what the hand wrote', () => {
    const reader = new BurstReader()
    const typed = type(reader, 'سا', 120, 0, '')
    const scanned = type(reader, '6261234567897', 8, typed.at + 100, typed.field)
    expect(scanned.field).toBe('سا')
  })

  test('a scan into a PIN of two digits leaves two digits', () => {
    const reader = new BurstReader()
    const typed = type(reader, '12', 150, 0, '')
    expect(type(reader, '6261234567897', 5, typed.at + 60, typed.field).field).toBe('12')
  })

  test('Esc between a hand and a scanner parts them, however fast', () => {
    const reader = new BurstReader()
    const typed = type(reader, 'a', 100, 0, '')
    reader.interrupt()
    const scanned = type(reader, '6261234567897', 8, typed.at, '')
    expect(scanned.field).toBe('')
    expect(reader.enter(scanned.at + 8)).toEqual({ kind: 'ended', text: '6261234567897' })
  })

  test('a hand that types right after a scan has its Enter', () => {
    const reader = new BurstReader()
    const { at } = type(reader, '6261234567897', 8, 0, '')
    expect(reader.enter(at + 8)).toMatchObject({ kind: 'ended' })
    reader.key('5', at + 120, '')
    expect(reader.enter(at + 200)).toEqual({ kind: 'typed' })
  })

  test('two scans in a row are two', () => {
    const reader = new BurstReader()
    const first = type(reader, '6261234567897', 8, 0, '')
    expect(reader.enter(first.at + 8)).toMatchObject({ kind: 'ended' })
    const second = type(reader, '96385074', 8, first.at + 100, '')
    expect(reader.enter(second.at + 8)).toEqual({ kind: 'ended', text: '96385074' })
  })
})
