// Keys without Ctrl (`/`, `?`): heard only outside of fields and layers, and not at all where somebody switched them off.
import { useEffect } from 'react'
import { Store } from './store'

const place = 'vafa.console.single_keys'
export const singleKeys = new Store(localStorage.getItem(place) !== 'off')

export function turnSingleKeys(): void {
  localStorage.setItem(place, singleKeys.now ? 'off' : 'on')
  singleKeys.set(!singleKeys.now)
}

/** By the key's place on the board, so that the Persian layout changes nothing. */
export function useSingleKey(code: string, withShift: boolean, run: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!singleKeys.now || event.code !== code || event.shiftKey !== withShift || event.ctrlKey || event.altKey || event.metaKey) return
      if (document.querySelector('dialog[open]') || (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role=menu]'))) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
}
