// What is done in the club, as it is done: the pages that show it ask anew. The browser itself comes again after a cut line,
// with the id of the last event it heard. A tab that nobody looks at hears nothing.
import { useEffect } from 'react'
import { calmly } from '../../parts/calmly'
import { Store, useStore } from '../parts/store'
import { clubBase } from '../router'
import { asked } from './ask'
import { may } from './may'

export const isLive = new Store(false)
function listen(paths: string[]): () => void {
  const news = calmly(() => paths.forEach((path) => void asked.invalidateQueries({ queryKey: [path] })), 1000)
  const source = new EventSource(`${clubBase}/v1/live`)
  source.onopen = () => isLive.set(true)
  source.onerror = () => isLive.set(false)
  source.onmessage = news.call
  source.addEventListener('reset', news.call)
  // The session is over, or the right is gone: the next question says which, and it is not for this stream to come again.
  source.addEventListener('over', () => (source.close(), isLive.set(false), news.call()))
  return () => (source.close(), news.stop(), isLive.set(false))
}

/** While the page is open and looked at, the answers under these paths follow what happens. */
export function useLive(...paths: string[]): boolean {
  const wanted = paths.join(' ')
  useEffect(() => {
    if (!may('reports.live')) return
    let stop: (() => void) | null = null
    const follow = () => {
      if (document.hidden) return (stop?.(), (stop = null))
      if (stop) return
      stop = listen(wanted.split(' '))
      wanted.split(' ').forEach((path) => void asked.invalidateQueries({ queryKey: [path] }))
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => (document.removeEventListener('visibilitychange', follow), stop?.())
  }, [wanted])
  return useStore(isLive)
}
