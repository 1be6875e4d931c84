// The editor has a place for everything that a document may hold.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import persian from '../../../../text/fa/console.json'
import { blank, kinds, ready } from './blanks'

interface Described {
  properties?: Record<string, Described>
  oneOf?: Described[]
  items?: Described
  const?: string
}
const root = join(import.meta.dirname, '../../../..')
const defined = (JSON.parse(readFileSync(join(root, 'derived/program.schema.json'), 'utf8')) as { $defs: Record<string, Described> }).$defs
const kindsOf = (one: Described): string[] => (one.oneOf ?? one.items?.oneOf ?? []).map((variant) => variant.properties!.kind!.const!)
const rule = defined.Rule!.properties!

test('each kind of condition can be set, and each effect begins with a ready sentence', () => {
  expect([...kinds].sort()).toEqual(kindsOf(rule.when!).sort())
  expect(Object.keys(blank).sort()).toEqual([...kinds].sort())
  expect([...new Set(Object.values(ready).map(({ gives }) => gives.kind))].sort()).toEqual(kindsOf(rule.gives!).sort())
})

test('each variant of a term has its words', () => {
  const words = persian.console.program
  const { LotLife, ReturnPolicy } = defined
  expect(Object.keys(words.lives).sort()).toEqual(kindsOf(LotLife!.properties!.ends!).sort())
  expect(Object.keys(words.shortfalls).sort()).toEqual(kindsOf(ReturnPolicy!.properties!.shortfall!).sort())
  expect(Object.keys(words.ended_lots).sort()).toEqual(kindsOf(ReturnPolicy!.properties!.ended_lot!).sort())
})

function fieldsOf(one: Described): string[] {
  const own = Object.entries(one.properties ?? {}).flatMap(([name, field]) => [name, ...fieldsOf(field)])
  return [...own, ...(one.oneOf ?? []).flatMap(fieldsOf), ...(one.items ? fieldsOf(one.items) : [])]
}

test('each field of the document is named by the editor', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  const text = sources.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n')
  const fields = [...new Set(Object.values(defined).flatMap(fieldsOf))]
  expect(fields.length).toBeGreaterThan(60)
  expect(fields.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([])
})
