// What the till sends and gets: names for the shapes that OpenAPI gives (parts/api.ts).

export type Wallet = 'points' | 'credit'

export interface TillChoice { id: string; number: number; branch: string; branch_name: string }

export interface Session {
  staff: string
  name: string
  role: string
  club_name: string
  club_slug: string
  money_unit: 'toman' | 'rial'
  is_demo: boolean
  is_sandbox: boolean
  today: string
  till?: TillChoice | null
  tills: TillChoice[]
}

export interface Good {
  id: string
  name: string
  price: number
  article?: string | null
  quick_key?: number | null
  barcodes: string[]
  is_active: boolean
}

export interface Expiring { wallet: Wallet; amount: number; last_day: string }

export interface Balances {
  points: number
  credit: number
  points_debt: number
  credit_debt: number
  credit_held: number
  expiring: Expiring[]
}

export interface Member {
  id: string
  number: number
  name: string
  masked_mobile: string
  group: string
  status: string
  is_credit_frozen: boolean
  balances?: Balances // not known before the first quote or answer that brings them
}

/** A member as a search finds them: who they are, not yet what they have. */
export interface MemberListed {
  id: string
  number: number
  name: string
  father_name: string
  masked_mobile: string
  group_name: string
  status: string
  is_credit_frozen: boolean
}

export interface SaleShown {
  receipt: Receipt
  returned: { line: number; returned: number }[]
}

export interface LineAsked {
  good?: string
  name?: string
  unit_price?: number
  quantity: number
  discount?: number
  discount_rate?: number
}

export interface PricedLine {
  line: number
  good?: string | null
  name: string
  quantity: number
  unit_price: number
  discount: number
  net: number
}

export interface Award { rule: number; name: string; wallet: Wallet; amount: number; sentence: string }
export interface NotApplied { rule: number; name: string; sentence: string }
export interface NextReward { name: string; at: number; missing: number }
export interface Payments { card: number; cash: number; other: number }

export type ConsentKind = 'none' | 'pin' | 'one_time_code'

export interface UsableCredit {
  most: number
  balance: number
  invoice_cap?: number | null
  day_cap_left?: number | null
  minimum?: number | null
  consent: ConsentKind
  sentence: string
}

interface Totals { gross: number; discount: number; net: number; credit: number; payable: number; points: number; earned_credit: number }

export interface Quote extends Totals {
  member?: Member | null
  lines: PricedLine[]
  awards: Award[]
  not_applied: NotApplied[]
  usable_credit?: UsableCredit | null
  next_reward?: NextReward | null
  notices: string[]
  program_version: number
}

export interface Hold {
  hold: string
  member: string
  amount: number
  state: 'waits_for_consent' | 'held' | 'captured' | 'voided' | 'ended'
  needed: ConsentKind
  ends_at: string
  credit_left: number
}

export interface Receipt extends Totals {
  sale: string
  number?: number | null
  at: string
  day: string
  club_name: string
  branch_name: string
  till_number: number
  cashier: string
  member?: Member | null
  lines: PricedLine[]
  payments: Payments
  awards: Award[]
  next_reward?: NextReward | null
  notices: string[]
}

export interface ReturnReceipt {
  id: string
  sale: string
  number?: number | null
  at: string
  day: string
  branch_name: string
  cashier: string
  lines: { line: number; name: string; quantity: number; left: number; value: number }[]
  value: number
  credit_back: number
  cash_back: number
  withheld: number
  points: number
  earned_credit: number
  member?: Member | null
}

export interface Enrolled {
  id: string
  number: number
  name: string
  masked_mobile: string
  gifts: { wallet: string; amount: number; receiver: string }[]
}
