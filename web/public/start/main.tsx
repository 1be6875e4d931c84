// The start page: the doors of this installation, and in a sample club who may try what.

import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { lookAtOpening, type Opening } from '../first/opening'
import { language } from '../../parts/formats'
import { helpAddress, publicHelp } from '../../parts/help'
import { openPage, say, welcomeOf, type Welcome } from '../shared/page'

function Door({ name, address, isNext }: { name: string; address: string; isNext?: boolean }) {
  return (
    <section class="card">
      <h2>{say(`start.${name}`)}</h2>
      <p class="soft">{say(`start.${name}_words`)}</p>
      <a class={`button ${isNext ? 'filled' : ''}`} href={address}>{say(`start.${name}`)}</a>
    </section>
  )
}

function Logins({ welcome }: { welcome: Welcome }) {
  const columns = ['role', 'who', 'login', 'password']
  return (
    <section class="card">
      <h2>{say('start.logins')}</h2>
      <div class="sideways">
        <table class="pages-table">
          <thead><tr>{columns.map((one) => <th scope="col" key={one}>{say(`start.${one}`)}</th>)}</tr></thead>
          <tbody>
            {welcome.logins.map((one) => (
              <tr key={one.login}>
                <td>{say(`roles.${one.role}`)}</td>
                <td><bdi>{one.name}</bdi></td>
                <td><span class="machine">{one.login}</span></td>
                <td><span class="machine">{one.password}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Several clubs share this server, or there is none: the club is named by hand. */
function WhichClub() {
  const [club, setClub] = useState('')
  const go = (event: Event) => {
    event.preventDefault()
    if (/^[a-z0-9-]{2,40}$/.test(club.trim())) location.assign(`/${club.trim()}/till`)
  }
  return (
    <section class="card">
      <form class="ask" onSubmit={go}>
        <label for="club">{say('start.which_club')}</label>
        <input id="club" class="field fixed-direction" value={club} onInput={(event) => setClub(event.currentTarget.value)} autocapitalize="off" aria-describedby="club-hint" />
        <p id="club-hint" class="soft">{say('start.which_club_hint')}</p>
        <button class="button filled">{say('start.go')}</button>
      </form>
    </section>
  )
}

function Start() {
  const [welcome, setWelcome] = useState<Welcome | null | 'opening' | 'offline'>('opening')
  const [opening, setOpening] = useState<Opening | null>(null)
  useEffect(() => {
    Promise.all([welcomeOf(''), lookAtOpening()]).then(
      ([found, shown]) => {
        if (!found && shown?.is_open && !shown.beside) return location.replace('/start')
        setOpening(shown)
        setWelcome(found)
      },
      () => setWelcome('offline'),
    )
  }, [])
  if (welcome === 'opening') return <main class="page" aria-busy="true" />
  const club = welcome && welcome !== 'offline' ? welcome : null
  return (
    <>
      {club?.is_demo && <header class="banner">{say('demo', { club: club.name })} {opening?.is_open && <a href="/start">{say('start.own_club')}</a>}</header>}
      <main class="page">
        <header>
          <h1>{say('start.headline')}</h1>
          {club && <p class="soft">{say('start.of_club', { club: club.name })}</p>}
        </header>
        {welcome === 'offline' && <p class="refusal" role="alert">{say('start.offline')}</p>}
        {welcome === null && <WhichClub />}
        <div class="doors">
          {club && <Door name="till" address={`/${club.slug}/till`} isNext />}
          {club && <Door name="console" address={`/${club.slug}/console`} />}
          {club && <Door name="member" address={`/${club.slug}/m`} />}
          {club?.is_demo && <Door name="phone" address={`/${club.slug}/demo/phone`} />}
          <Door name="help" address={helpAddress(language(), publicHelp.start)} />
          <Door name="docs" address="/api/docs" />
        </div>
        {club && club.logins.length > 0 && <Logins welcome={club} />}
      </main>
    </>
  )
}

openPage('start.title')
render(<Start />, document.getElementById('app')!)
