// Where we are: the path below /console and its query, kept by the browser, so that back, reload and a shared link work.
import { Store, useStore } from './parts/store'
import { match } from './paths'

export interface Where {
  path: string
  query: URLSearchParams
}

const [, club = ''] = /^\/([a-z0-9-]{2,40})\/console(?:\/|$)/.exec(location.pathname) ?? []
/** "/laleh" on a server of several clubs, nothing on that of one. */
export const clubSlug = club
export const clubBase = club ? `/${club}` : ''
const base = `${clubBase}/console`

const read = (): Where => ({ path: decodeURIComponent(location.pathname.slice(base.length)).replace(/\/+$/, '') || '/', query: new URLSearchParams(location.search) })

export const where = new Store<Where>(read())
export const addressOf = (path: string): string => `${base}${path === '/' ? '/' : path}`

/** Something typed that is not saved holds the page back; it is asked once. */
export const leaving = new Store<{ isHeld: boolean; to: (() => void) | null }>({ isHeld: false, to: null })

function leave(go: () => void): void {
  if (leaving.now.isHeld) return leaving.change({ to: go })
  go()
}

export function goAnyway(): void {
  const { to } = leaving.now
  leaving.set({ isHeld: false, to: null })
  to?.()
}

let shown = location.href

function arrive(): void {
  shown = location.href
  where.set(read())
}

export function navigate(path: string): void {
  leave(() => {
    history.pushState(null, '', addressOf(path))
    arrive()
    window.scrollTo(0, 0)
  })
}

/** Another view of the same list: filters, sorting, page. */
export function setQuery(change: Record<string, string | null>, isStep = false): void {
  const query = new URLSearchParams(where.now.query)
  for (const [name, value] of Object.entries(change)) value === null || value === '' ? query.delete(name) : query.set(name, value)
  const address = addressOf(where.now.path) + (query.size ? `?${query}` : '')
  history[isStep ? 'pushState' : 'replaceState'](null, '', address)
  arrive()
}

addEventListener('popstate', () => {
  if (!leaving.now.isHeld) return arrive()
  const wanted = location.href
  history.pushState(null, '', shown)
  leaving.change({ to: () => (history.pushState(null, '', wanted), arrive()) })
})
addEventListener('beforeunload', (event) => {
  if (leaving.now.isHeld) event.preventDefault()
})

/** The named parts of the address, by the pattern of its place. */
export const useParts = (pattern: string): Record<string, string> => match(pattern, useStore(where).path) ?? {}
