// Light or dark: the system's, unless somebody chose on this phone.

import { useState } from 'preact/hooks'
import { keep, kept } from './kept'

export const themes = ['system', 'bright', 'night'] as const
const dark = matchMedia('(prefers-color-scheme: dark)')

function follow(): void {
  const chosen = kept<string>('theme') ?? 'system'
  document.documentElement.dataset.theme = chosen === 'system' ? (dark.matches ? 'night' : 'bright') : chosen
}

export function beginTheme(): void {
  dark.addEventListener('change', follow)
  follow()
}

export function useTheme(): [string, (next: string) => void] {
  const [theme, setTheme] = useState(kept<string>('theme') ?? 'system')
  const choose = (next: string) => {
    keep('theme', next)
    setTheme(next)
    follow()
  }
  return [theme, choose]
}
