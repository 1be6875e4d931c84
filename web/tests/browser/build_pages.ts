// The pages are built once before the browser tests: what is tested is what is served.
import { build } from 'vite'

export default async function buildPages(): Promise<void> {
  await build({ configFile: new URL('../../vite.config.ts', import.meta.url).pathname, logLevel: 'warn' })
}
