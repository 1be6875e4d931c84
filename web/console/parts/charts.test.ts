// The scale of a chart, and how often a live page asks.
import { expect, test, vi } from 'vitest'
import { calmly } from '../../parts/calmly'
import { roundTop } from './round_top'

test('a scale ends at the next round figure', () => {
  expect([1, 3, 7, 12, 450_000, 12_400_000, 0].map(roundTop)).toEqual([1, 5, 10, 20, 500_000, 20_000_000, 1])
})

test('news are told at once, then once a second however many come, and the last is never lost', () => {
  vi.useFakeTimers()
  let told = 0
  const news = calmly(() => void ++told, 1000)
  news.call()
  expect(told).toBe(1)
  for (let at = 0; at < 50; ++at) news.call()
  expect(told).toBe(1)
  vi.advanceTimersByTime(1000)
  expect(told).toBe(2)
  vi.advanceTimersByTime(5000)
  expect(told).toBe(2)
  news.call()
  expect(told).toBe(3)
  news.call()
  news.stop()
  vi.advanceTimersByTime(5000)
  expect(told).toBe(3)
  vi.useRealTimers()
})
