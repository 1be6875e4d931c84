// The member's prizes: what waits, what can be taken, how far the others are; then their consent; then the prize in their hand.

import { useEffect, useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import { fieldOf } from '../acts/credit'
import { back } from '../acts/layers'
import { cancelPrizeNow, handOverNow, isTakeable, otherPrizeConsent, prizeByNumber, prizeConsentNow, rowsOf, secondsToResend, sendPrizeCodeAgain, takeRow, typePrizeConsent } from '../acts/prizes'
import { print } from '../acts/receipt'
import type { Prize, Redemption } from '../api/types'
import { nameOf, type LayerOf } from '../state/state'
import { Figure, Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Frame } from './frame'

function State({ row }: { row: Redemption | Prize }) {
  if ('state' in row) return <span class="good-text"><Say k="prizes.waits_at" v={{ branch: row.branch_name }} /></span>
  if (row.remaining === 0) return <span>{said('prizes.none_left')}</span>
  return row.is_reached ? <span class="gold-text"><Say k="points" v={{ n: show.number(row.points) }} /></span> : <Say k="prizes.missing_of" v={{ n: show.number(row.missing ?? 0), points: show.number(row.points) }} />
}

function Row({ row, at, isMarked }: { row: Redemption | Prize; at: number; isMarked: boolean }) {
  const till = useTill()
  const isFar = !('state' in row) && !isTakeable(row)
  return (
    <li id={`prize-${at}`} role="option" aria-selected={isMarked} class={`${isMarked ? 'marked' : ''} ${isFar ? 'far' : ''}`} onClick={() => takeRow(till, at)}>
      <kbd>{at < 9 ? show.plain(at + 1) : ''}</kbd>
      <span class="title"><bdi>{'state' in row ? row.reward : row.name}</bdi></span>
      <span class="detail"><State row={row} /></span>
    </li>
  )
}

export function Prizes({ layer }: { layer: LayerOf<'prizes'> }) {
  const till = useTill()
  const { member } = till.state.basket
  const rows = rowsOf(layer)
  const marked = rows[layer.marked]
  useEffect(() => document.querySelector('.choices .marked')?.scrollIntoView({ block: 'nearest' }), [layer.marked])
  return (
    <Frame title={{ key: 'prizes.title', values: { name: member ? nameOf(member) : '' } }} keys={[
      { key: 'Enter', name: marked && 'state' in marked ? 'prizes.open' : 'prizes.take', act: () => takeRow(till, layer.marked), isNext: true },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <ul class="choices" role="listbox" aria-label={said('prizes.list')} tabIndex={0} aria-activedescendant={`prize-${layer.marked}`} data-caret="">
        {rows.map((row, at) => <Row key={at} row={row} at={at} isMarked={at === layer.marked} />)}
      </ul>
    </Frame>
  )
}

function SecondsToResend() {
  const till = useTill()
  const [, again] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => again((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = secondsToResend(till)
  if (left <= 0) return <button class="link" tabIndex={-1} onClick={() => sendPrizeCodeAgain(till)}>{said('consent.send_again')}</button>
  return <Say k="consent.send_again_in" v={{ seconds: show.plain(left) }} />
}

export function PrizeConsent({ layer }: { layer: LayerOf<'prize_consent'> }) {
  const till = useTill()
  const { member } = till.state.basket
  const { prize, by } = layer
  const isPin = by === 'pin'
  const field = fieldOf[by]
  const takesPin = prize.consent !== 'one_time_code'
  return (
    <Frame title={{ key: `consent.${field}_title`, values: { name: member ? nameOf(member) : '' } }} keys={[
      { key: 'Enter', name: 'prizes.confirm', act: () => prizeConsentNow(till), isNext: true, isOff: layer.isSending },
      ...(by !== 'one_time_code' ? [{ key: '×', name: 'consent.by_one_time_code', act: () => otherPrizeConsent(till) }] : takesPin ? [{ key: '×', name: 'consent.by_pin', act: () => otherPrizeConsent(till) }] : []),
      ...(by === 'number' ? [] : [{ key: '/', name: 'consent.by_number', act: () => prizeByNumber(till) }]),
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <p class="consent-amount"><bdi>{prize.name}</bdi> <Figure class="till-number gold-text">{show.number(prize.points)}</Figure> {said('member.points')}</p>
      <p class="soft"><Say k="prizes.for" v={{ club: till.state.session!.club_name, branch: till.state.session!.till!.branch_name }} /></p>
      <input class="field number big pin fixed-direction" data-caret dir="ltr" {...(isPin ? { type: 'password' as const } : { type: 'text' as const })} inputMode="numeric" autocomplete={by === 'one_time_code' ? 'one-time-code' : 'off'}
        aria-label={said(`consent.${field}_label`)} value={layer.text} onInput={(event) => {
          typePrizeConsent(till, event.currentTarget.value)
          event.currentTarget.value = till.layerOf('prize_consent')?.text ?? ''
        }} />
      <p class="hint">{by !== 'one_time_code' ? said(`consent.${field}_hint`) : layer.asked ? <SecondsToResend /> : ''}</p>
    </Frame>
  )
}

export function PrizeLayer({ layer }: { layer: LayerOf<'prize'> }) {
  const till = useTill()
  const { redemption, pointsLeft } = layer.slip
  const isWaiting = redemption.state === 'reserved'
  return (
    <Frame size="wide" hasField={false} title={{ key: `prizes.is_${redemption.state}`, values: { prize: redemption.reward } }} keys={[
      { key: 'Enter', name: isWaiting ? 'prizes.hand_over' : 'prizes.close', act: () => void handOverNow(till), isNext: true, isOff: layer.isSending },
      { key: '×', name: 'prizes.print', act: () => print(till, layer.slip) },
      ...(isWaiting ? [{ key: '−', name: 'prizes.cancel', act: () => void cancelPrizeNow(till), isOff: layer.isSending }, { key: 'Esc', name: 'prizes.later', act: () => back(till) }] : []),
    ]}>
      <p class="done">
        <Figure class="till-number gold-text">{show.number(redemption.points)}</Figure>
        <span><Say k={redemption.state === 'cancelled' ? 'prizes.given_back' : 'prizes.taken_of'} v={{ name: redemption.member_name || show.ltr(show.maskedMobile(layer.slip.maskedMobile)) }} /></span>
      </p>
      {pointsLeft !== null && <p><Say k="prizes.left" v={{ n: show.number(pointsLeft) }} /></p>}
      {isWaiting && <p class="soft"><Say k="prizes.kept_at" v={{ branch: redemption.branch_name }} /></p>}
    </Frame>
  )
}
