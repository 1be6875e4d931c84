// Points or credit for one of the club's own reasons: which, how much where it may be chosen, and what was given before.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { ChoiceField, MoneyField, NumberField } from '../../parts/fields'
import { Moment } from '../../parts/moments'
import { Name, Say } from '../../parts/say'
import { said } from '../../words'
import { inUnit } from '../awards/awards'
import type { Member } from './member'

/** The last ones, each to be taken back. */
function Given({ member }: { member: Member }) {
  const given = useAsked<Schema['AwardList']>(may('awards.list') ? '/v1/awards' : null, { member: member.id, limit: 5 })
  const act = useAct()
  const standing = (given.data?.items ?? []).filter((one) => !one.is_taken_back)
  if (standing.length === 0) return null
  return (
    <ul className="rows">
      {standing.map((one) => (
        <li key={one.id}>
          <span><Name>{one.reason_name}</Name>، <bdi>{inUnit(one.wallet, one.amount)}</bdi>، <Moment at={one.at} /></span>
          {may('awards.take_back') && <Button type="text" danger onClick={() => void act.send('POST', `/v1/awards/${one.id}/take_back`, {})}>{said('awards.take_back')}<span className="seen-by-readers-only"> {one.reason_name}</span></Button>}
        </li>
      ))}
    </ul>
  )
}

export function GivingAward({ member, close }: { member: Member; close: () => void }) {
  const reasons = useAsked<Schema['ReasonList']>('/v1/award_reasons')
  const mine = (reasons.data?.items ?? []).filter((one) => one.is_mine)
  const [chosen, setChosen] = useState({ reason: '', amount: null as number | null })
  const act = useAct<Schema['AwardGiven']>()
  const reason = mine.find((one) => one.id === chosen.reason) ?? mine[0]
  const isOpen = reason && reason.most > reason.least
  const run = async () => (await act.send('POST', `/v1/members/${member.id}/awards`, { reason: reason!.id, ...(isOpen && chosen.amount ? { amount: chosen.amount } : {}) })) && close()
  const Amount = reason?.wallet === 'credit' ? MoneyField : NumberField
  const words = { title: said('members.acts.award.of', { name: member.name || said('members.nameless') }), submit: said('members.acts.award.name') }
  return (
    <ActDialog {...words} isReady={Boolean(reason && (!isOpen || chosen.amount))} close={close} run={() => void run()} {...act}>
      {reasons.data && mine.length === 0 && <p role="status">{said('members.acts.award.none')}</p>}
      {reason && <ChoiceField label={said('awards.reason')} value={reason.id} set={(next) => setChosen({ reason: next, amount: null })} choices={mine.map((one) => ({ value: one.id, name: one.name }))} />}
      {reason && !isOpen && <p><Say k="members.acts.award.gives" v={{ amount: inUnit(reason.wallet, reason.least) }} /></p>}
      {reason && isOpen && <Amount key={reason.id} label={said('members.acts.award.amount')} value={chosen.amount} set={(amount) => setChosen({ ...chosen, amount })} help={said('awards.between', { least: inUnit(reason.wallet, reason.least), most: inUnit(reason.wallet, reason.most) })} isRequired />}
      <Given member={member} />
    </ActDialog>
  )
}
