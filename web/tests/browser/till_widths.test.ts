// What the till opens rarely, at every width it may stand on: the collaborator of a line, and a gift card beside the payment.
import { describe, expect, test } from 'vitest'
import { findings } from './axe'
import { Counter } from './counter'
import { browser, laleh, onStage, vafa } from './stage'

let number: string

onStage(() => {
  for (const name of ['نرگس پرهیزگار بندپی', 'بهرام']) vafa.call('collaborators.define', { name, percent: 1500 })
  const batch = vafa.call<{ id: string }>('gift_cards.print', { name: 'نوروز', count: 1, value: 5_000_000, last_day: '2099-01-01' })
  number = vafa.call<{ items: { number: string }[] }>('gift_cards.export', { batch: batch.id }).items[0]!.number
  vafa.call('gift_cards.activate', { batch: batch.id })
})

const newestSale = () => vafa.call<{ items: { sale: string }[] }>('sales.list', { limit: 1 }).items[0]!.sale

describe.each([[1440, 900], [1024, 600], [390, 844]] as [number, number][])('at %i × %i', (...size) => {
  test('a colleague takes part in a line, found by name, out of F1 and of Shift Enter, and off again [F091]', async () => {
    const counter = await Counter.atWork(browser, vafa, size)
    await counter.presses('F1')
    await counter.types('همکار')
    await counter.presses('Enter')
    await counter.sees('.notice', 'ردیفی در سبد نیست')
    await counter.scans(laleh.tea.barcode)
    await counter.sees('.lines', 'چای لاهیجان')
    await counter.presses('F1')
    await counter.types('همکار')
    await counter.presses('Enter')
    await counter.sees('.layer h2', 'همکار در «چای لاهیجان')
    await counter.types('نرگس')
    await expect.poll(() => counter.page.locator('.choices li').count()).toBe(1)
    await counter.picture('50-collaborators')
    expect(await findings(counter.page)).toEqual([])
    await counter.presses('Enter')
    await counter.sees('.lines', 'نرگس پرهیزگار بندپی')
    await counter.picture('51-line-with-collaborator')
    await counter.presses('Shift+Enter')
    await counter.sees('.layer .choices', 'نرگس پرهیزگار بندپی')
    await counter.presses('4')
    await counter.sees('.layer h2', 'همکار در «چای لاهیجان')
    await counter.sees('.layer', 'بدون همکار')
    await counter.types('بهرام')
    await counter.presses('Enter')
    await counter.sees('.lines', 'بهرام')
    await counter.hasQuote()
    await counter.presses('NumpadAdd')
    await counter.sees('.layer', 'کارتخوان')
    await counter.presses('NumpadAdd')
    await counter.sees('.layer h2', 'ثبت شد')
    const { receipt } = vafa.call<{ receipt: { lines: { collaborator_name?: string }[] } }>('sales.show', { sale: newestSale() })
    expect(receipt.lines[0]!.collaborator_name).toBe('بهرام')
    await counter.leaves()
  })

  test('a gift card is asked for beside the payment, and let go of again [F092 F094]', async () => {
    const counter = await Counter.atWork(browser, vafa, size)
    await counter.scans(laleh.chocolate.barcode)
    await counter.hasQuote()
    await counter.presses('NumpadAdd')
    await counter.sees('.layer', 'کارتخوان')
    await counter.presses('NumpadMultiply')
    await counter.types(number)
    await counter.presses('Enter')
    await counter.sees('.layer', 'کارت هدیه: ۵۰۰٬۰۰۰ تومان')
    await counter.picture('52-gift-card')
    await counter.presses('Enter')
    await counter.sees('.layer', 'می‌ماند ۳۰۵٬۰۰۰ تومان')
    await counter.picture('53-pay-by-gift-card')
    expect(await findings(counter.page)).toEqual([])
    await counter.presses('NumpadSubtract')
    await counter.sees('.layer', 'کارت هدیه از پرداخت کنار رفت')
    await counter.leaves()
  })
})
