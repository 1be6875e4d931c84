// What the public pages share: their words, the theme of the system, the way to the server.

import '../../parts/style/tokens.css'
import '../../parts/style/base.css'
import './pages.css'
import persian from '../../../text/fa/pages.json'
import english from '../../../text/en/pages.json'
import { Client } from '../../parts/client'
import { language, useLanguage } from '../../parts/formats'
import { filled, textAt, type Values } from '../../parts/texts'

export const say = (key: string, values?: Values): string => filled(textAt((language() === 'fa' ? persian : english).pages, key), values)

/** Persian unless the address asks for English (?lang=en); dark where the system is. */
export function openPage(title: string): void {
  useLanguage(new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'fa')
  const page = document.documentElement
  page.lang = language()
  page.dir = language() === 'fa' ? 'rtl' : 'ltr'
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => (page.dataset.theme = dark.matches ? 'night' : 'bright')
  dark.addEventListener('change', follow)
  follow()
  document.title = say(title)
}

/** The club of the address "/laleh/demo/phone"; empty for the only club of this server. */
export const clubInPath = (page: string): string => new RegExp(`^/([a-z0-9-]{2,40})${page}/?$`).exec(location.pathname)?.[1] ?? ''

export const clientOf = (club: string): Client =>
  new Client({
    fetch: (input, init) => fetch(input, init),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    base: club ? `/${club}` : '',
    get language() {
      return language()
    },
    signInAgain: () => null,
    onConnection: () => {},
    onUnknown: () => {},
  })

export interface Welcome {
  slug: string
  name: string
  is_demo: boolean
  logins: { login: string; name: string; role: string; password: string }[]
}

/** What the club says at its door; null where the address means none. */
export async function welcomeOf(club: string): Promise<Welcome | null> {
  const answer = await clientOf(club).readAsStranger<Welcome>('/v1/welcome')
  return answer.ok ? answer.value : null
}
