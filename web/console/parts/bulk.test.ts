// Ten thousand rows of which some fail in the middle: the rest is done, each failure is told, nothing is done twice.
import { expect, test } from 'vitest'
import type { Problem } from '../../parts/client'
import { BulkRun, onePage } from './bulk'
import { csv } from './csv'

const problem = (code: string, status = 409): Problem => ({ type: '', title: '', status, code, detail: 'جمله' })
const rows = (count: number) => Array.from({ length: count }, (_, at) => at)

async function* pagesOf(count: number, size: number, breaksAt = Infinity) {
  for (let first = 0; first < count; first += size) {
    if (first >= breaksAt) throw Object.assign(new Error(), { problem: problem('server.fault', 500) })
    yield rows(count).slice(first, first + size)
  }
}

test('10,000 rows, 300 of them refused in the middle', async () => {
  const sent: number[] = []
  const run = new BulkRun({ pages: pagesOf(10_000, 200), send: async (row) => (sent.push(row), row >= 5000 && row < 5300 ? problem('members.erased') : null) })
  const end = await run.run()
  expect(end.state).toBe('over')
  expect(end.total).toBe(10_000)
  expect(end.done).toHaveLength(9_700)
  expect(end.failed.map((one) => one.row).sort((a, b) => a - b)).toEqual(rows(10_000).slice(5000, 5300))
  expect(new Set(sent).size).toBe(sent.length)
}, 30_000)

test('the list itself breaks off: what was read is done, and that it broke is told', async () => {
  const end = await new BulkRun({ pages: pagesOf(1000, 200, 600), send: async () => null }).run()
  expect(end.done).toHaveLength(600)
  expect(end.broken?.code).toBe('server.fault')
})

test('paused, nothing more begins; stopped, it ends with what was done', async () => {
  const sent: number[] = []
  const run: BulkRun<number> = new BulkRun({ pages: onePage(rows(100)), send: async (row) => (sent.push(row), sent.length === 20 && run.pause(), null) })
  const ended = run.run()
  await new Promise((done) => setTimeout(done, 20))
  const held = sent.length
  expect(held).toBeLessThan(24)
  await new Promise((done) => setTimeout(done, 20))
  expect(sent).toHaveLength(held)
  run.stop()
  expect((await ended).done).toHaveLength(held)
})

test('a server that says "slower" is waited for, not reported', async () => {
  let refusals = 0
  const end = await new BulkRun({ pages: onePage(rows(10)), wait: async () => {}, send: async (row) => (row === 5 && refusals++ < 3 ? problem('http.too_many_requests', 429) : null) }).run()
  expect(end.done).toHaveLength(10)
  expect(refusals).toBe(4)
})

test.each([
  ['=1+1', "'=1+1"], ['+98912', "'+98912"], ['@cmd', "'@cmd"], [' =1', "' =1"], ['\t=1', "'\t=1"], ['＝1', "'＝1"], ['-5', '-5'], ['-5+2', "'-5+2"],
  ['۱۲۳', '123'], ['سارا، محمدی', 'سارا، محمدی'], ['a,b', '"a,b"'], ['say "x"', '"say ""x"""'], ['\u2068سارا\u2069', 'سارا'],
])('in a file, %j is %j', (text, written) => expect(csv(['نام'], [[text]])).toBe(`\ufeffنام\r\n${written}\r\n`))
