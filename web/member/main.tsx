// The member's page: who is signed in decides which page; the address after # says which of the signed-in ones.

import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import '../parts/style/tokens.css'
import '../parts/style/base.css'
import './member.css'
import * as show from '../parts/formats'
import { club, forget, keep, kept } from './kept'
import { HomePage } from './pages/home'
import { Join, JoiningClosed } from './pages/join'
import { MePage } from './pages/me'
import { PointsPage } from './pages/points'
import { PurchasesPage, ReceiptPage } from './pages/purchases'
import { ShowPage } from './pages/show'
import { SignIn, type Welcome } from './pages/sign_in'
import { TierPage } from './pages/tier'
import { act, client, whenSignedOut, type Session } from './server'
import { beginTheme } from './theme'
import { HelpFoot, Say } from './view'
import { languageToBegin, otherLanguage, said, speak } from './words'

const tabs = ['home', 'points', 'purchases', 'me'] as const
const pageOf = (hash: string): string[] => hash.replace(/^#\/?/, '').split('/').filter(Boolean)

function usePage(): string[] {
  const [page, setPage] = useState(pageOf(location.hash))
  useEffect(() => {
    const turn = () => {
      setPage(pageOf(location.hash))
      scrollTo(0, 0)
      document.getElementById('main')?.focus()
    }
    addEventListener('hashchange', turn)
    return () => removeEventListener('hashchange', turn)
  }, [])
  return page
}

function Tabs({ now }: { now: string }) {
  return (
    <nav class="tabs" aria-label={said('tabs.label')}>
      {tabs.map((one) => <a key={one} href={one === 'home' ? '#/' : `#/${one}`} aria-current={now === one ? 'page' : undefined}>{said(`tabs.${one}`)}</a>)}
    </nav>
  )
}

function Inside({ session, signOut, left, switchLanguage }: { session: Session; signOut(): void; left(): void; switchLanguage(): void }) {
  const [first = 'home', second] = usePage()
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = `${said(`tabs.${first}`)} · ${session.club_name}`
  }, [first, session])
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>{said('skip')}</a>
      <header class="top"><b><bdi>{session.club_name}</bdi></b></header>
      <main ref={main} class="page" id="main" tabIndex={-1}>
        {first === 'points' ? <PointsPage today={session.today} />
          : first === 'purchases' ? (second ? <ReceiptPage sale={second} key={second} /> : <PurchasesPage />)
          : first === 'show' ? <ShowPage />
          : first === 'tier' ? <TierPage />
          : first === 'me' ? <MePage session={session} signOut={signOut} left={left} switchLanguage={switchLanguage} />
          : <HomePage />}
      </main>
      <Tabs now={first} />
    </>
  )
}

type Who = Session | 'opening' | 'nobody'

/** Asks who is signed in; without a line, whoever was the last time. */
async function whoIsHere(): Promise<Who> {
  try {
    const answer = await client.read<Session>('/v1/me/sessions/current')
    if (!answer.ok) return 'nobody'
    keep('session', answer.value)
    return answer.value
  } catch {
    return kept<Session>('session') ?? 'nobody'
  }
}

function App() {
  const [who, setWho] = useState<Who>('opening')
  const [welcome, setWelcome] = useState<Welcome | null>(null)
  const [notice, setNotice] = useState('')
  const [, again] = useState(0)
  const begin = (session: Session) => {
    show.useMoneyUnit(session.money_unit)
    keep('session', session)
    setNotice('')
    setWho(session)
  }
  const look = () => void whoIsHere().then((found) => (typeof found === 'object' ? begin(found) : setWho(found)))
  useEffect(() => {
    whenSignedOut(() => setWho('nobody'))
    look()
    client.read<Welcome>('/v1/welcome').then((answer) => answer.ok && setWelcome(answer.value), () => {})
  }, [])
  const leave = (words = '') => {
    forget()
    location.hash = ''
    setNotice(words)
    setWho('nobody')
  }
  const signOut = async () => {
    await act('/v1/me/sessions/current/end', {})
    leave()
  }
  const switchLanguage = () => void speak(otherLanguage()).then(() => again((n) => n + 1))
  if (who === 'opening') return <main class="page" aria-busy="true" id="main" />
  const isDemo = typeof who === 'object' ? who.is_demo : welcome?.is_demo
  return (
    <>
      {isDemo && <aside class="banner" aria-label={said('demo.label')}><Say k="demo.banner" v={{ club: typeof who === 'object' ? who.club_name : welcome!.name }} /></aside>}
      {who === 'nobody' ? <SignIn welcome={welcome} notice={notice} signedIn={begin} />
        : who.member ? <Inside session={who} signOut={() => void signOut()} left={() => leave(said('leave.done'))} switchLanguage={switchLanguage} />
        : who.may_join === false ? <JoiningClosed session={who} signOut={() => void signOut()} />
        : <Join session={who} joined={look} />}
      <HelpFoot />
    </>
  )
}

beginTheme()
await speak(languageToBegin())
document.title = said('title')
render(<App />, document.getElementById('app')!)
if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/member-worker.js', { scope: `${club ? `/${club}` : ''}/m` }).catch(() => {})
