// The whole console: theme and direction for antd, the stage we are at, the page of the address.
import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import { Suspense, useEffect, useMemo, useRef } from 'react'
import { asked } from '../api/ask'
import { desk } from '../api/session'
import { NotAllowed, Skeleton } from '../parts/states'
import { useStore } from '../parts/store'
import { places } from '../places'
import { match } from '../paths'
import { where } from '../router'
import { antdTheme, shownTheme } from '../style/theme'
import { said, spoken } from '../words'
import { Boundary } from './boundary'
import { KeysHelp } from './keys_help'
import { mayOpen, Navigation } from './navigation'
import { LeaveQuestion, ProofAsked, SessionOver, Strips } from './over'
import { NoSuchPage } from './no_such_page'
import { Palette } from './palette'
import { SignIn, ShutDoor } from './sign_in'
import { DemoBanner, TopBar } from './top_bar'

function CurrentPage() {
  const { path } = useStore(where)
  const { session } = useStore(desk)
  // Whoever must first set up a second factor does that, wherever the address leads.
  const place = places.find((one) => (session!.reach === 'setting_up' ? one.name === 'account' : match(one.path, path)))
  const room = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else room.current?.focus({ preventScroll: true })
  }, [place])
  const Shown = place?.page
  return (
    <main id="content" ref={room} tabIndex={-1}>
      <Boundary of={path}>
        <Suspense fallback={<Skeleton />}>{!Shown ? <NoSuchPage /> : mayOpen(place) ? <Shown key={place.path} /> : <NotAllowed />}</Suspense>
      </Boundary>
    </main>
  )
}

const Inside = () => (
  <div className="console">
    <a className="skip" href="#content" onClick={(event) => (event.preventDefault(), document.getElementById('content')?.focus())}>{said('page.skip')}</a>
    <div className="bars">
      <DemoBanner />
      <TopBar />
      <div id="save-room" />
      <Strips />
    </div>
    <Navigation />
    <CurrentPage />
    <Palette />
    <KeysHelp />
    <ProofAsked />
    <SessionOver />
    <LeaveQuestion />
  </div>
)

function Stage() {
  const { stage } = useStore(desk)
  if (stage === 'inside') return <Inside />
  if (stage === 'sign_in') return <SignIn />
  return stage === 'opening' ? null : <ShutDoor words={stage} />
}

export function App() {
  const language = useStore(spoken)
  const theme = useStore(shownTheme)
  // The server's own sentences are asked for in the new language.
  useEffect(() => void asked.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'titles' }), [language])
  const tokens = useMemo(() => antdTheme(theme === 'night'), [theme])
  return (
    <ConfigProvider direction={language === 'fa' ? 'rtl' : 'ltr'} theme={tokens} button={{ autoInsertSpace: false }} getPopupContainer={() => document.body}>
      <QueryClientProvider client={asked}>
        <Stage />
      </QueryClientProvider>
    </ConfigProvider>
  )
}
