// One's tier: since when and why, what it has, how far and until when the next one is, what keeps it, and how it came about.

import { useRead, type Tier } from '../server'
import { dayOf, Say, State } from '../view'
import { said } from '../words'

const ownTier = '/v1/me/tier'

/** In a tier, or on the way to the first. A group outside the ladder is no tier. */
const isInLadder = (tier: Tier): boolean => tier.has_tiers && tier.rank !== undefined && tier.rank !== null

const TierTitle = ({ tier }: { tier: Tier }) => (tier.rank! < 0 ? <>{said('tier.none_yet')}</> : <Say k="tier.title" v={{ tier: tier.name }} />)

/** What matters most in one sentence: the warning, then the way up. */
const tierAhead = ({ warning, next, climb, is_highest }: Tier): string => warning?.sentence ?? next?.sentence ?? climb?.sentence ?? (is_highest ? said('tier.highest') : '')

function Benefits({ benefits }: { benefits: string[] }) {
  return <ul class="benefits">{benefits.map((one) => <li key={one}><bdi>{one}</bdi></li>)}</ul>
}

function Gaps({ next }: { next: NonNullable<Tier['next']> }) {
  return (
    <>
      <p><bdi>{next.sentence}</bdi></p>
      {(next.gaps ?? []).map((gap) => <progress key={gap.measure} max={gap.at_least} value={Math.min(gap.have, gap.at_least)} aria-label={said('tier.progress')} />)}
      {next.counted_from && <p class="hint"><Say k="tier.counted_from" v={{ day: dayOf(next.counted_from) }} /></p>}
    </>
  )
}

function WayUp({ tier }: { tier: Tier }) {
  const { next, climb, above, is_highest } = tier
  if (is_highest) return <section class="card"><h2>{said('tier.highest')}</h2><p class="soft">{said('tier.highest_words')}</p></section>
  const name = next?.name ?? climb?.name ?? above?.name
  if (!name) return null
  const benefits = above?.name === name ? above.benefits ?? [] : []
  return (
    <section class="card">
      <h2><Say k="tier.next" v={{ tier: name }} /></h2>
      {next && <Gaps next={next} />}
      {climb && <p><bdi>{climb.sentence}</bdi></p>}
      {!next && !climb && <p class="soft">{said('tier.by_the_club')}</p>}
      {benefits.length > 0 && <><h3>{said('tier.next_has')}</h3><Benefits benefits={benefits} /></>}
    </section>
  )
}

function Moves({ tier }: { tier: Tier }) {
  const moves = tier.moves ?? []
  if (moves.length < 2) return null // the only one is what the page begins with
  return (
    <section class="card">
      <h2>{said('tier.moves')}</h2>
      <ul class="list">{moves.map((one) => <li key={one.act}><bdi>{one.sentence}</bdi> <span class="soft">{dayOf(one.day)}</span></li>)}</ul>
    </section>
  )
}

function Present({ tier }: { tier: Tier }) {
  const benefits = tier.benefits ?? []
  return (
    <section class="card">
      <h2>{said('tier.has')}</h2>
      {benefits.length > 0 ? <Benefits benefits={benefits} /> : <p class="soft">{said('tier.has_nothing')}</p>}
      {tier.evaluation && !tier.warning && <p class="hint"><bdi>{tier.evaluation.sentence}</bdi></p>}
    </section>
  )
}

export function TierPage() {
  const read = useRead<Tier>(ownTier)
  return (
    <State read={read}>
      {(tier) => !isInLadder(tier) ? <p class="soft">{said('tier.not_here')}</p> : (
        <>
          <header>
            <h1><TierTitle tier={tier} /></h1>
            {tier.since && <p class="soft"><Say k="tier.since" v={{ day: dayOf(tier.since), why: tier.why }} /></p>}
          </header>
          {tier.warning && <p class="notice wide" role="status"><bdi>{tier.warning.sentence}</bdi></p>}
          <Present tier={tier} />
          <WayUp tier={tier} />
          <Moves tier={tier} />
        </>
      )}
    </State>
  )
}

/** On the first page: the tier and what lies ahead, in one card that leads here. */
export function TierCard() {
  const tier = useRead<Tier>(ownTier).value
  if (!tier || !isInLadder(tier)) return null
  const ahead = tierAhead(tier)
  return (
    <a class={`card reward ${tier.warning ? 'warned' : ''}`} href="#/tier">
      <p><b><TierTitle tier={tier} /></b></p>
      {ahead && <p><bdi>{ahead}</bdi></p>}
    </a>
  )
}
