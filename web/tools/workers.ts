// A worker is one file, whose address stays: what several of them share is taken into each.
import { basename, dirname } from 'node:path'
import type { Plugin } from 'vite'

/** The same module under another name for each worker, so that the bundler sees nothing to share. */
export function workers(): Plugin {
  return {
    name: 'workers',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer?.endsWith('/worker.ts')) return undefined
      const found = await this.resolve(source, importer, { skipSelf: true })
      return found && `${found.id}?of=${basename(dirname(importer))}`
    },
  }
}
