// The operations a till asks for, by name; where they are and what they take stands in /api/docs.

import type { Answer, Client } from '../../parts/client'
import type { Basket, GiftPaid } from '../state/basket'
import { askedLines } from '../state/basket'
import type { Approval, AskGivingCode, AwardGiven, GivePoints, GivingCodeAsked, GivingTerms, PointsGiven, ReasonList, CollaboratorList, ConsentKind, Enrolled, GiftCard, Good, GoodList, Hold, LineAsked, MembersFound, Payments, Quote, Receipt, RedemptionCancelled, RedemptionList, Redemption, ReturnQuote, ReturnReceipt, RewardCodeAsked, RewardRedeemed, SaleShown, Session, Shelf, ShiftReport, TierShown } from './types'

export type MemberRef =
  | { kind: 'id'; id: string }
  | { kind: 'card'; card: string }
  | { kind: 'mobile'; mobile: string }
  | { kind: 'number'; number: number }

export interface SaleAsked {
  member?: MemberRef
  lines: LineAsked[]
  prices: 'open'
  payments: Payments
  hold?: string
  approval?: string
  program_version?: number
  gift_cards?: { number: string; amount: number }[]
}

const memberOf = (basket: Basket): { member?: MemberRef } => (basket.member ? { member: { kind: 'id', id: basket.member.id } } : {})

export const beginSession = (client: Client, login: string, password: string, till?: string): Promise<Answer<Session>> =>
  client.consult('/v1/sessions', { login, password, place: 'till', ...(till ? { till } : {}) })

export const showSession = (client: Client): Promise<Answer<Session>> => client.read('/v1/sessions/current')
export const endSession = (client: Client): Promise<Answer<unknown>> => client.act('/v1/sessions/current/end', {})
export const chooseTill = (client: Client, till: string): Promise<Answer<Session>> => client.act('/v1/sessions/current/till', { till })

export async function listGoods(client: Client): Promise<Answer<Good[]>> {
  const goods: Good[] = []
  for (let cursor = ''; ; ) {
    const page = await client.read<GoodList>(`/v1/goods?is_active=true&limit=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    if (!page.ok) return page
    goods.push(...page.value.items)
    if (!page.value.next_cursor) return { ok: true, value: goods }
    cursor = page.value.next_cursor
  }
}

export const listCollaborators = (client: Client): Promise<Answer<CollaboratorList>> => client.read('/v1/collaborators?is_active=true')

export const findMembers = (client: Client, text: string): Promise<Answer<MembersFound>> => client.consult('/v1/members/find', { text })

export const enrol = (client: Client, asked: { mobile: string; first_name?: string; last_name?: string; referrer?: number }): Promise<Answer<Enrolled>> =>
  client.act('/v1/members', asked)

export const listReasons = (client: Client): Promise<Answer<ReasonList>> => client.read('/v1/award_reasons')
export const giveAward = (client: Client, member: string, reason: string, amount: number | undefined, key: string): Promise<Answer<AwardGiven>> =>
  client.act(`/v1/members/${member}/awards`, { reason, ...(amount ? { amount } : {}) }, key)

export const givingTerms = (client: Client): Promise<Answer<GivingTerms>> => client.read('/v1/giving/terms')
export const givePoints = (client: Client, asked: GivePoints, key: string): Promise<Answer<PointsGiven>> => client.act('/v1/giving', asked, key)
export const askGivingCode = (client: Client, asked: AskGivingCode): Promise<Answer<GivingCodeAsked>> => client.act('/v1/giving/codes', asked)

export const showTier = (client: Client, member: string): Promise<Answer<TierShown>> => client.read(`/v1/members/${member}/tier`)

/** The till has told nobody a price yet: the program's discounts are taken off what it asks. */
const prices = 'open'

/** With the credit that is held for this basket, or with what is thought of. */
export const quote = (client: Client, basket: Basket, credit: number | null, signal?: AbortSignal): Promise<Answer<Quote>> =>
  client.consult('/v1/sales/quotes', {
    ...memberOf(basket), lines: askedLines(basket), prices, ...(basket.hold ? { hold: basket.hold.hold } : credit ? { credit } : {}),
  }, signal)

export const hold = (client: Client, basket: Basket, amount: number, net: number, consent?: ConsentKind): Promise<Answer<Hold>> =>
  client.act('/v1/holds', { ...memberOf(basket), amount, basket: net, ...(consent ? { consent } : {}) })

export const confirmHold = (client: Client, held: Hold, shown: { pin: string } | { code: string } | { number: string }): Promise<Answer<Hold>> =>
  client.act(`/v1/holds/${held.hold}/confirmation`, { member: held.member, ...shown })

export const voidHold = (client: Client, held: Hold): Promise<Answer<Hold>> =>
  client.act(`/v1/holds/${held.hold}/void`, { member: held.member })

export const saleAsked = (basket: Basket, payments: Payments, version?: number, gifts: (GiftPaid & { used: number })[] = []): SaleAsked => ({
  ...memberOf(basket), lines: askedLines(basket), prices, payments, ...(basket.hold ? { hold: basket.hold.hold } : {}),
  ...(basket.approval ? { approval: basket.approval.id } : {}),
  ...(version === undefined ? {} : { program_version: version }),
  ...(gifts.length ? { gift_cards: gifts.map(({ reference, used }) => ({ number: reference, amount: used })) } : {}),
})

/** What is on a gift card. The number goes in the body, never in an address. */
export const giftCard = (client: Client, number: string): Promise<Answer<GiftCard>> => client.act('/v1/gift_cards/balance', { number })

export const record = (client: Client, sale: unknown, key: string): Promise<Answer<Receipt>> => client.act('/v1/sales', sale, key)

/** The prizes, and which of them this member reaches. */
export const shelf = (client: Client, member: string): Promise<Answer<Shelf>> => client.read(`/v1/rewards?member=${member}`)
/** What the member took before and fetches at this branch. */
export const waitingPrizes = (client: Client, member: string, branch: string): Promise<Answer<RedemptionList>> =>
  client.read(`/v1/rewards/redemptions?state=reserved&member=${member}&branch=${branch}`)

const wishOf = (member: string, reward: string) => ({ member: { kind: 'id' as const, id: member }, reward })
export const takePrize = (client: Client, member: string, reward: string, shown: { pin?: string; code?: string; asked?: string; number?: string }): Promise<Answer<RewardRedeemed>> =>
  client.act('/v1/rewards/redemptions', { ...wishOf(member, reward), ...shown })
export const askPrizeCode = (client: Client, member: string, reward: string): Promise<Answer<RewardCodeAsked>> =>
  client.act('/v1/rewards/codes', wishOf(member, reward))
export const handOver = (client: Client, redemption: string): Promise<Answer<Redemption>> => client.act(`/v1/rewards/redemptions/${redemption}/hand_over`, {})
export const cancelPrize = (client: Client, redemption: string): Promise<Answer<RedemptionCancelled>> => client.act(`/v1/rewards/redemptions/${redemption}/cancel`, {})

/** A manager's password goes with this one request and stays nowhere. */
export const approveDiscount = (client: Client, login: string, password: string, rate: number): Promise<Answer<Approval>> =>
  client.consult('/v1/sales/approvals', { login, password, rate })

export const reportShift = (client: Client, day?: string): Promise<Answer<ShiftReport>> =>
  client.read(`/v1/shift_report${day ? `?day=${day}` : ''}`)

export const linkReceipt = (client: Client, sale: string, signal: AbortSignal): Promise<Answer<{ token: string }>> =>
  client.read(`/v1/sales/${sale}/link`, signal)

export const findReceipt = (client: Client, number: string): Promise<Answer<SaleShown>> => client.read(`/v1/receipts/${encodeURIComponent(number)}`)

/** What a return would do; asked anew with every change. */
export const quoteReturn = (client: Client, sale: string, lines: { line: number; quantity: number }[], signal: AbortSignal): Promise<Answer<ReturnQuote>> =>
  client.consult(`/v1/sales/${sale}/returns/quotes`, { lines }, signal)

export const returnGoods = (client: Client, sale: string, lines: { line: number; quantity: number }[], key: string): Promise<Answer<ReturnReceipt>> =>
  client.act(`/v1/sales/${sale}/returns`, { lines }, key)

export const undoReturn = (client: Client, done: ReturnReceipt): Promise<Answer<ReturnReceipt>> =>
  client.act(`/v1/sales/${done.sale}/returns/${done.id}/undo`, {})
