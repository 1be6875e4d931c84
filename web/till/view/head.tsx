// Where and who: club, branch, till, cashier; the clock and whether the server is there.

import { useEffect, useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import { helpHere, HelpLink } from './help_link'
import { Say } from './say'
import { useTill } from './use_till'

/** Comes a frame later: the browser takes its time to wake its calendar, and the LINE takes keys meanwhile. */
function Clock() {
  const till = useTill()
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    const tell = () => setNow(till.ways.now())
    const frame = requestAnimationFrame(() => setTimeout(tell))
    const timer = setInterval(tell, 5000)
    return () => {
      cancelAnimationFrame(frame)
      clearInterval(timer)
    }
  }, [till])
  return now && <span><Say k="head.clock" v={{ date: show.date(show.dayOfInstant(now)), time: show.time(now) }} /></span>
}

export function Head() {
  const { session, connection, parked, layer } = useTill().state
  const place = session!.till!
  return (
    <header class="head">
      <h1><Say k="head.club" v={{ club: session!.club_name }} /></h1>
      <span><Say k="head.branch_and_till" v={{ branch: place.branch_name, till: show.plain(place.number) }} /></span>
      <bdi>{session!.name}</bdi>
      {session!.is_demo && <span class="badge gold"><Say k="head.demo" />{session!.role === 'owner' && <> · <a href="/start"><Say k="head.own_club" /></a></>}</span>}
      {parked.length > 0 && <span class="badge"><Say k="head.parked" v={{ n: show.plain(parked.length) }} /></span>}
      <span class="grow" />
      <HelpLink place={helpHere(layer)} />
      <Clock />
      <span class={`badge ${connection.isConnected ? 'good' : 'bad'}`}>
        {connection.isConnected ? <Say k="head.connected" /> : <Say k="head.cut" v={{ time: show.time(new Date(connection.since)) }} />}
      </span>
    </header>
  )
}
