// Opens the till: which club, what was kept, the way to the server, the page, the worker that keeps the shell.

import { render } from 'preact'
import '../parts/style/tokens.css'
import '../parts/style/base.css'
import '../parts/style/staff.css'
import './till.css'
import './layers.css'
import { Client, ConnectionWatch } from '../parts/client'
import { language } from '../parts/formats'
import { askToSignIn, openTill } from './acts/session'
import { connectionChanged } from './acts/connection'
import { PageKeys } from './keys'
import { emptyBasket } from './state/basket'
import { Kept } from './state/kept'
import type { State } from './state/state'
import { Till } from './till'
import { sound } from './tones'
import { App } from './view/app'
import { speak } from './words'

/** "/laleh/till" is the till of laleh; "/till" that of the only club here. */
const clubInPath = (path: string): string => /^\/([a-z0-9-]{2,40})\/till\/?$/.exec(path)?.[1] ?? ''

const club = clubInPath(location.pathname)
const kept = new Kept(localStorage)
const settings = kept.settings()

const first: State = {
  stage: 'opening', club, session: null, isSessionOver: false, signInProblem: null, isAsking: false, goods: [], areGoodsComing: false,
  connection: { isConnected: true, since: Date.now() }, basket: emptyBasket(''), past: [], parked: [], quote: null,
  isQuoteOld: false, quoteRefusal: null, tier: null, layer: null, notice: null, shakes: 0, paper: null, paperCode: null, settings,
}

const base = club ? `/${club}` : ''
const probe = async () => (await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(3000) })).ok
const watch = new ConnectionWatch(probe, (connection) => connectionChanged(till, connection))

const client = new Client({
  fetch: (input, init) => fetch(input, init),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  base,
  get language() {
    return language()
  },
  signInAgain: () => (till.state.stage === 'counter' ? askToSignIn(till) : null),
  onConnection: (isConnected) => watch.report(isConnected),
  onUnknown: (isAsking) => till.change({ isAsking }),
})

const till: Till = new Till(first, { client, kept, sound, print: () => window.print(), now: () => new Date() })
const keys = new PageKeys(till)

window.addEventListener('keydown', keys.onKeyDown, true)
window.addEventListener('offline', () => watch.report(false))
document.documentElement.dataset.theme = settings.theme
if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/till-worker.js')

await speak(settings.language)
const opening = openTill(till) // the server is asked while the page is drawn
render(<App till={till} />, document.getElementById('app')!)
await opening
