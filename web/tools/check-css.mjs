// Refuses physical sides in our CSS, since every page is also read from the other side. Number columns are excused by name.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const skipped = new Set(['node_modules', 'dist'])
const physical = /(?<![\w-])(?:margin|padding|border)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:|:\s*(?:left|right)\b|(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius/
const excuse = '/* number column */'

function* cssFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* cssFiles(path)
    else if (entry.name.endsWith('.css')) yield path
  }
}

const root = new URL('..', import.meta.url).pathname
const found = []
for (const path of cssFiles(root)) {
  readFileSync(path, 'utf8').split('\n').forEach((line, at) => {
    if (physical.test(line) && !line.includes(excuse)) found.push(`${path.slice(root.length)}:${at + 1}: ${line.trim()}`)
    if (/letter-spacing|font-style:\s*italic|text-align:\s*justify/.test(line)) found.push(`${path.slice(root.length)}:${at + 1}: ${line.trim()} (breaks Persian letters)`)
  })
}
if (found.length) {
  console.error(found.join('\n') + `\n${found.length} lines name a physical side; use the logical one (inline-start, inline-end).`)
  process.exit(1)
}
