// What only the console's build needs: styles without inline <style>, who may do what, and what acts are called.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** antd hands every style it makes to these; ours puts them into constructed sheets, which the policy allows. */
const styleWriters = ['@rc-component/util/es/Dom/dynamicCSS.js', '@ant-design/icons/es/cssUtils.js']

interface Described {
  operationId: string
  'x-granted-to': string[]
}

/** { "members.list": ["owner", …] } out of derived/openapi.json. */
function readGrants(root: string): Record<string, string[]> {
  const document = JSON.parse(readFileSync(join(root, '../derived/openapi.json'), 'utf8')) as { paths: Record<string, Record<string, Described>> }
  const described = Object.values(document.paths).flatMap((path) => Object.values(path))
  return Object.fromEntries(described.map((one) => [one.operationId, one['x-granted-to'] ?? []]))
}

/** { "members.list": "دیدن اعضا" } out of text/fa: the names that the log and the API documents use. */
function readTitles(root: string, language: string): Record<string, string> {
  const folder = join(root, '../text', language)
  const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { operations?: Record<string, Record<string, string>> })
  return Object.fromEntries(files.flatMap(({ operations = {} }) => Object.entries(operations).flatMap(([module, names]) => Object.entries(names).map(([name, title]) => [`${module}.${name}`, title]))))
}

export function console_(root: string): Plugin {
  const made: Record<string, () => unknown> = {
    'virtual:grants': () => readGrants(root),
    'virtual:titles-fa': () => readTitles(root, 'fa'),
    'virtual:titles-en': () => readTitles(root, 'en'),
  }
  return {
    name: 'console',
    enforce: 'pre',
    resolveId: (id) => (id in made ? `\0${id}` : undefined),
    load(id) {
      const make = made[id.slice(1)]
      if (make) return `export default ${JSON.stringify(make())}`
      if (styleWriters.some((one) => id.split('?')[0]!.endsWith(one))) return `export * from ${JSON.stringify(join(root, 'console/style/sheets.ts'))}`
      return undefined
    },
  }
}
