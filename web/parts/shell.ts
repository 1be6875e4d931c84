// What the workers of the pages share: keeping a page with all that it names, so that it opens without a line. Never an answer of the API.

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

export const worker = globalThis as unknown as { registration: { scope: string }; clients: { claim(): Promise<void> } }

const assets = /\/assets\/[\w.~%[\]-]+/g

/** All that a page and its styles name. */
export async function namedBy(html: Response): Promise<Set<string>> {
  const named = new Set((await html.clone().text()).match(assets) ?? [])
  for (const style of [...named].filter((one) => one.endsWith('.css'))) {
    const css = await (await fetch(style)).text()
    for (const one of css.match(assets) ?? []) named.add(one)
  }
  return named
}

/** Names with a hash never change: what is kept is right. */
export async function answerAsset(shell: string, request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(shell)).put(request, answer.clone())
  return answer
}

/** `answer` gives nothing where a request is none of the worker's. */
export function keepsShell(keep: () => Promise<void>, answer: (request: Request, path: string) => Promise<Response> | undefined): void {
  addEventListener('install', (event) => (event as Extendable).waitUntil(keep()))
  addEventListener('activate', (event) => (event as Extendable).waitUntil(worker.clients.claim()))
  addEventListener('fetch', (event) => {
    const { request } = event as Fetching
    const { pathname, origin } = new URL(request.url)
    if (request.method !== 'GET' || origin !== location.origin) return
    const given = answer(request, pathname)
    if (given) (event as Fetching).respondWith(given)
  })
}
