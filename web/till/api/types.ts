// What the till sends and gets: the till's names for the shapes of the API (parts/api.ts, made from derived/openapi.json).

import type { components } from '../../parts/api'

type Schemas = components['schemas']

type ListKeys<T> = { [K in keyof T]-?: NonNullable<T[K]> extends unknown[] ? K : never }[keyof T]

/** A schema as the server sends it: a list may be left out of a request, but never of an answer. */
type Sent<T> = T extends (infer Item)[]
  ? Sent<Item>[]
  : T extends object
    ? { [K in ListKeys<T>]-?: Sent<NonNullable<T[K]>> } & { [K in keyof T as K extends ListKeys<T> ? never : K]: Sent<T[K]> }
    : T

export type Session = Sent<Schemas['SessionShown']>
export type Good = Sent<Schemas['GoodShown']>
export type MemberListed = Sent<Schemas['MemberListed']>
export type MembersFound = Sent<Schemas['MembersFound']>
export type GoodList = Sent<Schemas['GoodList']>
export type Enrolled = Sent<Schemas['MemberEnrolled']>

export type Balances = Sent<Schemas['MemberBalances']>
export type Expiring = Sent<Schemas['Expiring']>
export type NextReward = Sent<Schemas['NextReward']>
export type AwardReason = Sent<Schemas['ReasonShown']>
export type ReasonList = Sent<Schemas['ReasonList']>
export type Award = Sent<Schemas['AwardShown']>
export type AwardGiven = Sent<Schemas['AwardGiven']>
export type GivingTerms = Sent<Schemas['GivingTermsShown']>
export type GivePoints = Schemas['GivePoints']
export type PointsGiven = Sent<Schemas['PointsGiven']>
export type AskGivingCode = Schemas['AskGivingCode']
export type GivingCodeAsked = Sent<Schemas['GivingCodeAsked']>
export type TierShown = Sent<Schemas['TierShown']>
export type UsableCredit = Sent<Schemas['CreditUsable']>
export type Quote = Sent<Schemas['SaleQuoted']>
export type CollaboratorList = Sent<Schemas['CollaboratorList']>
export type LineAsked = Schemas['QuoteSale'] extends { lines?: (infer Line)[] } ? Line : never
export type Payments = Schemas['Payments']
export type Hold = Sent<Schemas['HoldShown']>
export type ConsentKind = Hold['needed']
export type GiftCard = Sent<Schemas['GiftCardBalance']>
export type Receipt = Sent<Schemas['Receipt']>
export type SaleShown = Sent<Schemas['SaleShown']>
export type Shelf = Sent<Schemas['Shelf']>
export type Prize = Sent<Schemas['PrizeShown']>
export type Redemption = Sent<Schemas['RedemptionShown']>
export type RedemptionList = Sent<Schemas['RedemptionsListed']>
export type RewardRedeemed = Sent<Schemas['RewardRedeemed']>
export type RewardCodeAsked = Sent<Schemas['RewardCodeAsked']>
export type RedemptionCancelled = Sent<Schemas['RedemptionCancelled']>
export type Approval = Sent<Schemas['DiscountApproved']>
export type ShiftReport = Sent<Schemas['ShiftReport']>
export type ReturnQuote = Sent<Schemas['ReturnQuoted']>
export type ReturnReceipt = Sent<Schemas['ReturnReceipt']>

/** A member on the sale; what they have is not known before the first quote. */
export type Member = Omit<Sent<Schemas['MemberBrief']>, 'balances'> & { balances?: Balances }
