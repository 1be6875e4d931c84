// The till without a browser: baskets, the LINE's acts, members and credit, against a server of a few lines.
import { beforeEach, describe, expect, test } from 'vitest'
import { isGoodsBarcode } from '../parts/input'
import { addGood, mark, payable, removeMarked, undo } from './acts/basket'
import { openCollaborator } from './acts/collaborator'
import { consentNow, holdNow, nextAmount, openCredit, typeConsent, typeCredit } from './acts/credit'
import { openDiscount, otherDiscount, setDiscountNow, setQuantityNow, openQuantity, typedPercent } from './acts/lines'
import { enrolNow } from './acts/members'
import { openPay } from './acts/pay'
import { askedLines, emptyBasket, netOf, withDiscount, withGood } from './state/basket'
import { Kept } from './state/kept'
import { begin, coffee, count, names, newTill, opens, overrides, refusal, said, scanned, sent, settled, storage, tea, till, typed } from './stories'

beforeEach(begin)

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
    opens(newTill(new Kept(kept)))
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

describe('a collaborator of a line [F091]', () => {
  beforeEach(async () => scanned('6261234567897'))

  test('is chosen from those the server knows, goes with the line, and keeps it apart from the same good', async () => {
    await openCollaborator(till)
    const layer = till.layerOf('choose')!
    expect(layer.options.map(({ title }) => title)).toEqual(['مریم'])
    till.close()
    layer.options[0]!.take()
    await scanned('6261234567897')
    expect(askedLines(till.state.basket).map((one) => one?.collaborator)).toEqual(['col_1', undefined])
    till.change({ basket: { ...till.state.basket, marked: 0 } })
    await openCollaborator(till)
    till.layerOf('choose')!.options.at(-1)!.take()
    expect(till.state.basket.lines[0]!.collaborator).toBeUndefined()
  })
  test('where there is none the till says what to do', async () => {
    overrides['GET /v1/collaborators?is_active=true'] = [{ status: 200, body: { items: [] } }]
    await openCollaborator(till)
    expect(said()).toBe('collaborator.nobody')
    expect(till.state.layer).toBeNull()
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
    opens(newTill(new Kept(kept)))
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
