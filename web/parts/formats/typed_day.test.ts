// Days as they are typed.
import { expect, test } from 'vitest'
import { dayOfIso, typedDay } from './index'

const today = dayOfIso('2026-11-22') // 1 Azar 1405

test.each([
  ['۱۴۰۵/۹/۱', '2026-11-22'],
  ['1405-09-01', '2026-11-22'],
  ['۹/۱', '2026-11-22'],
  ['1 آذر', '2026-11-22'],
  ['۱ آذر ۱۴۰۴', '2025-11-22'],
  ['30 اسفند 1403', '2025-03-20'],
  ['۶۴/۱/۱', '1985-03-21'],
  ['دیروز', '2026-11-21'],
  ['فردا', '2026-11-23'],
  ['1 Azar 1405', '2026-11-22'],
  ['2026-11-22', '2026-11-22'],
])('«%s» is %s', (text, iso) => expect(typedDay(text, today)).toBe(dayOfIso(iso)))

test.each(['', 'شاید', '۱۴۰۵/۱۳/۱', '۳۱ مهر', '30 اسفند 1404', '۱۴۰۵/۹'])('«%s» is no day', (text) => expect(typedDay(text, today)).toBeNull())
