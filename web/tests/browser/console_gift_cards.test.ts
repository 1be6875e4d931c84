// Gift cards at the console and at the till, by keyboard: made, listed, activated, sold, spent, blocked.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Counter } from './counter'
import { Desk } from './desk'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk
let batch: { id: string }
let numbers: string[]

onStage(() => {
  batch = vafa.call<{ id: string }>('gift_cards.print', { name: 'عید غدیر', count: 3, value: 5_000_000, last_day: '2099-01-01' })
  numbers = vafa.call<{ items: { number: string }[] }>('gift_cards.export', { batch: batch.id }).items.map((one) => one.number)
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/gift-cards')
})
afterEach(() => desk.leaves())

const shown = (id: string) => vafa.call<{ active: number; blocked: number; remaining: number }>('gift_cards.show_batch', { batch: id })
const left = (number: string) => vafa.call<{ left: number }>('gift_cards.balance', { number }).left

test('a batch is made, its numbers are listed for the printer, its cards are activated, and one is blocked [F092 F093]', async () => {
  await desk.does('دستهٔ تازه')
  await desk.fills('برای چه', 'نوروز مشتریان')
  await desk.fills('چند کارت', '120')
  await desk.fills('ارزش هر کارت (تومان)', '50000')
  await desk.fills('تا پایان روز', 'فردا')
  await desk.sees('روی هم ۶٬۰۰۰٬۰۰۰', '.dialog')
  await desk.pictures('63-gift-cards-new')
  await desk.does('ساختن کارت‌ها')
  await desk.sees('فعال نشده', '.table')
  const made = vafa.call<{ items: { id: string }[] }>('gift_cards.batches').items[0]!.id
  const file = desk.page.waitForEvent('download')
  await desk.does('گرفتن شماره‌ها برای چاپ')
  await desk.page.locator('.dialog').waitFor()
  await desk.does('گرفتن شماره‌ها برای چاپ')
  expect((await file).suggestedFilename()).toBe('نوروز مشتریان.csv')
  await desk.choosesAct('فعال کردن همه')
  await desk.does('فعال کردن همه')
  await expect.poll(() => shown(made)).toMatchObject({ active: 120, remaining: 60_000_000 })
  await desk.sees('فعال', '.table .badge')
  await desk.pictures('64-gift-card-batch')
  const tail = (await desk.text('.table tbody th')).replace(/[^۰-۹0-9 ]/g, '').trim().split(/\s+/).at(-1)!
  expect(tail).toMatch(/^[۰-۹]{4}$/)
  await desk.choosesRowAct(tail, 'مسدود کردن کارت')
  await desk.does('مسدود کردن کارت')
  await expect.poll(() => shown(made)).toMatchObject({ active: 119, blocked: 1 })
  await desk.goes('/gift-cards')
  await desk.sees('نوروز مشتریان', '.table')
  await desk.pictures('65-gift-cards')
})

test('the till sells a card, and takes one beside cash; the receipt tells what is left [F092 F094]', async () => {
  const counter = await Counter.atWork(browser, vafa)
  await counter.swipes(numbers[0]!)
  await counter.sees('.layer', 'کارت هدیهٔ تازه: ۵۰۰٬۰۰۰ تومان')
  await counter.letsGo()
  await counter.presses('Enter')
  await counter.hasQuote()
  await counter.presses('NumpadAdd')
  await counter.sees('.layer', 'کارتخوان')
  await counter.presses('NumpadAdd')
  await counter.sees('.layer h2', 'ثبت شد')
  expect(left(numbers[0]!)).toBe(5_000_000)
  await counter.presses('Enter')
  await counter.scans(laleh.chocolate.barcode)
  await counter.hasQuote()
  await counter.presses('NumpadAdd')
  await counter.sees('.layer', 'کارتخوان')
  await counter.presses('NumpadMultiply')
  await counter.types(numbers[0]!)
  await counter.presses('Enter')
  await counter.sees('.layer', 'کارت هدیه: ۵۰۰٬۰۰۰ تومان')
  await counter.picture('20-gift-card')
  await counter.presses('Enter')
  await counter.sees('.layer', 'می‌ماند ۳۰۵٬۰۰۰ تومان')
  await counter.picture('21-pay-by-gift-card')
  await counter.presses('NumpadAdd')
  await counter.sees('.layer', 'مانده ۳۰۵٬۰۰۰ تومان')
  expect(left(numbers[0]!)).toBe(3_050_000)
  await counter.leaves()
})
