// Keeps the member page's shell on this phone, so that it opens without a line. Never an answer of the API.

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const shell = 'vafa-member-shell'
/** The address it was registered for: "/laleh/m". */
const page = new URL((globalThis as unknown as { registration: { scope: string } }).registration.scope).pathname

/** The page and all that it and its styles name. */
async function keepShell(): Promise<void> {
  const html = await fetch(page, { cache: 'no-cache' })
  if (!html.ok) return
  const cache = await caches.open(shell)
  const named = new Set((await html.clone().text()).match(/\/assets\/[\w.~%[\]-]+/g) ?? [])
  for (const style of [...named].filter((one) => one.endsWith('.css'))) {
    const css = await (await fetch(style)).text()
    for (const one of css.match(/\/assets\/[\w.~%[\]-]+/g) ?? []) named.add(one)
  }
  await cache.addAll([...named, '/icon.svg'])
  await cache.put(page, html)
}

async function answerPage(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request)
    void keepShell()
    return answer
  } catch {
    return (await caches.match(page)) ?? Response.error()
  }
}

/** Names with a hash never change: what is kept is right. */
async function answerAsset(request: Request): Promise<Response> {
  const found = await caches.match(request)
  if (found) return found
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
  if (request.mode === 'navigate') (event as Fetching).respondWith(answerPage(request))
  else if (pathname.startsWith('/assets/') || pathname === '/icon.svg') (event as Fetching).respondWith(answerAsset(request))
})

export {}
