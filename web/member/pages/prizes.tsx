// Taking a prize: which the points reach, where it is fetched, what waits and what was fetched.

import { useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import { act, type OwnRewards, type RewardSettled } from '../server'
import { dayOf, Say } from '../view'
import type { Values } from '../../parts/texts'
import { said } from '../words'

interface Told {
  key: string
  values?: Values
  isGood: boolean
}
type Prize = NonNullable<OwnRewards['items']>[number]
type Taken = NonNullable<OwnRewards['taken']>[number]

const Points = ({ n }: { n: number }) => <Say k="points" v={{ n: show.number(n) }} />

function WhereToFetch({ rewards, branch, choose }: { rewards: OwnRewards; branch: string; choose(branch: string): void }) {
  return (
    <div class="ask">
      <label for="fetch-at">{said('prizes.where')}</label>
      <select id="fetch-at" class="field" value={branch} onChange={(event) => choose(event.currentTarget.value)}>
        {(rewards.places ?? []).map((one) => <option key={one.branch} value={one.branch}>{one.name}</option>)}
      </select>
    </div>
  )
}

function Takeable({ prize, take, isSending }: { prize: Prize; take(): void; isSending: boolean }) {
  return (
    <li class="beside">
      <span><bdi>{prize.name}</bdi> <span class="gold-text"><Points n={prize.points} /></span></span>
      {prize.is_left ? <button class="button" aria-disabled={isSending} onClick={take}>{said('prizes.take')}</button> : <span class="soft">{said('prizes.none_left')}</span>}
    </li>
  )
}

function TakenRow({ taken, cancel, isSending }: { taken: Taken; cancel(): void; isSending: boolean }) {
  return (
    <li class="beside">
      <span>
        <bdi>{taken.reward}</bdi> <span class="soft"><Say k={`prizes.${taken.state}`} v={{ branch: taken.branch_name, day: dayOf(taken.day) }} /></span>
      </span>
      {taken.state === 'reserved' ? <button class="link" aria-disabled={isSending} onClick={cancel}>{said('prizes.cancel')}</button> : <span class="soft"><Points n={taken.points} /></span>}
    </li>
  )
}

export function Prizes({ rewards, changed }: { rewards: OwnRewards; changed(): void }) {
  const places = rewards.places ?? []
  const [branch, choose] = useState(places[0]?.branch ?? '')
  const [isSending, setSending] = useState(false)
  const [told, tell] = useState<Told | null>(null)
  const reached = (rewards.items ?? []).filter((one) => one.missing === 0)
  const taken = rewards.taken ?? []
  const send = async (path: string, body: object, words: (settled: RewardSettled) => Omit<Told, 'isGood'>) => {
    if (isSending) return
    setSending(true)
    try {
      const answer = await act<RewardSettled>(path, body)
      tell(answer.ok ? { ...words(answer.value), isGood: true } : { key: 'just', values: { text: answer.problem.detail || answer.problem.code }, isGood: false })
    } catch {
      tell({ key: 'prizes.offline', isGood: false })
    }
    setSending(false)
    changed()
  }
  const take = (prize: Prize) => send('/v1/me/rewards', { reward: prize.name, ...(branch ? { branch } : {}) },
    ({ redemption, points_left }) => ({ key: 'prizes.done', values: { prize: redemption.reward, branch: redemption.branch_name, n: show.number(points_left) } }))
  const cancel = (one: Taken) => send(`/v1/me/rewards/${one.id}/cancel`, {},
    ({ points_left, lost }) => ({ key: lost ? 'prizes.cancelled_in_part' : 'prizes.cancelled_now', values: { n: show.number(points_left), lost: show.number(lost) } }))
  if (!reached.length && !taken.length) return null
  return (
    <section class="card">
      <h2>{said('prizes.title')}</h2>
      {told && <p class={told.isGood ? 'good' : 'refusal'} role={told.isGood ? 'status' : 'alert'}><Say k={told.key} v={told.values} /></p>}
      {reached.some((one) => one.is_left) && places.length > 1 && <WhereToFetch rewards={rewards} branch={branch} choose={choose} />}
      <ul class="list">{reached.map((one) => <Takeable key={one.name} prize={one} take={() => void take(one)} isSending={isSending} />)}</ul>
      {taken.length > 0 && <h3>{said('prizes.mine')}</h3>}
      <ul class="list">{taken.map((one) => <TakenRow key={one.id} taken={one} cancel={() => void cancel(one)} isSending={isSending} />)}</ul>
    </section>
  )
}
