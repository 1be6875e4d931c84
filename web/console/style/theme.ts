// Our tokens as antd's: read from the page, so that colours stand in tokens.css alone. Light, dark, and what the reader chose.
import type { ThemeConfig } from 'antd'
import darkAlgorithm from 'antd/es/theme/themes/dark'
import { Store } from '../parts/store'

export type Theme = 'system' | 'bright' | 'night'
const place = 'vafa.console.theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

export const themeChoice = new Store<Theme>((localStorage.getItem(place) as Theme | null) ?? 'system')
export const shownTheme = new Store<'bright' | 'night'>('bright')

function show(): void {
  const chosen = themeChoice.now
  const shown = chosen === 'system' ? (dark.matches ? 'night' : 'bright') : chosen
  document.documentElement.dataset.theme = shown
  shownTheme.set(shown)
}

export function chooseTheme(next: Theme): void {
  localStorage.setItem(place, next)
  themeChoice.set(next)
  show()
}

dark.addEventListener('change', show)
show()

export function antdTheme(isNight: boolean): ThemeConfig {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    ...(isNight ? { algorithm: darkAlgorithm } : {}),
    hashed: false,
    token: {
      fontFamily: token('font'), fontSize: 15, lineHeight: 26 / 15, controlHeight: 40, borderRadius: 6, borderRadiusLG: 10, wireframe: false, motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s', motionDurationSlow: '0.12s',
      colorPrimary: token('brand'), colorPrimaryHover: token('brand-hover'), colorPrimaryActive: token('brand-hover'), colorTextLightSolid: token('on-brand'),
      colorLink: token('brand'), colorError: token('bad'), colorSuccess: token('good'), colorWarning: token('warn'), colorInfo: token('info'),
      colorBgBase: token('page'), colorBgContainer: token('card'), colorBgElevated: token('card'), colorBgLayout: token('page'),
      colorText: token('text'), colorTextSecondary: token('text-soft'), colorTextTertiary: token('text-faint'), colorTextPlaceholder: token('text-faint'),
      colorBorder: token('edge'), colorBorderSecondary: token('line'),
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 600 } },
  }
}
