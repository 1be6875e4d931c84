// Who is buying, and what they have: points and credit in figures that two people can check together.

import * as show from '../../parts/formats'
import type { Balances, Expiring, NextReward } from '../api/types'
import { nameOf } from '../state/state'
import { said } from '../words'
import { Figure, Say } from './say'
import { useTill } from './use_till'

function Ends({ one }: { one: Expiring }) {
  const day = show.dayAndMonth(show.dayOfIso(one.last_day))
  const what = one.wallet === 'points' ? said('points', { n: show.number(one.amount) }) : show.money(one.amount)
  return <Say k={one.is_by_inactivity ? 'member.ends_unless' : 'member.ends'} v={{ what, day }} />
}

function Debts({ balances }: { balances: Balances }) {
  if (!balances.points_debt && !balances.credit_debt) return null
  const debts = [
    balances.points_debt ? said('points', { n: show.number(balances.points_debt) }) : '',
    balances.credit_debt ? show.money(balances.credit_debt) : '',
  ].filter(Boolean)
  return <p class="hint refusal"><Say k="member.owes" v={{ what: debts.join(said('comma')) }} /></p>
}

function Reward({ reward }: { reward: NextReward }) {
  const done = Math.max(0, Math.min(100, Math.round((100 * (reward.at - reward.missing)) / Math.max(1, reward.at))))
  return (
    <div class="reward">
      <Say k="member.next_reward" v={{ n: show.number(reward.missing), reward: reward.name }} />
      <progress class="gold-bar" max={100} value={done} aria-label={said('member.next_reward_label')} />
    </div>
  )
}

function Has({ balances }: { balances: Balances }) {
  return (
    <>
      <dl class="figures">
        <div><dt>{said('member.points')}</dt><dd class="gold-text"><Figure>{show.number(balances.points)}</Figure></dd></div>
        <div><dt>{said('member.credit', { unit: show.unitName() })}</dt><dd><Figure>{show.amount(balances.credit)}</Figure></dd></div>
      </dl>
      {balances.expiring[0] && <p class="hint"><Ends one={balances.expiring[0]} /></p>}
      <Debts balances={balances} />
    </>
  )
}

export function MemberCard() {
  const { basket, quote, tier } = useTill().state
  const { member } = basket
  if (!member) return <section class="card member guest"><Say k="member.guest" /></section>
  const { balances } = member
  const isOff = member.status !== 'active'
  return (
    <section class="card member" aria-label={said('member.title')}>
      <p class="who">
        <strong><bdi>{nameOf(member)}</bdi></strong>
        {member.group && <span class="badge"><Say k="member.group" v={{ group: member.group }} /></span>}
        {isOff && <span class="badge bad"><Say k="member.inactive" /></span>}
        {member.is_credit_frozen && <span class="badge bad"><Say k="member.credit_frozen" /></span>}
      </p>
      {balances && <Has balances={balances} />}
      {tier?.member === member.id && <p class="hint"><Say k={tier.words.key} v={tier.words.values} /></p>}
      {quote?.next_reward && <Reward reward={quote.next_reward} />}
    </section>
  )
}
