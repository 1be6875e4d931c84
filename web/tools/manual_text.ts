// Reads the manual: chapters in their order, their headings, what they link to, and the page that each becomes.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Marked, type Token, type Tokens } from 'marked'

export const languages = ['fa', 'en'] as const
export type ManualLanguage = (typeof languages)[number]

export interface Heading {
  depth: number
  id: string
  words: string
}
export interface Chapter {
  name: string
  title: string
  text: string
  tokens: Token[]
  headings: Heading[]
}
export interface Group {
  title: Record<ManualLanguage, string>
  chapters: string[]
}

export const manualFolder = (root: string): string => join(root, '../docs/manual')
export const readContents = (root: string): Group[] => JSON.parse(readFileSync(join(manualFolder(root), 'contents.json'), 'utf8')) as Group[]
export const chapterFiles = (root: string, language: ManualLanguage): string[] => readdirSync(join(manualFolder(root), language)).filter((name) => name.endsWith('.md')).sort()
export const imageFiles = (root: string, language: ManualLanguage): string[] => readdirSync(join(manualFolder(root), language, 'images')).sort()

const marked = new Marked()

/** "## A card is lost {#lost-card}" */
function headingOf({ depth, text }: Tokens.Heading): Heading {
  const [, words, id] = /^(.*?)\s*(?:\{#([a-z0-9-]+)\})?$/.exec(text)!
  return { depth, id: id ?? '', words: words! }
}

/** Every token, those inside of others too. */
export function allTokens(chapter: Chapter): Token[] {
  const all: Token[] = []
  marked.walkTokens(chapter.tokens, (token) => void all.push(token))
  return all
}

export function readChapter(root: string, language: ManualLanguage, name: string): Chapter {
  const text = readFileSync(join(manualFolder(root), language, `${name}.md`), 'utf8')
  const tokens = marked.lexer(text)
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading').map(headingOf)
  return { name, title: headings[0]?.words ?? '', text, tokens, headings }
}

/** Words without marks, for searching and for the eye of a test. */
export const plainWords = (markdown: string): string =>
  markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<[^>]+>/g, '').replace(/\{#[a-z0-9-]+\}/g, '').replace(/[*`>#|]/g, ' ').replace(/\s+/g, ' ').trim()

export interface Section {
  chapter: string
  anchor: string
  heading: string
  title: string
  words: string
}

/** What search looks into: a chapter cut at its headings. */
export function sectionsOf(chapter: Chapter): Section[] {
  const parts = chapter.text.split(/^(?=#{1,3} )/m).filter((part) => part.startsWith('#'))
  return parts.map((part, at) => {
    const { id, words } = chapter.headings[at]!
    return { chapter: chapter.name, anchor: at ? id : '', heading: words, title: chapter.title, words: plainWords(part.slice(part.indexOf('\n') + 1)) }
  })
}

/** Width and height out of a WebP file's head. */
export function sizeOfWebp(bytes: Buffer): { width: number; height: number } {
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
}

interface Places {
  language: ManualLanguage
  /** null: not taken yet (`npm run pictures`). */
  image(name: string): { address: string; width: number; height: number } | null
  table: string
}

/** The chapter's own HTML. */
export function htmlOf(chapter: Chapter, places: Places): string {
  const lively = new Marked({
    renderer: {
      heading(token) {
        const { depth, id } = headingOf(token)
        const inner = this.parser.parseInline(token.tokens).replace(/\s*\{#[a-z0-9-]+\}$/, '')
        return `<h${depth}${id ? ` id="${id}"` : ''}>${inner}</h${depth}>\n`
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens)
        const [, name, anchor = ''] = /^([a-z-]*)(?:\.md)?(#[a-z0-9-]+)?$/.exec(href) ?? []
        return `<a href="${name === undefined ? href : name ? `/help/${places.language}/${name}${anchor}` : anchor}">${inner}</a>`
      },
      image({ href, text }) {
        const found = places.image(href.replace(/^images\//, ''))
        return found ? `<img src="${found.address}" alt="${text}" width="${found.width}" height="${found.height}" loading="lazy" />` : ''
      },
      table(token) {
        const cells = (row: Tokens.TableCell[], tag: string) => `<tr>${row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag.split(' ')[0]}>`).join('')}</tr>`
        return `<div class="sideways" tabindex="0" role="group" aria-label="${places.table}"><table><thead>${cells(token.header, 'th scope="col"')}</thead><tbody>${token.rows.map((row) => cells(row, 'td')).join('')}</tbody></table></div>\n`
      },
      code: ({ text }) => `<pre tabindex="0" lang="en" dir="ltr"><code>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</code></pre>\n`,
      codespan: ({ text }) => `<code lang="en" dir="ltr">${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</code>`,
    },
  })
  return lively.parse(chapter.text, { async: false })
}
