// Tables of numbers, money, dates and people's numbers, in both languages (screens.md §3.5, facts.md §4 and §5).
import { beforeEach, describe, expect, test } from 'vitest'
import * as show from './index'

beforeEach(() => {
  show.useLanguage('fa')
  show.useMoneyUnit('toman')
})

test.each([
  [0, '۰'], [1, '۱'], [999, '۹۹۹'], [1000, '۱٬۰۰۰'], [1240000, '۱٬۲۴۰٬۰۰۰'], [2.5, '۲٫۵'], [-45000, '−۴۵٬۰۰۰'], [9007199254740991, '۹٬۰۰۷٬۱۹۹٬۲۵۴٬۷۴۰٬۹۹۱'],
])('number %d is %s', (value, shown) => expect(show.number(value)).toBe(shown))

test.each([[52, '+۵۲'], [-45000, '−۴۵٬۰۰۰'], [0, '۰']])('signed %d is %s', (value, shown) => expect(show.signed(value)).toBe(shown))
test.each([[1000, '۱۰٪'], [250, '۲٫۵٪'], [0, '۰٪']])('percent %d is %s', (value, shown) => expect(show.percent(value)).toBe(shown))

describe('money', () => {
  test.each([
    [12_400_000, '۱٬۲۴۰٬۰۰۰\u00a0تومان'], [5, '۰٫۵\u00a0تومان'], [-450_000, '−۴۵٬۰۰۰\u00a0تومان'], [0, '۰\u00a0تومان'],
  ])('%d rial is %s', (rial, shown) => expect(show.money(rial)).toBe(shown))

  test('a club of rial shows rial, and the bank terminal gets rial in any club', () => {
    expect(show.money(10_400_000, 'rial')).toBe('۱۰٬۴۰۰٬۰۰۰\u00a0ریال')
    show.useMoneyUnit('rial')
    expect(show.money(10_400_000)).toBe('۱۰٬۴۰۰٬۰۰۰\u00a0ریال')
  })

  test.each([
    [12_400_000, 'یک میلیون و دویست و چهل هزار تومان'], [10_000, 'هزار تومان'], [0, 'صفر تومان'], [10, 'یک تومان'],
    [1_000_005_5, 'یک میلیون و پنج و نیم تومان'], [5, 'نیم تومان'], [12_345_678_901_230, 'هزار میلیارد و دویست و سی و چهار میلیارد و پانصد و شصت و هفت میلیون و هشتصد و نود هزار و صد و بیست و سه تومان'],
  ])('%d rial in words', (rial, words) => expect(show.moneyInWords(rial)).toBe(words))

  test('English says the same', () => {
    show.useLanguage('en')
    expect(show.money(12_400_000)).toBe('1,240,000\u00a0toman')
    expect(show.moneyInWords(12_400_000)).toBe('one million two hundred forty thousand toman')
  })

  test.each([
    [129_000_000, '۱۲٫۹\u00a0میلیون\u00a0تومان'], [12_500_000_000, '۱٫۳\u00a0میلیارد\u00a0تومان'], [999_999_0, '۹۹۹٬۹۹۹\u00a0تومان'],
  ])('short money of %d', (rial, shown) => expect(show.shortMoney(rial)).toBe(shown))

  test.each([
    ['۱٬۲۴۰٬۰۰۰', 12_400_000], ['1,240,000', 12_400_000], [' ٢٠٠٠٠٠ ', 2_000_000], ['2500٫5', 25_005], ['2500.5', 25_005],
    ['', null], ['12a', null], ['2500٫25', null], ['-5', 50], ['1.2.3', null],
  ])('typed %j is %j rial', (text, rial) => expect(show.typedMoney(text)).toBe(rial))

  test.each([['1240000', '۱٬۲۴۰٬۰۰۰'], ['۰۰۵', '۵'], ['', ''], ['۱٬۲', '۱۲']])('%j is grouped as %j', (typed, shown) =>
    expect(show.groupedWhileTyping(typed)).toBe(shown))
})

describe('Jalali days', () => {
  test.each([
    [1304, 1, 1, '1925-03-21'], [1309, 12, 30, '1931-03-21'], [1342, 1, 1, '1963-03-21'], [1342, 12, 30, '1964-03-20'],
    [1357, 11, 22, '1979-02-11'], [1375, 1, 1, '1996-03-20'], [1375, 12, 30, '1997-03-20'], [1378, 10, 11, '2000-01-01'],
    [1379, 12, 30, '2001-03-20'], [1399, 12, 30, '2021-03-20'], [1400, 1, 1, '2021-03-21'], [1401, 6, 31, '2022-09-22'],
    [1403, 7, 1, '2024-09-22'], [1403, 12, 29, '2025-03-19'], [1403, 12, 30, '2025-03-20'], [1404, 1, 1, '2025-03-21'],
    [1405, 1, 1, '2026-03-21'], [1405, 9, 1, '2026-11-22'], [1408, 12, 30, '2030-03-20'], [1409, 1, 1, '2030-03-21'],
    [1436, 12, 30, '2058-03-20'], [1441, 12, 30, '2063-03-20'], [1470, 1, 1, '2091-03-21'], [1498, 12, 29, '2120-03-19'], [1500, 1, 1, '2121-03-21'],
  ])('%d/%d/%d is %s', (year, month, day, iso) => {
    expect(show.isoOfDay(show.dayOfJalali({ year, month, day })!)).toBe(iso)
    expect(show.jalaliOfDay(show.dayOfIso(iso))).toEqual({ year, month, day })
  })

  test.each([[1404, 12, 30], [1402, 12, 30], [1403, 13, 1], [1403, 7, 31], [1403, 0, 1], [1303, 1, 1]])('%d/%d/%d is no day', (year, month, day) =>
    expect(show.dayOfJalali({ year, month, day })).toBeNull())

  test('leap years from 1304 to 1500 are the official ones', () => {
    const official = '1304 1309 1313 1317 1321 1325 1329 1333 1337 1342 1346 1350 1354 1358 1362 1366 1370 1375 1379 1383 1387 1391 1395 1399 1403 1408 1412 1416 1420 1424 1428 1432 1436 1441 1445 1449 1453 1457 1461 1465 1469 1474 1478 1482 1486 1490 1494 1498'
    const found = Array.from({ length: 197 }, (_, at) => 1304 + at).filter(show.isLeap)
    expect(found.join(' ')).toBe(official)
    expect([1502, 1503].filter(show.isLeap)).toEqual([1503])
  })

  test('every day from 1304 to 1504 goes there and back', () => {
    for (let day = show.dayOfJalali({ year: 1304, month: 1, day: 1 })!; day < show.dayOfJalali({ year: 1505, month: 1, day: 1 })!; ++day)
      if (show.dayOfJalali(show.jalaliOfDay(day)) !== day) throw new Error(`day ${day}`)
  })
})

describe('dates as read', () => {
  const day = show.dayOfIso('2026-11-22')
  test('long, full, in numbers, without the year', () => {
    expect(show.date(day)).toBe('۱ آذر ۱۴۰۵')
    expect(show.fullDate(day)).toBe('یکشنبه ۱ آذر ۱۴۰۵')
    expect(show.numericDate(day)).toBe('۱۴۰۵/۰۹/۰۱')
    expect(show.dayAndMonth(show.dayOfIso('2027-03-20'))).toBe('۲۹ اسفند')
  })
  test.each([[0, 'امروز'], [1, 'دیروز'], [3, '۳ روز پیش'], [7, '۷ روز پیش'], [8, '۲۳ آبان ۱۴۰۵'], [-1, '۲ آذر ۱۴۰۵']])('%d days ago', (ago, shown) =>
    expect(show.relativeDay(day - ago, day)).toBe(shown))
  test('the clock of Tehran, and the day begins at its midnight', () => {
    expect(show.time(new Date('2026-11-22T06:54:00Z'))).toBe('۱۰:۲۴')
    expect(show.dayOfInstant(new Date('2026-11-21T20:29:59Z'))).toBe(day - 1)
    expect(show.dayOfInstant(new Date('2026-11-21T20:30:00Z'))).toBe(day)
  })
  test.each([[898_000, '۱۴:۵۸'], [0, '۰:۰۰'], [-5, '۰:۰۰'], [59_001, '۱:۰۰']])('%d ms are left', (ms, shown) => expect(show.countdown(ms)).toBe(shown))
})

describe('people', () => {
  test.each(['09121234567', '9121234567', '989121234567', '+989121234567', '00989121234567', '۰۹۱۲۱۲۳۴۵۶۷', '0912-123-4567', '٠٩١٢ ١٢٣ ٤٥٦٧'])(
    '%s is one mobile', (text) => expect(show.readMobile(text)).toBe('09121234567'))
  test.each(['0912123456', '08121234567', '091212345678', '', 'abc'])('%j is no mobile', (text) => expect(show.readMobile(text)).toBeNull())
  test('shown in groups, masked, cards', () => {
    expect(show.mobile('+989121234567')).toBe('۰۹۱۲ ۱۲۳ ۴۵۶۷')
    expect(show.maskedMobile('09121234567')).toBe('۰۹۱۲ ••• ۴۵۶۷')
    expect(show.maskedMobile('0912***4567')).toBe('۰۹۱۲ ••• ۴۵۶۷')
    expect(show.card('8800000000000013')).toBe('۸۸۰۰ ۰۰۰۰ ۰۰۰۰ ۰۰۱۳')
    expect(show.code('19100785766009')).toBe('۱۹۱۰ ۰۷۸۵ ۷۶۶۰ ۰۹')
    expect(show.postalCode('1234567890')).toBe('۱۲۳۴۵-۶۷۸۹۰')
  })
})
