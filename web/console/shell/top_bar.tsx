// The bar above every page: the club, search, who is here and how they read. In a demo club a banner stands over it.
import { Button, Dropdown } from 'antd'
import { number } from '../../parts/formats'
import { desk, signIn, signOut } from '../api/session'
import { useWaiting } from '../api/waiting'
import { Icon } from '../parts/icons'
import { Link } from '../parts/link'
import { Say } from '../parts/say'
import { useStore } from '../parts/store'
import { clubBase, navigate } from '../router'
import { chooseTheme, themeChoice, type Theme } from '../style/theme'
import { otherLanguage, said, speak } from '../words'
import { HelpLink } from './help_link'
import { isKeysHelpOpen } from './keys_help'
import { isSheetOpen } from './navigation'
import { isPaletteOpen } from './palette_state'

function Person() {
  const { session } = useStore(desk)
  const chosen = useStore(themeChoice)
  const themes = (['system', 'bright', 'night'] as Theme[]).map((theme) => ({ key: theme, label: said(`reader.${theme}`), onClick: () => chooseTheme(theme) }))
  const items = [
    { key: 'who', label: said('person.who', { name: session!.name, role: said(`roles.${session!.role}`) }), disabled: true },
    { type: 'divider' as const },
    { key: 'account', label: said('places.account'), onClick: () => navigate('/account') },
    { key: 'language', label: <span lang={otherLanguage()}>{said('reader.other_language')}</span>, onClick: () => void speak(otherLanguage()) },
    { key: 'theme', label: said('reader.theme'), type: 'group' as const, children: themes },
    { key: 'keys', label: said('keys_help.title'), onClick: ({ domEvent }: { domEvent: { preventDefault(): void } }) => (domEvent.preventDefault(), isKeysHelpOpen.set(true)) },
    { type: 'divider' as const },
    { key: 'out', label: said('person.sign_out'), onClick: () => void signOut() },
  ]
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [chosen] }} trigger={['click']} autoFocus placement="bottomLeft">
      <Button type="text" className="person"><Icon name="person" /><span className="wide-only"><bdi>{session!.name}</bdi></span><span className="narrow-only seen-by-readers-only">{session!.name}</span></Button>
    </Dropdown>
  )
}

/** Beside the person, on every width: how many acts of others wait for them. */
function Waiting() {
  const n = useWaiting()
  if (!n) return null
  return <Link to="/approvals" className="waiting" aria-label={said('approvals.n_waiting', { n: number(n) })}><Icon name="check" size={18} /><span className="badge warn">{number(n)}</span></Link>
}

export function TopBar() {
  const { session } = useStore(desk)
  return (
    <header className="top-bar">
      <Button type="text" className="nav-button" onClick={() => isSheetOpen.set(true)}><Icon name="menu" />{said('places.menu')}</Button>
      <p className="club"><bdi>{session!.club_name}</bdi></p>
      <button className="palette-button" aria-keyshortcuts="Control+K" onClick={() => isPaletteOpen.set(true)}>
        <Icon name="search" size={18} /><span>{said('palette.open')}</span><kbd lang="en" aria-hidden="true">Ctrl K</kbd>
      </button>
      <HelpLink />
      <Waiting />
      <Person />
    </header>
  )
}

export function DemoBanner() {
  const { session, welcome } = useStore(desk)
  if (!session?.is_demo) return null
  const logins = (welcome?.logins ?? []).filter((one) => one.name !== session.name)
  const items = logins.map((one) => ({ key: one.login, label: said('demo.as', { role: said(`roles.${one.role}`), name: one.name }), onClick: () => void signIn(one.login, one.password) }))
  return (
    <aside className="demo-banner" aria-label={said('demo.word')}>
      <span><Say k="demo.banner" v={{ club: session.club_name }} /></span>
      <a href={`${clubBase}/demo/phone`}>{said('demo.phone')}</a>
      {items.length > 0 && <Dropdown menu={{ items }} trigger={['click']} autoFocus><button className="bare">{said('demo.roles')}<Icon name="down" size={14} /></button></Dropdown>}
      {session.role === 'owner' && <a href="/start">{said('demo.own_club')}</a>}
    </aside>
  )
}
