// Makes the pages of /help/fa and /help/en out of docs/manual: static, with the shared style; only the search needs a script.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { htmlOf, languages, manualFolder, readChapter, readContents, sectionsOf, sizeOfWebp, type Chapter, type Group, type ManualLanguage } from './manual_text.ts'

interface Assets {
  script: string
  styles: string[]
  font: string
  search: string
  image(name: string): { address: string; width: number; height: number } | null
}

type Words = Record<'title' | 'contents' | 'skip' | 'search' | 'none' | 'found' | 'other' | 'before' | 'after' | 'here' | 'first' | 'choose' | 'table', string>

const wordsOf = (root: string, language: ManualLanguage): Words =>
  (JSON.parse(readFileSync(join(root, '../text', language, 'pages.json'), 'utf8')) as { pages: { help: Words } }).pages.help

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')

class Manual {
  readonly groups: Group[]
  readonly chapters: Chapter[]
  readonly words: Words

  constructor(root: string, readonly language: ManualLanguage) {
    this.groups = readContents(root)
    this.chapters = this.groups.flatMap((group) => group.chapters).map((name) => readChapter(root, language, name))
    this.words = wordsOf(root, language)
  }

  private address(name: string, language = this.language): string {
    return `/help/${language}/${name}`
  }

  private tree(current: string): string {
    const item = (name: string) => `<li><a href="${this.address(name)}"${name === current ? ' aria-current="page"' : ''}>${escaped(this.chapters.find((one) => one.name === name)!.title)}</a></li>`
    return this.groups.map((group) => `<h2>${escaped(group.title[this.language])}</h2><ul>${group.chapters.map(item).join('')}</ul>`).join('')
  }

  private inside({ headings }: Chapter): string {
    const own = headings.slice(1).filter(({ depth, id }) => depth === 2 && id)
    if (own.length < 3) return ''
    return `<nav class="here" aria-label="${escaped(this.words.here)}"><ul>${own.map(({ id, words }) => `<li><a href="#${id}">${escaped(words)}</a></li>`).join('')}</ul></nav>`
  }

  private neighbours(at: number): string {
    const door = (chapter: Chapter | undefined, rel: string, words: string) => (chapter ? `<a rel="${rel}" href="${this.address(chapter.name)}"><small>${words}</small> ${escaped(chapter.title)}</a>` : '')
    return `<nav class="neighbours" aria-label="${escaped(`${this.words.before}، ${this.words.after}`)}">${door(this.chapters[at - 1], 'prev', this.words.before)}${door(this.chapters[at + 1], 'next', this.words.after)}</nav>`
  }

  private page(name: string, title: string, body: string, assets: Assets): string {
    const { language, words } = this
    const other = language === 'fa' ? 'en' : 'fa'
    return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
  <head>
    <meta charset="utf-8" />
    <title>${escaped(title === words.title ? title : `${title} · ${words.title}`)}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="preload" href="${assets.font}" as="font" type="font/woff2" crossorigin />
    ${assets.styles.map((style) => `<link rel="stylesheet" href="${style}" />`).join('\n    ')}
    <script type="module" src="${assets.script}"></script>
  </head>
  <body>
    <a class="skip" href="#content">${words.skip}</a>
    <header class="help-head">
      <p><a href="${this.address('')}">${words.title}</a></p>
      <div id="search" data-index="${assets.search}" data-label="${escaped(words.search)}" data-none="${escaped(words.none)}" data-found="${escaped(words.found)}"></div>
      <a lang="${other}" hreflang="${other}" href="${this.address(name, other)}">${words.other}</a>
    </header>
    <div class="help">
      ${name ? `<nav class="tree" aria-label="${escaped(words.contents)}">${this.tree(name)}</nav>` : ''}
      <main id="content" tabindex="-1">
${body}      </main>
    </div>
  </body>
</html>
`
  }

  /** What the console's palette finds. */
  titles(): { place: string; title: string; chapter: string }[] {
    return this.chapters.flatMap(({ name, title, headings }) => headings.map(({ id, words }, at) => ({ place: at ? `${name}#${id}` : name, title: words, chapter: at ? title : '' })))
  }

  /** Name of the file below help/LANGUAGE, and its bytes. */
  *pages(assets: Assets): Generator<[string, string]> {
    const { title, choose, first } = this.words
    const front = `<h1>${title}</h1><p>${choose}</p><p><a class="button filled" href="${this.address(this.chapters[0]!.name)}">${first}</a></p><nav class="front" aria-label="${escaped(this.words.contents)}">${this.groups
      .map((group) => `<section class="card"><h2>${escaped(group.title[this.language])}</h2><ul>${group.chapters.map((name) => `<li><a href="${this.address(name)}">${escaped(this.chapters.find((one) => one.name === name)!.title)}</a></li>`).join('')}</ul></section>`)
      .join('')}</nav>`
    yield ['index', this.page('', title, front, assets)]
    for (const [at, chapter] of this.chapters.entries()) {
      const body = htmlOf(chapter, { language: this.language, image: assets.image, table: this.words.table })
      const end = body.indexOf('</h1>') + 5
      yield [chapter.name, this.page(chapter.name, chapter.title, `<article>${body.slice(0, end)}${this.inside(chapter)}${body.slice(end)}</article>${this.neighbours(at)}`, assets)]
    }
  }
}

/** The night's colours where the system asks for them, without a script. */
function nightStyle(root: string): string {
  const [, night] = /:root\[data-theme='night'\] (\{[^}]*\})/.exec(readFileSync(join(root, 'parts/style/tokens.css'), 'utf8'))!
  return `@media screen and (prefers-color-scheme: dark) { :root ${night} }`
}

interface Chunk {
  imports: string[]
  viteMetadata?: { importedCss: Set<string> }
}

/** The shared styles first, then the page's own. */
function stylesOf(chunk: Chunk, chunkOf: (name: string) => Chunk | undefined): string[] {
  const shared = chunk.imports.flatMap((name) => stylesOf(chunkOf(name) ?? { imports: [] }, chunkOf))
  return [...new Set([...shared, ...(chunk.viteMetadata?.importedCss ?? [])])]
}

export function manual(root: string): Plugin {
  const night = '\0night.css'
  return {
    name: 'manual',
    resolveId: (id) => (id === 'virtual:night.css' ? night : undefined),
    load: (id) => (id === night ? nightStyle(root) : undefined),
    buildStart() {
      for (const language of languages) for (const { chapters } of readContents(root)) for (const name of chapters) this.addWatchFile(join(manualFolder(root), language, `${name}.md`))
    },
    generateBundle(_, bundle) {
      const all = Object.values(bundle)
      const entry = all.find((one) => one.type === 'chunk' && one.name === 'help')
      if (entry?.type !== 'chunk') throw new Error('the entry of the manual was not built')
      const styles = stylesOf(entry as unknown as Chunk, (name) => bundle[name] as Chunk | undefined).map((name) => `/${name}`)
      const font = all.find((one) => one.type === 'asset' && /Vazirmatn.*\.woff2$/.test(one.fileName))!.fileName
      for (const language of languages) {
        const own = new Manual(root, language)
        const image = (name: string) => {
          const path = join(manualFolder(root), language, 'images', name)
          if (!existsSync(path)) return null
          const source = readFileSync(path)
          const reference = this.emitFile({ type: 'asset', name: `${language}-${name}`, source })
          return { address: `/${this.getFileName(reference)}`, ...sizeOfWebp(source) }
        }
        const sections = this.emitFile({ type: 'asset', name: `manual-${language}.json`, source: JSON.stringify(own.chapters.flatMap(sectionsOf)) })
        this.emitFile({ type: 'asset', fileName: `help/${language}/titles.json`, source: JSON.stringify(own.titles()) })
        const assets = { script: `/${entry.fileName}`, styles, font: `/${font}`, search: `/${this.getFileName(sections)}`, image }
        for (const [name, source] of own.pages(assets)) {
          this.emitFile({ type: 'asset', fileName: `help/${language}/${name}.html`, source })
          if (name === 'index' && language === 'fa') this.emitFile({ type: 'asset', fileName: 'help/index.html', source })
        }
      }
    },
  }
}
