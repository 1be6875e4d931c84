// The rotating number against the table of its standard.
import { expect, test } from 'vitest'
import { msLeft, numberOf, stepOf, type Key } from './number'

const hexOf = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')
const secret = hexOf('12345678901234567890')

test('the numbers are those of RFC 6238, appendix B', async () => {
  for (const [seconds, number] of [[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037']] as const)
    expect(await numberOf(secret, Math.floor(seconds / 30))).toBe(number)
})

test('steps go by the server\'s clock, whatever the phone\'s says', () => {
  const key: Key = { key: secret, step_ms: 30_000, now: '', behindMs: 20_000 }
  expect(stepOf(key, 10_000)).toBe(1)
  expect(msLeft(key, 25_000)).toBe(15_000)
})
