// Keeps the till's shell on this machine.

import { answerAsset, keepsShell, namedBy } from '../parts/shell'

const shell = 'vafa-till-shell'
const page = '/till'
const more = ['/icon.svg', '/till.webmanifest']
const isPage = (path: string) => /^(?:\/[a-z0-9-]{2,40})?\/till\/?$/.test(path)

/** What is no longer named goes. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shell)
  const html = await fetch(page, { cache: 'no-cache' })
  if (!html.ok) return
  const named = [...(await namedBy(html)), ...more]
  await cache.addAll(named)
  await cache.put(page, html)
  const wanted = new Set([...named, page])
  for (const one of await cache.keys()) if (!wanted.has(new URL(one.url).pathname)) await cache.delete(one)
}

/** The newest page where the server is there; else the one that was kept. */
async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(page)) ?? Response.error()
  }
}

keepsShell(keepShell, (request, path) => {
  if (request.mode === 'navigate' && isPage(path)) return answerPage(request)
  return path.startsWith('/assets/') || more.includes(path) ? answerAsset(shell, request) : undefined
})
