// Keeps the member page's shell on this phone.

import { answerAsset, keepsShell, namedBy, worker } from '../parts/shell'

const shell = 'vafa-member-shell'
/** The address it was registered for: "/laleh/m". */
const page = new URL(worker.registration.scope).pathname

async function keepShell(): Promise<void> {
  const html = await fetch(page, { cache: 'no-cache' })
  if (!html.ok) return
  const cache = await caches.open(shell)
  await cache.addAll([...(await namedBy(html)), '/icon.svg'])
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

keepsShell(keepShell, (request, path) => {
  if (request.mode === 'navigate') return answerPage(request)
  return path.startsWith('/assets/') || path === '/icon.svg' ? answerAsset(shell, request) : undefined
})
