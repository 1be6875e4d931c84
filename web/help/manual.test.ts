// The manual holds together: both languages alike, every link and picture there, and it quotes only what the pages really say.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { consoleHelp, publicHelp, tillHelp } from '../parts/help'
import { allTokens, chapterFiles, imageFiles, languages, manualFolder, readChapter, readContents, sectionsOf, type Chapter, type ManualLanguage } from '../tools/manual_text.ts'
import { find } from './find'

const root = resolve(import.meta.dirname, '..')
const names = readContents(root).flatMap((group) => group.chapters)
const chapters = { fa: names.map((name) => readChapter(root, 'fa', name)), en: names.map((name) => readChapter(root, 'en', name)) }
const idsOf = (chapter: Chapter) => chapter.headings.map(({ depth, id }) => `${depth} ${id}`)
const anchors = (language: ManualLanguage) => new Set(chapters[language].flatMap(({ name, headings }) => [name, ...headings.map(({ id }) => `${name}#${id}`)]))

interface Linked {
  links: string[]
  images: string[]
  bold: string[]
  quoted: string[]
}

function partsOf(chapter: Chapter): Linked {
  const all = allTokens(chapter) as { type: string; href?: string; text?: string }[]
  const of = (type: string, key: 'href' | 'text') => all.filter((token) => token.type === type).map((token) => token[key]!)
  return { links: of('link', 'href'), images: of('image', 'href'), bold: of('strong', 'text'), quoted: of('blockquote', 'text') }
}

/** Every sentence of the pages as a pattern: a value can be anything. */
function sentences(language: ManualLanguage): RegExp[] {
  const folder = join(root, '../text', language)
  const flat = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(flat))
  const all = readdirSync(folder).flatMap((name) => flat(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
  const bare = all.filter((one) => one.replace(/\{[a-z_]+\}/g, '').trim().length > 1)
  return bare.map((one) => new RegExp(`^${one.split(/\{[a-z_]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`, 's'))
}

test('both languages have the chapters of the contents and no other', () => {
  for (const language of languages) expect(chapterFiles(root, language)).toEqual(names.map((name) => `${name}.md`).sort())
})

test.each(names.map((name, at) => [name, at] as const))('%s has the same headings and pictures in both languages', (_, at) => {
  const [persian, english] = [chapters.fa[at]!, chapters.en[at]!]
  expect(idsOf(persian)).toEqual(idsOf(english))
  expect(persian.headings[0]!.depth).toBe(1)
  expect(new Set(idsOf(persian)).size).toBe(persian.headings.length)
  expect(persian.headings.every(({ id }) => id)).toBe(true)
  expect(partsOf(persian).images).toEqual(partsOf(english).images)
  expect(partsOf(persian).quoted.length).toBe(partsOf(english).quoted.length)
})

describe.each(languages)('in %s', (language) => {
  test('every link leads somewhere', () => {
    const known = anchors(language)
    for (const chapter of chapters[language])
      for (const link of partsOf(chapter).links.filter((one) => !one.startsWith('/'))) {
        const [, name, anchor] = /^([a-z-]*)(?:\.md)?(#.+)?$/.exec(link)!
        expect(known, `${chapter.name}: ${link}`).toContain(`${name || chapter.name}${anchor ?? ''}`)
      }
  })

  test('every picture exists, is used and is small', () => {
    const used = new Set(chapters[language].flatMap((chapter) => partsOf(chapter).images))
    expect([...used].sort()).toEqual(imageFiles(root, language).map((name) => `images/${name}`))
    expect(used.size).toBeLessThanOrEqual(25)
    for (const image of used) expect(statSync(join(manualFolder(root), language, image)).size, image).toBeLessThanOrEqual(50 * 1024)
  })

  test('what stands in bold or as a quotation is said by a page', () => {
    const said = sentences(language)
    const strange = chapters[language].flatMap((chapter) => {
      const { bold, quoted } = partsOf(chapter)
      return [...bold, ...quoted].filter((text) => !said.some((one) => one.test(text.trim()))).map((text) => `${chapter.name}: ${text}`)
    })
    expect(strange).toEqual([])
  })

  test('every chapter that a page points at exists', () => {
    const known = anchors(language)
    for (const place of [...Object.values(tillHelp), ...Object.values(consoleHelp), ...Object.values(publicHelp)]) expect(known).toContain(place)
  })
})

describe('search', () => {
  const sections = chapters.fa.flatMap(sectionsOf)
  const first = (typed: string) => find(sections, typed).map((one) => `${one.chapter}#${one.anchor}`)

  test('a word is found however it is spelled', () => {
    const found = first('کارت گم شده')
    expect(found.length).toBeGreaterThan(0)
    for (const typed of ['كارت گم شده', 'کارت  گم  شده', 'کارت گم‌شده']) expect(first(typed)).toEqual(found)
    expect(first('کنارگذاشتن سبد')).toContain('till-sale#park')
    expect(first('نگه داشتن')).toEqual(first('نگه‌داشتن'))
  })
  test('Arabic ی and Latin digits are the same as ours', () => {
    expect(first('كليدهاي')).toEqual(first('کلیدهای'))
    expect(first('15 دقیقه')).toEqual(first('۱۵ دقیقه'))
    expect(first('۱۵ دقیقه').length).toBeGreaterThan(0)
  })
  test('headings go first, nothing is found for nonsense', () => {
    expect(first('گزارش نوبت')[0]).toBe('till#shift')
    expect(first('زرافه')).toEqual([])
  })
})
