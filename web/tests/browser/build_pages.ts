// The pages are built once before the browser tests, as they are for people: what is tested is what is served.
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

export default function buildPages(): void {
  const web = resolve(import.meta.dirname, '../..')
  execFileSync('npx', ['vite', 'build', '--logLevel', 'warn'], { cwd: web, env: { ...process.env, NODE_ENV: 'production' }, stdio: 'inherit' })
}
