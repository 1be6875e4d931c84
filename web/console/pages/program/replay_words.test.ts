// What a replay says in words, and as a file.
import { expect, test } from 'vitest'
import { change, file, findings as sentences, type Figures, type Replay } from './replay_words'

/** Without the signs that keep values in their place. */
const findings = (of: Replay) => sentences(of).map((one) => one.replace(/[\u2066-\u2069]/g, ''))

const given = (points: number, credit = 0, discount = 0) => ({ points, credit, discount })
const figures = (really = given(100, 1_000), replayed = given(112, 3_000)): Figures => ({
  members: 4, sales: 5, returns: 1, winners: 3, losers: 1, really, replayed, opening: { points: 0, credit: 0 }, really_closing: { points: 100, credit: 1_000 },
  replayed_closing: { points: 112, credit: 3_000 }, uncovered: { points: 0, credit: 0 }, differences: 0, first_differences: [],
  groups: [{ name: '', members: 4, winners: 3, losers: 1, really, replayed }], branches: [{ branch: 'brn_1', name: 'ونک', sales: 5, really, replayed }],
  rules: [{ rule: 1, name: 'امتیاز خرید', winners: 3, losers: 1, really, replayed }, { rule: 10002, name: '', winners: 0, losers: 0, really: given(0), replayed: given(0) }], months: [],
})
const replay = (more: Partial<Replay> = {}): Replay =>
  ({ id: 'rpl_1', kind: 'draft', state: 'done', first_day: '2026-03-21', last_day: '2026-06-20', asked_at: '2026-06-20T10:00:00Z', asked_by: 'مالک', members_done: 4, members_in_all: 4, progress: 10_000,
    figures: figures(), cost: { really: 1_000, replayed: 4_120, opening: 0, really_closing: 1_000, replayed_closing: 4_120, has_rate: true }, ...more }) as Replay

test('a change is told in whole percents, and only where there is something to compare with', () => {
  expect([change(100, 112), change(100, 88), change(3, 4), change(0, 5), change(100, 100)]).toEqual([1200, 1200, 3300, null, 0])
})

test('a draft: points, cost, members, what is owed; what counts nothing is said', () => {
  const said = findings(replay())
  expect(said[0]).toContain('۱۲٪ امتیاز بیشتر')
  expect(said[1]).toContain('بیشتر')
  expect(said[2]).toContain('۳ عضو بیشتر و ۱ عضو کمتر')
  expect(said).toHaveLength(4)
  const less = findings(replay({ figures: { ...figures(given(0), given(7)), uncovered: { points: 2, credit: 10 } }, cost: { really: 5, replayed: 5, opening: 0, really_closing: 0, replayed_closing: 0, has_rate: false } } as Partial<Replay>))
  expect(less[0]).toContain('۷ امتیاز بیشتر')
  expect(less).toHaveLength(6)
})

test('as it was: all of it is what the ledger has, or in how many places it is not', () => {
  expect(findings(replay({ kind: 'as_it_was' }))[1]).toContain('با دفتر یکی است')
  expect(findings(replay({ kind: 'as_it_was', figures: { ...figures(), differences: 2 } }))[1]).toContain('۲')
  expect(findings(replay({ figures: { ...figures(), members: 0 } }))).toHaveLength(1)
})

test('the file has the whole, then every rule, group and branch, with plain numbers', () => {
  const lines = file(replay()).join('').split('\r\n')
  expect(lines).toHaveLength(1 + 1 + 2 + 1 + 1 + 1)
  expect(lines[1]).toContain(',100,112,1000,3000,0,0,3,1,5')
  expect(lines[3]).toContain('هدیهٔ معرفی')
})
