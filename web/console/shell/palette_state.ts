// Whether the palette is open, and what was last opened with it on this device.
import { Store } from '../parts/store'

export const isPaletteOpen = new Store(false)

export interface Recent {
  name: string
  path: string
}
const place = 'vafa.console.recent'

export function recentFive(): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as Recent[]
  } catch {
    return []
  }
}

export function keepRecent(one: Recent): void {
  const rest = recentFive().filter((known) => known.path !== one.path)
  localStorage.setItem(place, JSON.stringify([one, ...rest].slice(0, 5)))
}
