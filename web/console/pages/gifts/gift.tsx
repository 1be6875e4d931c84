// One gift: how far it has come, what members have done with it, and its way back.
import { useState } from 'react'
import { number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Moment } from '../../parts/moments'
import { Page, type Act } from '../../parts/page'
import { Figure, Name, Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { useParts } from '../../router'
import { said } from '../../words'
import { Whom } from './whom'
import { daysOf, inUnit, isUnderWay, StateOf, type Gift } from './words'

type Move = 'stop' | 'go_on' | 'take_back'
const from: Record<Move, Gift['state'][]> = { stop: ['giving'], go_on: ['stopped'], take_back: ['given', 'stopped', 'taken_back'] }

function Confirm({ gift, move, close }: { gift: Gift; move: Move; close: () => void }) {
  const act = useAct<Gift>()
  const run = async () => (await act.send('POST', `/v1/gifts/${gift.id}/${move}`, {})) && close()
  return (
    <ActDialog title={said(`gifts.${move}`)} submit={said(`gifts.${move}`)} isDanger={move === 'take_back'} close={close} run={run} {...act}>
      <p>{said(`gifts.${move}_words`)}</p>
    </ActDialog>
  )
}

/** Those who were passed over are told with their reason; nothing is said of what did not happen. */
const passed = (gift: Gift) => (['inactive', 'left_out', 'no_room'] as const).filter((why) => gift[why] > 0)

function Standing({ gift, remaining, spent, ended }: Schema['GiftStanding']) {
  const sum = (key: string, amount: number) => <div key={key}><dt>{said(`gifts.${key}`)}</dt><dd>{inUnit(gift.wallet, amount)}</dd></div>
  return (
    <>
      {isUnderWay(gift) && <progress aria-label={said(`gifts.states.${gift.state}`)} max={gift.most_members} value={gift.state === 'giving' ? gift.given : undefined} />}
      <dl className="card sums">
        <div><dt>{said('gifts.to')}</dt><dd><Whom to={gift.to} /></dd></div>
        <div><dt>{said('gifts.window')}</dt><dd>{daysOf(gift)}</dd></div>
        <div><dt>{said('gifts.at')}</dt><dd><Moment at={gift.at} /></dd></div>
        {gift.by && <div><dt>{said('gifts.by')}</dt><dd><Name>{gift.by}</Name></dd></div>}
        <div><dt>{said('gifts.given')}</dt><dd><Figure>{number(gift.given)}</Figure></dd></div>
        {passed(gift).map((why) => <div key={why}><dt>{said(`gifts.${why}`)}</dt><dd><Figure>{number(gift[why])}</Figure></dd></div>)}
        {sum('remaining', remaining)}
        {sum('spent', spent)}
        {ended > 0 && sum('ended', ended)}
        {gift.taken > 0 && sum('taken', gift.taken)}
      </dl>
      {gift.held > 0 && <p role="status" className="soft"><Say k="gifts.is_held" v={{ amount: inUnit(gift.wallet, gift.held) }} /></p>}
    </>
  )
}

export default function GiftPage() {
  const { id = '' } = useParts('/gifts/:id')
  const [move, setMove] = useState<Move | null>(null)
  const [isLive, setLive] = useState(true)
  const shown = useAsked<Schema['GiftStanding']>(`/v1/gifts/${id}`, {}, isLive ? 1000 : undefined)
  const gift = shown.data?.gift
  const moves = !gift || isUnderWay(gift)
  if (moves !== isLive) setLive(moves)
  const isOpen = (one: Move) => gift !== undefined && may(`gifts.${one}`) && from[one].includes(gift.state)
  const actOf = (one: Move): Act => ({ name: said(`gifts.${one}`), run: () => setMove(one), isDanger: one === 'take_back' })
  const more = (['stop', 'take_back'] as const).filter(isOpen).map(actOf)
  return (
    <Page title={gift?.name ?? ''} under={[said('places.gifts')]} back={{ to: '/gifts', name: said('places.gifts') }} subtitle={gift && inUnit(gift.wallet, gift.amount)} badges={gift && <StateOf gift={gift} />} primary={isOpen('go_on') ? actOf('go_on') : null} more={more}>
      <Asked of={shown}>{(standing) => <Standing {...standing} />}</Asked>
      {gift && move && <Confirm gift={gift} move={move} close={() => setMove(null)} />}
    </Page>
  )
}
