// What only the console's build needs: styles without inline <style>, and who may do what as the program declares it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const grants = 'virtual:grants'
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

export function console_(root: string): Plugin {
  return {
    name: 'console',
    enforce: 'pre',
    resolveId: (id) => (id === grants ? `\0${grants}` : undefined),
    load(id) {
      if (id === `\0${grants}`) return `export default ${JSON.stringify(readGrants(root))}`
      if (styleWriters.some((one) => id.split('?')[0]!.endsWith(one))) return `export * from ${JSON.stringify(join(root, 'console/style/sheets.ts'))}`
      return undefined
    },
  }
}
