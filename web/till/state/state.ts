// All that the till's page shows, in one value.

import { ltr, maskedMobile } from '../../parts/formats'
import type { Saying } from '../words'
import type { Connection } from '../../parts/client'
import type { Code } from '../../parts/qr'
import type { AwardReason, GiftCard, Good, Member, Prize, Quote, Receipt, Redemption, ReturnQuote, ReturnReceipt, Session, ShiftReport, Hold, Payments } from '../api/types'
import type { Basket, Discount } from './basket'

export interface Option {
  title: string
  detail?: string
  group?: Saying
  take: () => void
}

/** A sale on its way: kept until the server has said what became of it. */
export interface Recording {
  key: string
  body: unknown
  basket: Basket
  change: number
}

/** A prize that was taken, as its paper and its layer show it. */
export interface PrizeSlip {
  redemption: Redemption
  maskedMobile: string
  pointsLeft: number | null // not known of one that was taken before
  cashier: string
}

export type Printed = Receipt | ReturnReceipt | ShiftReport | PrizeSlip

export type PaymentKind = keyof Payments
export const paymentKinds: PaymentKind[] = ['card', 'cash', 'other']

/** How the member consents: by PIN, by the code of an SMS, by the number of their own page. */
export type ConsentWay = 'pin' | 'one_time_code' | 'number'

export type Layer =
  | { kind: 'choose'; title: Saying; options: Option[]; marked: number; isSearchable?: boolean; search?: string }
  | { kind: 'quantity'; line: number; text: string }
  | { kind: 'discount'; line: number; text: string; by: 'percent' | 'amount' }
  | { kind: 'approval'; line: number; discount: Discount; rate: number; login: string; password: string; isSending: boolean }
  | { kind: 'note'; line: number; text: string }
  | { kind: 'shift'; report: ShiftReport; isSending: boolean }
  | { kind: 'price'; barcode: string; quantity: number; text: string; name: string }
  | { kind: 'enrol'; mobile: string; first: string; last: string; referrer: string; isSending: boolean }
  | { kind: 'credit_amount'; text: string; quote: Quote | null; isSending: boolean }
  | { kind: 'consent'; hold: Hold; by: ConsentWay; text: string; isSending: boolean; sentAt: number }
  | { kind: 'prizes'; prizes: Prize[]; waiting: Redemption[]; marked: number }
  | { kind: 'prize_consent'; prize: Prize; by: ConsentWay; text: string; asked: string | null; isSending: boolean; sentAt: number }
  | { kind: 'prize'; slip: PrizeSlip; isSending: boolean }
  | { kind: 'gift_card'; text: string; card: GiftCard | null; isSending: boolean }
  | { kind: 'award'; reason: AwardReason; text: string; key: string; isSending: boolean }
  | { kind: 'giving'; to: string; points: string; by: 'pin' | 'one_time_code' | null; text: string; asked: string | null; least: number; key: string; isSending: boolean }
  | { kind: 'pay'; row: PaymentKind; texts: Record<PaymentKind, string>; isRecording: boolean }
  | { kind: 'receipt'; receipt: Receipt; change: number; at: number; undone: ReturnReceipt | null; isSending: boolean }
  | { kind: 'find_receipt'; text: string; isSending: boolean }
  | { kind: 'return'; receipt: Receipt; back: number[]; returned: number[]; marked: number; key: string; isSending: boolean; quote: ReturnQuote | null }
  | { kind: 'returned'; receipt: ReturnReceipt; isSending: boolean; undone: boolean }

export type LayerKind = Layer['kind']
export type LayerOf<K extends LayerKind> = Extract<Layer, { kind: K }>

export interface Notice extends Saying {
  tone: 'plain' | 'good' | 'bad'
  n: number // counts, so that the same words twice are two
}

export type Stage = 'opening' | 'no_club' | 'sign_in' | 'choose_till' | 'counter'

export interface State {
  stage: Stage
  club: string
  session: Session | null
  isSessionOver: boolean
  signInProblem: Saying | null
  connection: Connection
  isAsking: boolean // an act is out and no answer has come
  goods: Good[]
  areGoodsComing: boolean // none is in memory yet
  basket: Basket
  past: Basket[]
  parked: Basket[]
  quote: Quote | null
  isQuoteOld: boolean
  tier: { member: string; words: Saying } | null // how far the buyer's next tier is, where the club has tiers
  quoteRefusal: string | null
  layer: Layer | null
  notice: Notice | null
  shakes: number
  paper: Printed | null
  paperCode: Code | null // the receipt's link, to be drawn beside its number
  settings: Settings
}

export interface Settings {
  theme: 'bright' | 'night'
  isMuted: boolean
  printsByItself: boolean
  language: 'fa' | 'en'
}

export const usualSettings: Settings = { theme: 'bright', isMuted: false, printsByItself: true, language: 'fa' }

/** A member's name, or what stands for it. */
export const nameOf = (member: Pick<Member, 'name' | 'masked_mobile'>): string => member.name || ltr(maskedMobile(member.masked_mobile))
