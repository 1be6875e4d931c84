// What the till's stories share: goods, members, and a server of a few lines that keeps what it was asked.
import { vi } from 'vitest'
import { Client } from '../parts/client'
import * as show from '../parts/formats'
import { takeLine, takeScan } from './acts/take'
import { askToSignIn } from './acts/session'
import type { Good, MemberListed, Session } from './api/types'
import { emptyBasket } from './state/basket'
import { Catalog } from './state/catalog'
import { Kept } from './state/kept'
import { usualSettings, type State } from './state/state'
import { Till } from './till'

const good = (id: string, name: string, price: number, barcodes: string[], more: Partial<Good> = {}): Good => ({ id, name, price, barcodes, good_class: 'normal', unit: '', vat: 0, is_active: true, ...more })
export const tea = good('g1', 'چای لاهیجان', 4_450_000, ['6261234567897'], { quick_key: 5, article: '1200' })
export const coffee = good('g2', 'قهوهٔ اسپرسو', 4_500_000, ['96385074'])
export const sara: MemberListed = { id: 'mem_1', number: 1200, name: 'سارا محمدی', father_name: '', masked_mobile: '0912***4567', group_name: 'A', status: 'active', is_credit_frozen: false, enrolled_day: '2026-01-01' }
export const ali: MemberListed = { ...sara, id: 'mem_2', number: 10249, name: 'علی رضایی' }
const session: Session = {
  staff: 'stf_1', name: 'مریم', role: 'cashier', club_name: 'لاله', club_slug: 'laleh', money_unit: 'toman', is_demo: false, is_sandbox: false,
  reach: 'whole', today: '2026-11-22', till: { id: 'til_1', number: 2, branch: 'brn_1', branch_name: 'ونک' }, tills: [],
}

const giftCard = { tail: '1234', state: 'active', value: 5_000_000, left: 3_000_000, first_day: '2026-11-01', last_day: '2027-11-01', is_usable: true }

type Body = Record<string, unknown> & { lines: { good?: string; unit_price?: number; quantity: number }[] }
type Reply = { status: number; body: unknown } | 'cut' | 'silence'
export const refusal = (status: number, code: string): Reply => ({ status, body: { type: '', title: '', status, code, detail: `جملهٔ ${code}` } })

let limit: number | null = null
/** The most that the cashier may take off a line, in hundredths of a percent. */
export const limits = (rate: number): void => void (limit = rate)

let programOff = 0
/** What the program takes off the first line where prices are open, in rial. */
export const programTakesOff = (rial: number): void => void (programOff = rial)

function priced(body: Body) {
  const off = body.prices === 'open' ? programOff : 0
  const gross = body.lines.reduce((sum, line) => sum + ([tea, coffee].find((one) => one.id === line.good)?.price ?? line.unit_price ?? 0) * line.quantity, 0)
  const net = gross - off
  const credit = (body.credit as number | undefined) ?? (body.hold ? 2_000_000 : 0)
  return {
    member: null, gross, discount: off, net, credit,
    lines: body.lines.map((_, at) => ({ line: at + 1, program_discount: at === 0 ? off : 0 })), payable: net - credit, points: body.member ? Math.floor((net - credit) / 200_000) : 0, earned_credit: 0,
    awards: [], discounts: off ? [{ rule: 2, name: 'تخفیف اعضا', amount: off, lines: [{ line: 1, amount: off }], sentence: '۱۰٪ تخفیف' }] : [], not_applied: [], notices: [], program_version: 3,
    ...(limit === null ? {} : { discount_limit: limit }),
    usable_credit: body.member ? { most: 2_350_000, balance: 2_350_000, consent: 'pin', sentence: 'تا ۲۳۵٬۰۰۰ تومان' } : null,
  }
}

const replies: Record<string, (body: Body) => Reply> = {
  'POST /v1/members/find': ({ text }) => ({ status: 200, body: { items: { '8800000000000013': [sara], '09121234567': [sara], '1200': [sara], 'سارا': [sara], 'ی': [sara, ali], '8800000000000021': [ali], '09350000000': isEnrolled ? [ali] : [] }[text as string] ?? [] } }),
  'POST /v1/members': () => ((isEnrolled = true), { status: 200, body: { id: 'mem_2', number: 10249, name: '', masked_mobile: '', gifts: [] } }),
  'POST /v1/sales/quotes': (body) => ({ status: 200, body: priced(body) }),
  'POST /v1/sales/approvals': ({ password, rate }) => (password === 'right' ? { status: 200, body: { approval: 'apr_1', approved_by: 'رضا', rate } } : refusal(403, 'colleagues.wrong')),
  'POST /v1/holds': ({ amount }) => ({ status: 200, body: { hold: 'hld_1', member: 'mem_1', amount, state: 'waits_for_consent', needed: 'pin', ends_at: '', credit_left: 0 } }),
  'POST /v1/holds/hld_1/confirmation': ({ pin }) => (pin === '1357' ? { status: 200, body: { hold: 'hld_1', member: 'mem_1', amount: 2_000_000, state: 'held', needed: 'none', ends_at: '', credit_left: 0 } } : refusal(403, 'pin.wrong')),
  'POST /v1/holds/hld_1/void': () => ({ status: 200, body: {} }),
  'POST /v1/sales': (body) => ({ status: 200, body: { ...priced(body), sale: 'sal_1', number: 7, at: '', day: '2026-11-22', payments: body.payments, gift: 0, gift_cards: [] } }),
  'POST /v1/gift_cards/balance': ({ number }) => ({ status: 200, body: { '7700123412341230': { ...giftCard, reference: 'gcd_1.a' }, '7700123412341248': { ...giftCard, state: 'printed', left: 0, is_usable: false, reference: 'gcd_2.b' } }[number as string] }),
  'GET /v1/receipts/7': () => ({ status: 200, body: { receipt: { sale: 'sal_1', number: 7, day: '2026-11-22', lines: [{ line: 1, name: 'چای', quantity: 3, net: 1 }] }, returned: [{ line: 1, returned: 1 }] } }),
  'POST /v1/sales/sal_1/returns/quotes': ({ lines }) => ({ status: 200, body: { lines: [], value: lines[0]!.quantity, gift_back: 0, credit_back: 0, cash_back: lines[0]!.quantity, withheld: 0, points: -1, earned_credit: 0 } }),
  'POST /v1/sales/sal_1/returns': () => ({ status: 200, body: { id: 'ret_1', sale: 'sal_1', lines: [], points: -1 } }),
  'POST /v1/sessions': ({ password }) => (password === 'right' ? { status: 200, body: session } : refusal(401, 'sessions.sign_in_failed')),
  'GET /v1/collaborators?is_active=true': () => ({ status: 200, body: { items: [{ id: 'col_1', name: 'مریم', percent: 1500, goods: [], is_active: true }] } }),
  'GET /v1/goods?is_active=true&limit=1000': () => ({ status: 200, body: { items: [tea, coffee] } }),
}

let isEnrolled = false
export let overrides: Record<string, Reply[]> = {}
export let sent: { what: string; body: Body; key: string | null }[] = []
export const count = (what: string) => sent.filter((one) => one.what === what).length

export const storage = (): Storage => {
  const all = new Map<string, string>()
  return { getItem: (name: string) => all.get(name) ?? null, setItem: (name: string, value: string) => void all.set(name, value) } as unknown as Storage
}

export function newTill(kept = new Kept(storage())): Till {
  const till: Till = new Till(
    {
      stage: 'counter', club: 'laleh', session, isSessionOver: false, signInProblem: null, connection: { isConnected: true, since: 0 }, isAsking: false,
      goods: [], areGoodsComing: false, basket: emptyBasket('مریم'), past: [], parked: [], quote: null, isQuoteOld: false, quoteRefusal: null, tier: null, layer: null, notice: null, shakes: 0, paper: null, paperCode: null,
      settings: { ...usualSettings, isMuted: true, printsByItself: false },
    } satisfies State,
    {
      kept, sound: () => {}, print: () => {}, now: () => new Date('2026-11-22T06:54:00Z'),
      client: new Client({
        base: '', language: 'fa', wait: async () => {}, onConnection: () => {}, onUnknown: (isAsking) => till.change({ isAsking }),
        signInAgain: () => askToSignIn(till),
        fetch: async (url, init) => {
          const what = `${init!.method} ${String(url)}`
          const body = init!.body ? (JSON.parse(init!.body as string) as Body) : ({} as Body)
          sent.push({ what, body, key: new Headers(init!.headers).get('Idempotency-Key') })
          const reply = overrides[what]?.shift() ?? replies[what]?.(body) ?? refusal(404, 'http.not_found')
          if (reply === 'cut') throw new TypeError('network')
          if (reply === 'silence') return new Promise<Response>(() => {})
          return new Response(JSON.stringify(reply.body), { status: reply.status })
        },
      }),
    },
  )
  till.catalog = new Catalog([tea, coffee])
  let line = ''
  till.line = { read: () => line, write: (text) => void (line = text) }
  return till
}

export let till: Till
export const opens = (next: Till): void => void (till = next)
export const settled = () => vi.advanceTimersByTimeAsync(200)
export const typed = async (text: string) => {
  till.line.write(text)
  takeLine(till)
  await settled()
}
export const scanned = async (text: string) => {
  takeScan(till, text)
  await settled()
}
export const names = () => till.state.basket.lines.map((line) => `${line.quantity} ${line.name}`)
export const said = () => till.state.notice?.key

export function forget(): void {
  overrides = {}
  sent = []
}

/** Before each story: nobody has asked anything, and a fresh till stands there. */
export function begin(): void {
  vi.useFakeTimers()
  show.useLanguage('fa')
  show.useMoneyUnit('toman')
  forget()
  isEnrolled = false
  limit = null
  programOff = 0
  till = newTill()
}
