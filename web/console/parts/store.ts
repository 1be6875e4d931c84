// A value that the page looks at: who is signed in, whether the server is there, where we are.
import { useSyncExternalStore } from 'react'

export class Store<T> {
  private heard = new Set<() => void>()
  constructor(public now: T) {}

  set(next: T): void {
    if (Object.is(next, this.now)) return
    this.now = next
    for (const hear of [...this.heard]) hear()
  }
  change(part: Partial<T>): void {
    this.set({ ...this.now, ...part })
  }
  listen = (hear: () => void): (() => void) => {
    this.heard.add(hear)
    return () => void this.heard.delete(hear)
  }
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.listen, () => store.now)
