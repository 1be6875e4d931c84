// The till without a browser: paying, sessions that end, parked baskets, approvals, returns.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { netKnown, undo } from './acts/basket'
import { approveNow } from './acts/approval'
import { openDiscount, openNote, setDiscountNow, setNoteNow, typeNote } from './acts/lines'
import { dueAfterGifts, takeGiftCard } from './acts/gift_cards'
import { back } from './acts/layers'
import { openParked, park } from './acts/park'
import { openPay, reckon, recordNow, settle, typePayment } from './acts/pay'
import { openReceipt, returnNow, setBack } from './acts/returns'
import { takeScan } from './acts/take'
import { openCounter, signIn } from './acts/session'
import { askedLines } from './state/basket'
import { Kept } from './state/kept'
import { begin, count, forget, limits, names, newTill, opens, overrides, programTakesOff, refusal, said, scanned, sent, settled, storage, till } from './stories'

beforeEach(begin)

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
  test('the program takes its discount off what is asked, and a price that changed meanwhile is asked for anew [F042]', async () => {
    programTakesOff(445_000)
    await toPay()
    expect(netKnown(till)).toBe(4_005_000)
    expect(till.layerOf('pay')?.texts.card).toBe('۴۰۰٬۵۰۰')
    overrides['POST /v1/sales'] = [refusal(400, 'sales.payments_do_not_add_up')]
    programTakesOff(0)
    recordNow(till)
    await settled()
    expect(till.state.layer).toBeNull()
    openPay(till)
    expect(till.layerOf('pay')?.texts.card).toBe('۴۴۵٬۰۰۰')
    recordNow(till)
    await settled()
    expect(till.layerOf('receipt')).toBeTruthy()
    expect(sent.filter((one) => one.what.startsWith('POST /v1/sales')).every((one) => (one.body as { prices?: unknown }).prices === 'open')).toBe(true)
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
    opens(newTill(new Kept(kept)))
    await toPay()
    overrides['POST /v1/sales'] = ['silence']
    recordNow(till)
    await vi.advanceTimersByTimeAsync(0)
    const key = sent.findLast((one) => one.what === 'POST /v1/sales')!.key
    forget()
    const second = newTill(new Kept(kept))
    openCounter(second)
    takeScan(second, '96385074')
    expect(second.state.notice?.key).toBe('pay.asking')
    await settled()
    expect(sent.find((one) => one.what === 'POST /v1/sales')!.key).toBe(key)
    expect(second.layerOf('receipt')).toBeTruthy()
  })
  test('a refusal leaves the pay layer, and the next try has a new key', async () => {
    overrides['POST /v1/sales'] = [refusal(409, 'sales.good_inactive')]
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
    opens(newTill(kept))
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

describe('gift cards', () => {
  const paying = '7700123412341230', printed = '7700123412341248'
  const shows = async (number: string) => {
    await scanned(`;${number}?`)
    await settled()
    takeGiftCard(till)
    await settled()
  }

  test('a parked sale and one on its way keep what names the card, never its number', async () => {
    const store = storage()
    const keptText = () => store.getItem('vafa-till-baskets:laleh:til_1')!
    opens(newTill(new Kept(store)))
    await scanned('6261234567897')
    await shows(printed)
    await shows(paying)
    expect(till.state.layer).toMatchObject({ kind: 'pay' })
    expect(dueAfterGifts(till)).toBe(4_450_000 + 5_000_000 - 3_000_000)
    back(till)
    park(till)
    expect(till.state.basket.gifts ?? []).toEqual([])
    expect(keptText()).not.toMatch(/7700\d{12}/)
    openParked(till)
    till.layerOf('choose')!.options[0]!.take()
    await settled()
    openPay(till)
    recordNow(till)
    expect(keptText()).toContain('"recording":{')
    expect(keptText()).not.toMatch(/7700\d{12}/)
    await settled()
    const asked = sent.find((one) => one.what === 'POST /v1/sales')!.body
    expect(asked).toMatchObject({ gift_cards: [{ number: 'gcd_1.a', amount: 3_000_000 }], lines: [{}, { gift_card: 'gcd_2.b' }] })
    expect(till.state.basket.gifts ?? []).toEqual([])
  })

  test('a card does not pay for a card, and is shown once', async () => {
    await shows(printed)
    await shows(paying)
    expect(dueAfterGifts(till)).toBe(5_000_000)
    back(till)
    await shows(paying)
    expect(said()).toBe('gift_card.twice')
  })

  test('one that is refused when the sale is recorded pays no more', async () => {
    await scanned('6261234567897')
    await shows(paying)
    overrides['POST /v1/sales'] = [refusal(409, 'gift_cards.blocked')]
    recordNow(till)
    await settled()
    expect(till.state.layer).toBeNull()
    expect(dueAfterGifts(till)).toBe(4_450_000)
  })
})

describe('a discount above the limit', () => {
  const discounted = (text: string, by: 'percent' | 'amount') => {
    openDiscount(till)
    till.edit('discount', { text, by })
    setDiscountNow(till)
  }
  beforeEach(async () => {
    limits(1000)
    await scanned('6261234567897')
  })
  test('waits for a manager, whose password goes out once and is kept nowhere', async () => {
    discounted('10', 'percent')
    await settled()
    expect(till.layerOf('approval')).toBeNull()
    discounted('44500', 'amount') // ten percent, as an amount
    await settled()
    expect(till.layerOf('approval')).toBeNull()
    discounted('44501', 'amount')
    expect(till.layerOf('approval')).toMatchObject({ rate: 1001, password: '' })
    expect(till.state.basket.lines[0]!.discount).toEqual({ kind: 'amount', rial: 445_000 })
    till.edit('approval', { login: 'reza', password: 'wrong' })
    await Promise.all([approveNow(till), settled()])
    expect(till.layerOf('approval')).toMatchObject({ password: '', isSending: false })
    till.edit('approval', { password: 'right' })
    await Promise.all([approveNow(till), settled()])
    expect(till.state.layer).toBeNull()
    expect(till.state.basket).toMatchObject({ approval: { id: 'apr_1', rate: 1001, by: 'رضا' }, lines: [{ discount: { rial: 445_010 } }] })
    openPay(till)
    recordNow(till)
    await settled()
    expect(sent.find((one) => one.what === 'POST /v1/sales')!.body.approval).toBe('apr_1')
    expect(till.state.basket.approval).toBeUndefined()
  })
  test('that the server refuses drops what was approved; the basket is there again and + asks anew', async () => {
    discounted('20', 'percent')
    till.edit('approval', { login: 'reza', password: 'right' })
    await Promise.all([approveNow(till), settled()])
    overrides['POST /v1/sales'] = [refusal(409, 'discounts.approval_ended')]
    openPay(till)
    recordNow(till)
    await settled()
    expect(till.state.basket.approval).toBeUndefined()
    expect(till.state.basket.lines).toHaveLength(1)
    openPay(till)
    expect(till.layerOf('approval')).toMatchObject({ rate: 2000 })
  })
})

test('a note makes a line its own: the same good scanned again begins another', async () => {
  await scanned('6261234567897')
  openNote(till)
  typeNote(till, ' کادو شود ')
  setNoteNow(till)
  await scanned('6261234567897')
  expect(names()).toEqual(['1 چای لاهیجان', '1 چای لاهیجان'])
  expect(askedLines(till.state.basket).map((line) => line.note)).toEqual(['کادو شود', undefined])
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
