// Every word that the console asks for is there, in both languages.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import english from '../../text/en/console.json'
import persian from '../../text/fa/console.json'
import type { Words } from '../parts/texts'

const keysOf = (words: Words, before = ''): string[] => Object.entries(words).flatMap(([name, one]) => (typeof one === 'string' ? [`${before}${name}`] : keysOf(one, `${before}${name}.`)))
const keys = keysOf(persian.console)
const blanks = (text: string) => (text.match(/\{[a-z_]+\}/g) ?? []).sort()
const at = (words: Words, key: string) => key.split('.').reduce<string | Words | undefined>((one, part) => (typeof one === 'object' ? one[part] : undefined), words)

test('both languages have the same keys', () => expect(keysOf(english.console).sort()).toEqual([...keys].sort()))

test('each sentence has the same blanks in both', () => {
  for (const key of keys) expect([key, ...blanks(String(at(english.console, key)))]).toEqual([key, ...blanks(String(at(persian.console, key)))])
})

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))

test('every key that stands in the code has its word; of a key that is put together, its beginning has some', () => {
  const gaps: string[] = []
  for (const name of sources) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8')
    for (const [, key] of text.matchAll(/(?:said|isSaid)\('([a-z_]+(?:\.[a-z_0-9]+)+)'/g)) if (!keys.includes(key!)) gaps.push(`${name}: ${key}`)
    for (const [, key] of text.matchAll(/ k="([a-z_.]+)"/g)) if (!keys.includes(key!)) gaps.push(`${name}: ${key}`)
    for (const [, key] of text.matchAll(/said\(`([a-z_.]+)\$\{/g)) if (!keys.some((one) => one.startsWith(key!))) gaps.push(`${name}: ${key}…`)
  }
  expect(gaps).toEqual([])
})

test('what a role can be given is headed by a word, not by the first part of its name', () => {
  const ofOneself = ['sessions', 'totp', 'tenancy']
  const rows = readFileSync(join(import.meta.dirname, '../../derived/permissions.md'), 'utf8').matchAll(/^\| `([a-z_]+)\.[a-z_]+` \|((?: yes \|| \|){9})$/gm)
  const given = [...rows].filter(([, , who]) => who!.split('|').slice(0, 5).some((one) => one.includes('yes'))).map(([, module]) => module!)
  expect(given.length).toBeGreaterThan(100)
  expect([...new Set(given)].filter((module) => !ofOneself.includes(module) && !keys.includes(`modules.${module}`))).toEqual([])
})
