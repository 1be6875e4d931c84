// Keeps the till's shell on this machine, so that it opens without the server. Never an answer of the API.

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const shell = 'vafa-till-shell'
const page = '/till'
const isPage = (path: string) => /^(?:\/[a-z0-9-]{2,40})?\/till\/?$/.test(path)
const isAsset = (path: string) => path.startsWith('/assets/') || path === '/icon.svg' || path === '/till.webmanifest'

/** The page, and all that it and its styles name. What is no longer named goes. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shell)
  const html = await fetch(page, { cache: 'no-cache' })
  if (!html.ok) return
  const text = await html.clone().text()
  const named = new Set(text.match(/\/assets\/[\w.~%[\]-]+/g) ?? [])
  for (const style of [...named].filter((one) => one.endsWith('.css'))) {
    const css = await (await fetch(style)).text()
    for (const one of css.match(/\/assets\/[\w.~%[\]-]+/g) ?? []) named.add(one)
  }
  await cache.addAll([...named, '/icon.svg', '/till.webmanifest'])
  await cache.put(page, html)
  const wanted = new Set([...named, '/icon.svg', '/till.webmanifest', page])
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

/** Names with a hash never change: what is kept is right. */
async function answerAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(shell)).put(request, answer.clone())
  return answer
}

addEventListener('install', (event) => (event as Extendable).waitUntil(keepShell()))
addEventListener('activate', (event) => (event as Extendable).waitUntil((globalThis as unknown as { clients: { claim(): Promise<void> } }).clients.claim()))
addEventListener('fetch', (event) => {
  const { request } = event as Fetching
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && isPage(pathname)) (event as Fetching).respondWith(answerPage(request))
  else if (isAsset(pathname)) (event as Fetching).respondWith(answerAsset(request))
})
