// Prizes at the till: what waits for this member, what they reach, taking one with their consent, handing it over.

import { bareDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import * as operations from '../api/operations'
import type { Prize, Redemption } from '../api/types'
import type { ConsentWay, LayerOf, PrizeSlip } from '../state/state'
import type { Till } from '../till'
import { quoted } from '../words'
import { answered, outcome } from './asked'
import { fieldOf } from './credit'
import { quoteSoon } from './quote'
import { print } from './receipt'

/** Out of F1 and F2. */
export async function openPrizes(till: Till): Promise<void> {
  const { member } = till.state.basket
  if (!member) return till.refuse({ key: 'prizes.needs_member' })
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  const { client } = till.ways
  const here = till.state.session!.till!.branch
  const [shelf, waiting] = await Promise.all([answered(till, operations.shelf(client, member.id)), answered(till, operations.waitingPrizes(client, member.id, here))])
  if (!shelf || !waiting || till.state.layer || till.state.basket.member?.id !== member.id) return
  if (!shelf.items.length && !waiting.items.length) return till.refuse({ key: 'prizes.none' })
  till.open({ kind: 'prizes', prizes: shelf.items, waiting: waiting.items, marked: firstToTake(shelf.items, waiting.items) })
}

export const isTakeable = (prize: Prize): boolean => prize.remaining !== 0 && prize.is_reached === true

/** What waits comes first; else the dearest that the points reach, which the member most likely saved for. */
function firstToTake(prizes: Prize[], waiting: Redemption[]): number {
  if (waiting.length) return 0
  return Math.max(0, prizes.findLastIndex(isTakeable))
}

export const rowsOf = ({ waiting, prizes }: LayerOf<'prizes'>): (Redemption | Prize)[] => [...waiting, ...prizes]

export function markPrize(till: Till, at: number): void {
  const layer = till.layerOf('prizes')
  if (layer) till.edit('prizes', { marked: Math.max(0, Math.min(at, rowsOf(layer).length - 1)) })
}

/** Enter or its digit. */
export function takeRow(till: Till, at: number): void {
  const layer = till.layerOf('prizes')
  const row = layer && rowsOf(layer)[at]
  if (!row) return
  markPrize(till, at)
  if ('state' in row) return openSlip(till, row, null)
  if (row.remaining === 0) return till.refuse({ key: 'prizes.out_of_stock', values: { prize: row.name } })
  if (!row.is_reached) return till.refuse({ key: 'prizes.missing', values: { prize: row.name, n: show.number(row.missing ?? 0) } })
  if (row.consent === 'none') return void takeNow(till, row, {})
  openConsent(till, row)
}

function openConsent(till: Till, prize: Prize): void {
  const needsCode = prize.consent === 'one_time_code'
  till.open({ kind: 'prize_consent', prize, by: needsCode ? 'one_time_code' : 'pin', text: '', asked: null, isSending: false, sentAt: 0 })
  if (needsCode) void sendCode(till)
}

const memberOf = (till: Till): string => till.state.basket.member!.id

async function sendCode(till: Till): Promise<void> {
  const layer = till.layerOf('prize_consent')
  if (!layer || layer.isSending) return
  till.edit('prize_consent', { isSending: true })
  const asked = await answered(till, operations.askPrizeCode(till.ways.client, memberOf(till), layer.prize.name))
  till.edit('prize_consent', { isSending: false, ...(asked ? { asked: asked.asked, sentAt: till.ways.now().getTime() } : {}) })
}

/** `*`: a code where a PIN was asked for, and back; a club that wants a code takes no PIN. */
export function otherPrizeConsent(till: Till): void {
  const layer = till.layerOf('prize_consent')
  if (!layer || layer.isSending) return
  if (layer.by === 'one_time_code' && layer.prize.consent === 'one_time_code') return till.say({ key: 'prizes.code_only' })
  const by: ConsentWay = layer.by === 'one_time_code' ? 'pin' : 'one_time_code'
  till.edit('prize_consent', { by, text: '' })
  if (by === 'one_time_code' && !layer.asked) void sendCode(till)
}

export function sendPrizeCodeAgain(till: Till): void {
  if (secondsToResend(till) <= 0) void sendCode(till)
}

export const secondsToResend = (till: Till): number => Math.ceil((45_000 - (till.ways.now().getTime() - (till.layerOf('prize_consent')?.sentAt ?? 0))) / 1000)

/** `/`: the number of the member's own page. */
export function prizeByNumber(till: Till): void {
  if (!till.layerOf('prize_consent')?.isSending) till.edit('prize_consent', { by: 'number', text: '' })
}

export function typePrizeConsent(till: Till, text: string): void {
  till.edit('prize_consent', { text: bareDigits(text).replace(/\D/g, '').slice(0, 6) })
}

/** Enter on the PIN, the code or the number. */
export function prizeConsentNow(till: Till): void {
  const layer = till.layerOf('prize_consent')
  if (!layer || layer.isSending) return
  if (layer.text.length < (layer.by === 'pin' ? 4 : 6)) return till.refuse({ key: `consent.${fieldOf[layer.by]}_short` })
  if (layer.by === 'one_time_code' && !layer.asked) return till.refuse({ key: 'prizes.no_code_yet' })
  const shown = layer.by === 'pin' ? { pin: layer.text } : layer.by === 'number' ? { number: layer.text } : { code: layer.text, asked: layer.asked! }
  void takeNow(till, layer.prize, shown)
}

/** The field is emptied whatever comes of it. What was taken is shown even where the cashier has left meanwhile. */
async function takeNow(till: Till, prize: Prize, shown: { pin?: string; code?: string; asked?: string; number?: string }): Promise<void> {
  till.edit('prize_consent', { isSending: true, text: '' })
  const answer = await outcome(operations.takePrize(till.ways.client, memberOf(till), prize.name, shown))
  till.edit('prize_consent', { isSending: false })
  if (answer === 'offline') return till.refuse({ key: 'offline.waits' })
  if (!answer.ok) return till.refuse(quoted(answer.problem.detail))
  till.taken()
  openSlip(till, answer.value.redemption, answer.value.points_left)
  quoteSoon(till)
}

function openSlip(till: Till, redemption: Redemption, pointsLeft: number | null): void {
  const slip: PrizeSlip = { redemption, maskedMobile: till.state.basket.member?.masked_mobile ?? '', pointsLeft, cashier: till.state.session!.name }
  till.open({ kind: 'prize', slip, isSending: false })
}

/** Enter on a prize that was taken: the member has it in their hand. */
export async function handOverNow(till: Till): Promise<void> {
  const layer = till.layerOf('prize')
  if (!layer || layer.isSending) return
  if (layer.slip.redemption.state !== 'reserved') return till.close()
  till.edit('prize', { isSending: true })
  const redemption = await answered(till, operations.handOver(till.ways.client, layer.slip.redemption.id))
  till.edit('prize', { isSending: false })
  if (!redemption) return
  const slip = { ...layer.slip, redemption }
  till.edit('prize', { slip })
  till.taken()
  if (till.state.settings.printsByItself) print(till, slip)
}

/** `-`: the points go back where they came from. */
export async function cancelPrizeNow(till: Till): Promise<void> {
  const layer = till.layerOf('prize')
  if (!layer || layer.isSending || layer.slip.redemption.state !== 'reserved') return
  till.edit('prize', { isSending: true })
  const back = await answered(till, operations.cancelPrize(till.ways.client, layer.slip.redemption.id))
  till.edit('prize', { isSending: false })
  if (!back) return
  till.edit('prize', { slip: { ...layer.slip, redemption: back.redemption, pointsLeft: back.points_left } })
  if (back.lost) till.say({ key: 'prizes.lost', values: { n: show.number(back.lost) } }, 'bad')
  quoteSoon(till)
}
