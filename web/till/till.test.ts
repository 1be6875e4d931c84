// The till without a browser: baskets, the LINE's acts, credit, paying, returns, against a server of a few lines.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Client } from '../parts/client'
import * as show from '../parts/formats'
import { isGoodsBarcode } from '../parts/input'
import { addGood, mark, payable, removeMarked, undo } from './acts/basket'
import { consentNow, holdNow, nextAmount, openCredit, typeConsent, typeCredit } from './acts/credit'
import { openDiscount, otherDiscount, setDiscountNow, setQuantityNow, openQuantity, typedPercent } from './acts/lines'
import { enrolNow } from './acts/members'
import { openParked, park } from './acts/park'
import { openPay, reckon, recordNow, settle, typePayment } from './acts/pay'
import { openReceipt, returnNow, setBack } from './acts/returns'
import { takeLine, takeScan } from './acts/take'
import { askToSignIn, openCounter, signIn } from './acts/session'
import type { Good, MemberListed, Session } from './api/types'
import { askedLines, emptyBasket, netOf, withDiscount, withGood } from './state/basket'
import { Catalog } from './state/catalog'
import { Kept } from './state/kept'
import { usualSettings, type State } from './state/state'
import { Till } from './till'

const good = (id: string, name: string, price: number, barcodes: string[], more: Partial<Good> = {}): Good => ({ id, name, price, barcodes, good_class: 'normal', unit: '', vat: 0, is_active: true, ...more })
const tea = good('g1', 'چای لاهیجان', 4_450_000, ['6261234567897'], { quick_key: 5, article: '1200' })
const coffee = good('g2', 'قهوهٔ اسپرسو', 4_500_000, ['96385074'])
const sara: MemberListed = { id: 'mem_1', number: 1200, name: 'سارا محمدی', father_name: '', masked_mobile: '0912***4567', group_name: 'A', status: 'active', is_credit_frozen: false, enrolled_day: '2026-01-01' }
const ali: MemberListed = { ...sara, id: 'mem_2', number: 10249, name: 'علی رضایی' }
const session: Session = {
  staff: 'stf_1', name: 'مریم', role: 'cashier', club_name: 'لاله', club_slug: 'laleh', money_unit: 'toman', is_demo: false, is_sandbox: false,
  today: '2026-11-22', till: { id: 'til_1', number: 2, branch: 'brn_1', branch_name: 'ونک' }, tills: [],
}

type Body = Record<string, unknown> & { lines: { good?: string; unit_price?: number; quantity: number }[] }
type Reply = { status: number; body: unknown } | 'cut' | 'silence'
const refusal = (status: number, code: string): Reply => ({ status, body: { type: '', title: '', status, code, detail: `جملهٔ ${code}` } })

function priced(body: Body) {
  const net = body.lines.reduce((sum, line) => sum + ([tea, coffee].find((one) => one.id === line.good)?.price ?? line.unit_price ?? 0) * line.quantity, 0)
  const credit = (body.credit as number | undefined) ?? (body.hold ? 2_000_000 : 0)
  return {
    member: null, lines: [], gross: net, discount: 0, net, credit, payable: net - credit, points: body.member ? Math.floor((net - credit) / 200_000) : 0, earned_credit: 0,
    awards: [], not_applied: [], notices: [], program_version: 3,
    usable_credit: body.member ? { most: 2_350_000, balance: 2_350_000, consent: 'pin', sentence: 'تا ۲۳۵٬۰۰۰ تومان' } : null,
  }
}

const replies: Record<string, (body: Body) => Reply> = {
  'POST /v1/members/find': ({ text }) => ({ status: 200, body: { items: { '8800000000000013': [sara], '09121234567': [sara], '1200': [sara], 'سارا': [sara], 'ی': [sara, ali], '8800000000000021': [ali], '09350000000': isEnrolled ? [ali] : [] }[text as string] ?? [] } }),
  'POST /v1/members': () => ((isEnrolled = true), { status: 200, body: { id: 'mem_2', number: 10249, name: '', masked_mobile: '', gifts: [] } }),
  'POST /v1/sales/quotes': (body) => ({ status: 200, body: priced(body) }),
  'POST /v1/holds': ({ amount }) => ({ status: 200, body: { hold: 'hld_1', member: 'mem_1', amount, state: 'waits_for_consent', needed: 'pin', ends_at: '', credit_left: 0 } }),
  'POST /v1/holds/hld_1/confirmation': ({ pin }) => (pin === '1357' ? { status: 200, body: { hold: 'hld_1', member: 'mem_1', amount: 2_000_000, state: 'held', needed: 'none', ends_at: '', credit_left: 0 } } : refusal(403, 'pin.wrong')),
  'POST /v1/holds/hld_1/void': () => ({ status: 200, body: {} }),
  'POST /v1/sales': (body) => ({ status: 200, body: { ...priced(body), sale: 'sal_1', number: 7, at: '', day: '2026-11-22', payments: body.payments } }),
  'GET /v1/receipts/7': () => ({ status: 200, body: { receipt: { sale: 'sal_1', number: 7, day: '2026-11-22', lines: [{ line: 1, name: 'چای', quantity: 3, net: 1 }] }, returned: [{ line: 1, returned: 1 }] } }),
  'POST /v1/sales/sal_1/returns/quotes': ({ lines }) => ({ status: 200, body: { lines: [], value: lines[0]!.quantity, credit_back: 0, cash_back: lines[0]!.quantity, withheld: 0, points: -1, earned_credit: 0 } }),
  'POST /v1/sales/sal_1/returns': () => ({ status: 200, body: { id: 'ret_1', sale: 'sal_1', lines: [], points: -1 } }),
  'POST /v1/sessions': ({ password }) => (password === 'right' ? { status: 200, body: session } : refusal(401, 'sessions.sign_in_failed')),
  'GET /v1/goods?is_active=true&limit=1000': () => ({ status: 200, body: { items: [tea, coffee] } }),
}

let isEnrolled = false
let overrides: Record<string, Reply[]> = {}
let sent: { what: string; body: Body; key: string | null }[] = []
const count = (what: string) => sent.filter((one) => one.what === what).length

const storage = (): Storage => {
  const all = new Map<string, string>()
  return { getItem: (name: string) => all.get(name) ?? null, setItem: (name: string, value: string) => void all.set(name, value) } as unknown as Storage
}

function newTill(kept = new Kept(storage())): Till {
  const till: Till = new Till(
    {
      stage: 'counter', club: 'laleh', session, isSessionOver: false, signInProblem: null, connection: { isConnected: true, since: 0 }, isAsking: false,
      goods: [], areGoodsComing: false, basket: emptyBasket('مریم'), past: [], parked: [], quote: null, isQuoteOld: false, quoteRefusal: null, layer: null, notice: null, shakes: 0, paper: null,
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

let till: Till
const settled = () => vi.advanceTimersByTimeAsync(200)
const typed = async (text: string) => {
  till.line.write(text)
  takeLine(till)
  await settled()
}
const scanned = async (text: string) => {
  takeScan(till, text)
  await settled()
}
const names = () => till.state.basket.lines.map((line) => `${line.quantity} ${line.name}`)
const said = () => till.state.notice?.key

beforeEach(() => {
  vi.useFakeTimers()
  show.useLanguage('fa')
  show.useMoneyUnit('toman')
  overrides = {}
  sent = []
  isEnrolled = false
  till = newTill()
})

test('the barcodes of these stories are real', () => expect([...tea.barcodes, ...coffee.barcodes].every(isGoodsBarcode)).toBe(true))

describe('the basket', () => {
  test('a good scanned twice is one line; a line with a discount stays alone', () => {
    let basket = withGood(withGood(emptyBasket('x'), tea, 1), tea, 2)
    expect(basket.lines.map((line) => line.quantity)).toEqual([3])
    basket = withGood(withDiscount(basket, 0, { kind: 'percent', basisPoints: 1000 }), tea, 1)
    expect(basket.lines).toHaveLength(2)
    expect(askedLines(basket)[0]).toEqual({ good: 'g1', quantity: 3, discount_rate: 1000 })
  })
  test.each([
    [{ kind: 'percent', basisPoints: 1000 } as const, 4_005_000], [{ kind: 'amount', rial: 50_000 } as const, 4_400_000],
    [{ kind: 'amount', rial: 9_999_999 } as const, 0], [{ kind: 'percent', basisPoints: 3333 } as const, 4_450_000 - 1_483_185],
  ])('discount %j', (discount, net) => expect(netOf(withDiscount(withGood(emptyBasket('x'), tea, 1), 0, discount).lines[0]!)).toBe(net))

  test('removing is undone line by line, at any depth', async () => {
    await scanned('6261234567897')
    await scanned('96385074')
    mark(till, 0)
    removeMarked(till)
    expect(names()).toEqual(['1 قهوهٔ اسپرسو'])
    undo(till)
    expect(names()).toEqual(['1 چای لاهیجان', '1 قهوهٔ اسپرسو'])
    undo(till)
    undo(till)
    undo(till)
    expect(names()).toEqual([])
  })
})

describe('the LINE', () => {
  test.each([
    ['6261234567897', ['1 چای لاهیجان']], ['3*6261234567897', ['3 چای لاهیجان']], ['.5', ['1 چای لاهیجان']], ['2*.5', ['2 چای لاهیجان']], ['چای', ['1 چای لاهیجان']],
  ])('%s', async (text, lines) => {
    await typed(text)
    expect(names()).toEqual(lines)
    expect(till.line.read()).toBe('')
  })

  test('Enter on an empty LINE is harmless', async () => {
    addGood(till, tea, 1)
    await typed('')
    expect(said()).toBe('notice.enter_is_harmless')
    expect(till.state.layer).toBeNull()
  })

  test('a quantity waits in the LINE for the scan; a name stays where it is', async () => {
    till.line.write('3*')
    await scanned('6261234567897')
    expect(names()).toEqual(['3 چای لاهیجان'])
    expect(till.line.read()).toBe('')
    till.line.write('سا')
    await scanned('96385074')
    expect(till.line.read()).toBe('سا')
  })

  test('a number that is both an article and a member is asked about', async () => {
    await typed('1200')
    expect(till.layerOf('choose')!.options.map((one) => one.title)).toEqual(['چای لاهیجان', 'سارا محمدی'])
  })
  test('two of one name are a choice, one is taken', async () => {
    await typed('سارا')
    expect(till.state.basket.member?.id).toBe('mem_1')
    await typed('ی')
    expect(till.layerOf('choose')!.options.length).toBeGreaterThan(1)
  })
  test.each(['1234567890', 'هیچ‌کس', '.77'])('%s is not taken, and stands there again to be mended', async (text) => {
    await typed(text)
    expect(till.state.notice?.tone).toBe('bad')
    expect(till.line.read()).toBe(text)
  })
  test('a bank card typed by hand does not come back', async () => {
    await typed('6037701689095443')
    expect(till.line.read()).toBe('')
  })
  test('an unknown barcode is sold once by its price, or not', async () => {
    await scanned('6260000000019')
    expect(till.layerOf('price')).toBeTruthy()
  })
  test('a bank card reaches neither server nor storage', async () => {
    const kept = storage()
    till = newTill(new Kept(kept))
    await scanned(';6037701689095443=0512?')
    expect(said()).toBe('notice.bank_card')
    expect(sent).toHaveLength(0)
    expect(kept.getItem('vafa-till-baskets:laleh:til_1')).toBeNull()
    expect(JSON.stringify(till.state)).not.toContain('6037')
  })
  test('the second misread names the other way', async () => {
    await scanned(';E?00000')
    expect(said()).toBe('notice.misread')
    await scanned(';8800000000000014?')
    expect(said()).toBe('notice.misread_again')
  })
})

describe('quantity and discount', () => {
  beforeEach(async () => scanned('6261234567897'))
  test('set by their layers', () => {
    openQuantity(till)
    till.edit('quantity', { text: '۱۲' })
    setQuantityNow(till)
    openDiscount(till)
    otherDiscount(till)
    till.edit('discount', { text: '۱۰٬۰۰۰' })
    setDiscountNow(till)
    expect(till.state.basket.lines[0]).toMatchObject({ quantity: 12, discount: { kind: 'amount', rial: 100_000 } })
  })
  test.each([['۱۰', 1000], ['۲٫۵', 250], ['2.25', 225], ['100', 10_000], ['101', null], ['x', null], ['', null]])('%s percent', (text, value) => expect(typedPercent(text)).toBe(value))
  test('a discount above the line is refused and the layer stays', () => {
    openDiscount(till)
    otherDiscount(till)
    till.edit('discount', { text: '۹٬۹۹۹٬۹۹۹' })
    setDiscountNow(till)
    expect(said()).toBe('discount.too_much')
    expect(till.layerOf('discount')).toBeTruthy()
  })
})

describe('the member', () => {
  test('another card in a sale is asked about', async () => {
    await scanned(';8800000000000013?')
    await scanned('6261234567897')
    await scanned(';8800000000000021?')
    expect(till.state.basket.member?.id).toBe('mem_1')
    till.layerOf('choose')!.options[0]!.take()
    expect(till.state.basket.member?.id).toBe('mem_2')
  })
  test('an unknown mobile becomes a member by Enter alone', async () => {
    await typed('09350000000')
    expect(till.layerOf('enrol')?.mobile).toBe('۰۹۳۵ ۰۰۰ ۰۰۰۰')
    await Promise.all([enrolNow(till), settled()])
    expect(sent.find((one) => one.what === 'POST /v1/members')!.body).toEqual({ mobile: '09350000000' })
    expect(till.state.basket.member?.id).toBe('mem_2')
    expect(till.state.layer).toBeNull()
  })
})

describe('the quote', () => {
  test('is asked for once after 80 ms of quiet', async () => {
    addGood(till, tea, 1)
    addGood(till, tea, 1)
    addGood(till, coffee, 1)
    expect(till.state.isQuoteOld).toBe(true)
    await settled()
    expect(count('POST /v1/sales/quotes')).toBe(1)
    expect(till.state).toMatchObject({ isQuoteOld: false, quote: { net: 13_400_000 } })
  })
  test('a refused one is said, and nothing can be paid', async () => {
    overrides['POST /v1/sales/quotes'] = [refusal(409, 'sales.good_inactive')]
    await scanned('6261234567897')
    expect(till.state.quoteRefusal).toBe('جملهٔ sales.good_inactive')
    openPay(till)
    expect(till.state.layer).toBeNull()
  })
})

describe('credit', () => {
  beforeEach(async () => {
    await scanned(';8800000000000013?')
    await scanned('6261234567897')
  })
  const toPin = async (amount = '۲۰۰٬۰۰۰') => {
    openCredit(till)
    typeCredit(till, amount)
    await settled()
    await Promise.all([holdNow(till), settled()])
  }
  test('begins with the most, and walks through half and a round sum', async () => {
    openCredit(till)
    expect(till.layerOf('credit_amount')?.text).toBe('۲۳۵٬۰۰۰')
    nextAmount(till, 1)
    expect(till.layerOf('credit_amount')?.text).toBe('۱۱۷٬۵۰۰')
    nextAmount(till, 1)
    expect(till.layerOf('credit_amount')?.text).toBe('۲۳۰٬۰۰۰')
    await settled()
    expect(till.layerOf('credit_amount')?.quote?.points).toBe(10)
  })
  test('zero is zero', async () => {
    await toPin('۰')
    expect(count('POST /v1/holds')).toBe(0)
    expect(till.state.layer).toBeNull()
  })
  test('a wrong PIN empties the field, a right one holds; the PIN stands nowhere', async () => {
    const kept = storage()
    till = newTill(new Kept(kept))
    await scanned(';8800000000000013?')
    await scanned('6261234567897')
    await toPin()
    typeConsent(till, '۹۹۹۹')
    await Promise.all([consentNow(till), settled()])
    expect(till.layerOf('consent')?.text).toBe('')
    typeConsent(till, '1357')
    await Promise.all([consentNow(till), settled()])
    expect(till.state.basket.hold?.amount).toBe(2_000_000)
    expect(payable(till)).toBe(2_450_000)
    expect(kept.getItem('vafa-till-baskets:laleh:til_1')).not.toContain('1357')
  })
  test('a scan in the PIN layer gives the hold back and adds the line', async () => {
    await toPin()
    await scanned('96385074')
    expect(till.state.layer).toBeNull()
    expect(count('POST /v1/holds/hld_1/void')).toBe(1)
    expect(names()).toEqual(['1 چای لاهیجان', '1 قهوهٔ اسپرسو'])
    expect(said()).toBe('notice.back_in_basket')
  })
})

describe('paying', () => {
  test.each([
    [1000, { card: '۱۰۰', cash: '', other: '' }, { missing: 0, change: 0, payments: { card: 1000, cash: 0, other: 0 } }],
    [1000, { card: '', cash: '۱۵۰', other: '' }, { missing: 0, change: 500, payments: { card: 0, cash: 1000, other: 0 } }],
    [1000, { card: '', cash: '۴۰', other: '۱۰' }, { missing: 500, change: 0, payments: { card: 0, cash: 400, other: 100 } }],
    [1000, { card: '۱۲۰', cash: '', other: '' }, { missing: 0, change: 0, payments: { card: 1200, cash: 0, other: 0 } }],
  ])('%d by %j', (due, texts, reckoned) => expect(reckon(due, texts)).toEqual(reckoned))

  const toPay = async () => {
    await scanned('6261234567897')
    openPay(till)
  }
  test('cash lowers what the terminal carries', async () => {
    await toPay()
    typePayment(till, 'cash', '۴۵٬۰۰۰')
    expect(till.layerOf('pay')?.texts.card).toBe('۴۰۰٬۰۰۰')
    typePayment(till, 'cash', '۵۰۰٬۰۰۰')
    expect(till.layerOf('pay')?.texts.card).toBe('')
  })
  test('+ before the figures are there opens as soon as they are; a change meanwhile forgets it', async () => {
    takeScan(till, '6261234567897')
    openPay(till)
    expect(till.state.layer).toBeNull()
    await settled()
    expect(till.layerOf('pay')?.texts.card).toBe('۴۴۵٬۰۰۰')
    till.close()
    takeScan(till, '96385074')
    openPay(till)
    takeScan(till, '96385074')
    await settled()
    expect(till.state.layer).toBeNull()
  })
  test('is recorded once, however often + is pressed, and the basket is fresh', async () => {
    await toPay()
    recordNow(till)
    recordNow(till)
    await settled()
    recordNow(till)
    expect(count('POST /v1/sales')).toBe(1)
    expect(till.layerOf('receipt')?.receipt.number).toBe(7)
    expect(names()).toEqual([])
    undo(till)
    expect(names()).toEqual([])
  })
  test('a line cut while recording: the same key until an answer, then the receipt', async () => {
    overrides['POST /v1/sales'] = ['cut', 'cut', refusal(503, 'server.outcome_unknown')]
    await toPay()
    recordNow(till)
    await settled()
    const keys = sent.filter((one) => one.what === 'POST /v1/sales').map((one) => one.key)
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
    expect(till.layerOf('receipt')).toBeTruthy()
  })
  test('a reload while recording asks with the key that was kept', async () => {
    const kept = storage()
    till = newTill(new Kept(kept))
    await toPay()
    overrides['POST /v1/sales'] = ['silence']
    recordNow(till)
    await vi.advanceTimersByTimeAsync(0)
    const key = sent.findLast((one) => one.what === 'POST /v1/sales')!.key
    overrides = {}
    sent = []
    const second = newTill(new Kept(kept))
    openCounter(second)
    takeScan(second, '96385074')
    expect(second.state.notice?.key).toBe('pay.asking')
    await settled()
    expect(sent.find((one) => one.what === 'POST /v1/sales')!.key).toBe(key)
    expect(second.layerOf('receipt')).toBeTruthy()
  })
  test('a refusal leaves the pay layer, and the next try has a new key', async () => {
    overrides['POST /v1/sales'] = [refusal(409, 'sales.payments_do_not_add_up')]
    await toPay()
    recordNow(till)
    await settled()
    expect(till.layerOf('pay')).toMatchObject({ isRecording: false })
    recordNow(till)
    await settled()
    expect(new Set(sent.filter((one) => one.what === 'POST /v1/sales').map((one) => one.key)).size).toBe(2)
  })
  test('without a server + waits', async () => {
    await scanned('6261234567897')
    till.change({ connection: { isConnected: false, since: 0 } })
    openPay(till)
    expect(said()).toBe('offline.waits')
    expect(till.state.layer).toBeNull()
  })
  test('nothing to settle asks nothing', async () => {
    await settle(till)
    expect(sent).toHaveLength(0)
  })
})

describe('the session', () => {
  test('ends in the middle of a sale: signed in again, the same sale with the same key', async () => {
    overrides['POST /v1/sales'] = [refusal(401, 'sessions.ended')]
    await scanned('6261234567897')
    openPay(till)
    recordNow(till)
    await settled()
    expect(till.state).toMatchObject({ isSessionOver: true, layer: { kind: 'pay' } })
    await signIn(till, 'maryam', 'wrong')
    expect(till.state.isSessionOver).toBe(true)
    await signIn(till, 'maryam', 'right')
    await settled()
    expect(till.state).toMatchObject({ isSessionOver: false, layer: { kind: 'receipt' } })
    expect(new Set(sent.filter((one) => one.what === 'POST /v1/sales').map((one) => one.key)).size).toBe(1)
  })
})

describe('parked baskets', () => {
  test('survive a restart with all they have', async () => {
    const kept = new Kept(storage())
    till = newTill(kept)
    await scanned(';8800000000000013?')
    await scanned('6261234567897')
    park(till)
    await scanned('96385074')
    const second = newTill(kept)
    openCounter(second)
    expect(second.state.basket.lines.map((line) => line.name)).toEqual(['قهوهٔ اسپرسو'])
    openParked(second)
    second.layerOf('choose')!.options[0]!.take()
    expect(second.state.basket.member?.id).toBe('mem_1')
    expect(second.state.parked).toHaveLength(1) // what was in hand is parked, not lost
    await settled()
  })
})

describe('returns', () => {
  test('more than is kept is refused by the line\'s name; the rest is taken back', async () => {
    await openReceipt(till, '7')
    setBack(till, 0, 3)
    expect(till.state.notice).toMatchObject({ key: 'returns.too_many', values: { good: 'چای', left: '۲' } })
    setBack(till, 0, 2)
    await Promise.all([returnNow(till), settled()])
    expect(sent.at(-1)!.body.lines).toEqual([{ line: 1, quantity: 2 }])
    expect(till.layerOf('returned')).toBeTruthy()
  })
  test('the legs are asked for after a moment of quiet, for what is chosen last', async () => {
    await openReceipt(till, '7')
    setBack(till, 0, 1)
    setBack(till, 0, 2)
    await settled()
    expect(count('POST /v1/sales/sal_1/returns/quotes')).toBe(1)
    expect(till.layerOf('return')?.quote?.cash_back).toBe(2)
    setBack(till, 0, 0)
    expect(till.layerOf('return')?.quote).toBeNull()
    await settled()
    expect(count('POST /v1/sales/sal_1/returns/quotes')).toBe(1)
    expect(count('POST /v1/sales/sal_1/returns')).toBe(0)
  })
  test('a receipt\'s barcode opens it', async () => {
    await scanned('R0000000007')
    expect(till.layerOf('return')?.returned).toEqual([1])
  })
  test('nothing chosen asks nothing', async () => {
    await openReceipt(till, '7')
    await returnNow(till)
    expect(said()).toBe('returns.nothing_chosen')
    expect(count('POST /v1/sales/sal_1/returns')).toBe(0)
  })
})
