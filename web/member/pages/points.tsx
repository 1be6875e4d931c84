// The column of points with its prizes, what ends when, and every lot and line below.

import { useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import { purchasesMissing, stepsOf } from '../column'
import { reasonKey } from '../line_words'
import { useRead, type Home, type OwnGiving, type OwnRewards, type Purchases, type Statement } from '../server'
import { dayOf, Say, State } from '../view'
import { said } from '../words'
import { latestPurchases } from './home'
import { Giving } from './giving'
import { Prizes } from './prizes'

type Reward = NonNullable<Home['rewards']>[number]
type Lot = NonNullable<Statement['wallet']['lots']>[number]

function Column({ rewards, points }: { rewards: Reward[]; points: number }) {
  const steps = stepsOf(rewards, points).reverse()
  return (
    <div class="column" aria-hidden="true">
      {steps.map((step) => (
        <div key={`${step.at} ${step.name}`} class={`step ${step.isReached ? 'reached' : ''} ${step.isStretched ? 'stretched' : ''}`} style={{ blockSize: `${step.height}px` }}>
          <span class="tube"><i style={{ blockSize: `${step.filled * 100}%` }} /></span>
          <span class="level"><bdi>{step.name}</bdi> <b class="number">{show.number(step.at)}</b></span>
        </div>
      ))}
    </div>
  )
}

function RewardList({ rewards, points, isSeen }: { rewards: Reward[]; points: number; isSeen: boolean }) {
  return (
    <ol class={isSeen ? 'list' : 'seen-by-readers-only'}>
      {rewards.map((one) => (
        <li key={`${one.at} ${one.name}`}>
          <bdi>{one.name}</bdi>{said('points_page.at')}<Say k="points" v={{ n: show.number(one.at) }} />{said('points_page.at')}
          {one.is_reached ? said('points_page.reached') : <Say k="points_page.missing" v={{ n: show.number(one.at - points) }} />}
        </li>
      ))}
    </ol>
  )
}

function Rewards({ home }: { home: Home }) {
  const [isList, setList] = useState(false)
  const purchases = useRead<Purchases>(latestPurchases).value?.items ?? []
  const rewards = home.rewards ?? []
  const { points } = home.member.balances
  if (!rewards.length) return <section class="card"><h2>{said('points_page.rewards')}</h2><p class="soft">{said('points_page.no_rewards')}</p></section>
  const missing = home.next_reward && purchasesMissing(home.next_reward.missing, purchases.slice(0, 5).map((one) => one.points))
  return (
    <section class="card">
      <div class="beside"><h2>{said('points_page.rewards')}</h2> <button class="link" aria-pressed={isList} onClick={() => setList(!isList)}>{said(isList ? 'points_page.as_column' : 'points_page.as_list')}</button></div>
      {!isList && <Column rewards={rewards} points={points} />}
      <RewardList rewards={rewards} points={points} isSeen={isList} />
      {!isList && stepsOf(rewards, points).some((one) => one.isStretched) && <p class="hint">{said('points_page.stretched')}</p>}
      {home.next_reward ? (
        <p>
          <Say k="points_page.next" v={{ n: show.number(home.next_reward.missing), reward: home.next_reward.name }} />
          {missing !== null && missing !== undefined && <> <Say k="points_page.purchases" v={{ n: show.number(missing) }} /></>}
        </p>
      ) : <p>{said('points_page.all_reached')}</p>}
    </section>
  )
}

/** The Jalali months from the present one to that of the last lot, twelve at most, with what ends in each. */
function monthsOf(lots: Lot[], today: number): { name: string; amount: number }[] {
  const sums = new Map<number, number>()
  const monthOf = (day: number) => {
    const { year, month } = show.jalaliOfDay(day)
    return year * 12 + month - 1
  }
  for (const lot of lots) if (lot.last_day) sums.set(monthOf(show.dayOfIso(lot.last_day)), (sums.get(monthOf(show.dayOfIso(lot.last_day))) ?? 0) + lot.remaining)
  if (!sums.size) return []
  const first = monthOf(today)
  const count = Math.min(12, Math.max(...sums.keys()) - first + 1)
  return Array.from({ length: Math.max(0, count) }, (_, at) => ({ name: show.monthNames[show.language()][(first + at) % 12]!, amount: sums.get(first + at) ?? 0 }))
}

function Expiry({ lots, today }: { lots: Lot[]; today: number }) {
  const months = monthsOf(lots, today)
  const most = Math.max(1, ...months.map((one) => one.amount))
  return (
    <section class="card">
      <h2>{said('points_page.expiry')}</h2>
      {months.length === 0 && <p class="soft">{said('points_page.no_expiry')}</p>}
      <ul class="months">
        {months.map((one) => (
          <li key={one.name}>
            <span>{one.name}</span> <progress max={most} value={one.amount} aria-hidden="true" /> <b class="number">{show.number(one.amount)}</b>
          </li>
        ))}
      </ul>
      <ul class="list">
        {lots.map((lot) => (
          <li key={lot.lot} class="beside">
            <span><b class="number"><Say k="points" v={{ n: show.number(lot.remaining) }} /></b> <span class="soft">{said(`origins.${lot.origin}`)}</span></span>
            <span class="soft">{lot.is_pending ? <Say k="points_page.from" v={{ day: dayOf(lot.first_day) }} /> : lot.last_day ? <Say k={lot.idle_days == null ? 'points_page.until' : 'points_page.until_unless'} v={{ day: dayOf(lot.last_day) }} /> : said('points_page.for_ever')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lines({ lines, wallet }: { lines: NonNullable<Statement['lines']>; wallet: 'points' | 'credit' }) {
  return (
    <ul class="list">
      {lines.map((line) => (
        <li key={line.version} class="beside">
          <span>{line.words || said(reasonKey(line, wallet))} <span class="soft">{dayOf(line.day)}</span></span>
          <b class="number">{wallet === 'credit' ? show.signedMoney(line.amount) : show.ltr(show.signed(line.amount))}</b>
        </li>
      ))}
    </ul>
  )
}

export function PointsPage({ today }: { today: string }) {
  const home = useRead<Home>('/v1/me')
  const points = useRead<Statement>('/v1/me/statement?wallet=points&limit=20')
  const credit = useRead<Statement>('/v1/me/statement?wallet=credit&limit=20')
  const rewards = useRead<OwnRewards>('/v1/me/rewards')
  const giving = useRead<OwnGiving>('/v1/me/giving')
  const again = () => {
    for (const one of [home, points, rewards, giving]) one.again()
  }
  return (
    <>
      <State read={home}>
        {(value) => (
          <>
            <h1 class="gold-text"><span class="figure number">{show.number(value.member.balances.points)}</span> {said('home.points')}</h1>
            <Rewards home={value} />
            {rewards.value && <Prizes rewards={rewards.value} changed={again} />}
            {giving.value && <Giving giving={giving.value} changed={again} />}
          </>
        )}
      </State>
      <State read={points}>
        {(value) => (
          <>
            <Expiry lots={value.wallet.lots ?? []} today={show.dayOfIso(today)} />
            <section class="card"><h2>{said('points_page.lines')}</h2><Lines lines={value.lines ?? []} wallet="points" /></section>
          </>
        )}
      </State>
      {credit.value && (credit.value.lines ?? []).length > 0 && <section class="card"><h2>{said('points_page.credit_lines')}</h2><Lines lines={credit.value.lines ?? []} wallet="credit" /></section>}
    </>
  )
}
