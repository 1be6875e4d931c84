// A cashier's day beside the sales: a manager's approval, a note under a line, the shift's report, the receipt at home.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf } from '../../parts/qr'
import { Counter, openBrowser } from './counter'
import { artefacts, cashier, Installation, prepareLaleh, slug, type Laleh } from './installation'

let vafa: Installation
let browser: Browser
let laleh: Laleh
let counter: Counter

beforeAll(async () => {
  vafa = await Installation.start()
  laleh = prepareLaleh(vafa)
  const staff = vafa.call<{ items: { id: string; login: string }[] }>('staff.list').items.find((one) => one.login === cashier.login)!
  vafa.call('sales.set_discount_limit', { staff: staff.id, rate: 1000 })
  browser = await openBrowser()
  mkdirSync(artefacts, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})
beforeEach(async () => {
  counter = await Counter.atWork(browser, vafa)
})
afterEach(() => counter.leaves())

const newestSale = () => vafa.call<{ items: { sale: string }[] }>('sales.list', { limit: 1 }).items[0]!.sale

async function paysByCard(): Promise<void> {
  await counter.hasQuote()
  await counter.presses('NumpadAdd')
  await counter.sees('.layer', 'کارتخوان')
  await counter.presses('NumpadAdd')
  await counter.sees('.layer h2', 'ثبت شد')
}

async function discounts(percent: string): Promise<void> {
  await counter.presses('/')
  await counter.types(percent)
  await counter.presses('Enter')
}

test('a discount above the limit asks for a manager, whose password stays nowhere [F084]', async () => {
  await counter.scans(laleh.tea.barcode)
  await counter.hasQuote()
  await discounts('10')
  await counter.sees('.lines', '۱۰٪')
  await discounts('20')
  await counter.sees('.layer h2', 'تأیید مدیر')
  await counter.picture('21-approval')
  await counter.types('reza')
  await counter.presses('Enter')
  await counter.types('not-this-one')
  await counter.presses('Enter')
  await counter.sees('.layer .notice', 'درست نیست')
  expect(await counter.page.inputValue('#approver-password')).toBe('')
  await counter.types(cashier.password)
  await counter.presses('Enter')
  await counter.sees('.lines', '۲۰٪')
  await counter.sees('.notice', 'رضا کریمی')
  const kept = await counter.page.evaluate(() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage }))
  expect(kept).not.toContain(cashier.password)
  await paysByCard()
  expect(vafa.call<{ approved_by: string }>('sales.show', { sale: newestSale() }).approved_by).toBe('رضا کریمی')
  await counter.presses('Enter')
  await counter.scans(laleh.tea.barcode)
  await counter.hasQuote()
  await discounts('20')
  await counter.sees('.layer h2', 'تأیید مدیر') // an approval is good for one sale
  await counter.presses('Escape')
  expect(await counter.text('.lines')).not.toContain('٪')
})

test('F2: the member gets points for a reason of the club\'s own, with an amount within its bounds [F057]', async () => {
  const points = () => vafa.call<{ points: { spendable: number } }>('ledger.balances', { member: laleh.sara.id }).points.spendable
  vafa.call('awards.define_reason', { name: 'نظرسنجی', wallet: 'points', least: 20, roles: ['cashier', 'owner'] })
  vafa.call('awards.define_reason', { name: 'کمک در نمایشگاه', wallet: 'points', least: 10, most: 90, roles: ['cashier', 'owner'] })
  const before = points()
  await counter.types(laleh.sara.mobile)
  await counter.presses('Enter')
  await counter.sees('.member', 'سارا')
  await counter.presses('F2')
  await counter.sees('.choices', 'دادن امتیاز با دلیل')
  await counter.page.locator('.choices li', { hasText: 'دادن امتیاز با دلیل' }).click()
  await counter.sees('.layer h2', 'برای چه')
  await counter.picture('24-awards')
  await counter.page.locator('.choices li', { hasText: 'نظرسنجی' }).click()
  await counter.sees('.notice', 'امتیاز برای «نظرسنجی» داده شد')
  expect(points()).toBe(before + 20)
  await counter.presses('F2')
  await counter.page.locator('.choices li', { hasText: 'دادن امتیاز با دلیل' }).click()
  await counter.page.locator('.choices li', { hasText: 'کمک در نمایشگاه' }).click()
  await counter.sees('.layer h2', 'چقدر برای')
  await counter.types('95')
  await counter.presses('Enter')
  await counter.sees('.notice', 'می‌توان داد')
  await counter.page.locator('#award').fill('')
  await counter.types('45')
  await counter.picture('25-award-amount')
  await counter.presses('Enter')
  await counter.sees('.notice', 'امتیاز برای «کمک در نمایشگاه» داده شد')
  expect(points()).toBe(before + 65)
})

test('Shift Enter: a note stands under its line, on the paper and on the customer\'s page [F084 F085]', async () => {
  await counter.swipes(laleh.sara.card!)
  await counter.sees('.member', 'سارا محمدی')
  await counter.scans(laleh.chocolate.barcode)
  await counter.page.waitForTimeout(350) // an Enter right after a scan is the scanner's
  await counter.presses('Shift+Enter')
  await counter.sees('.choices', 'بدون یادداشت')
  await counter.presses('3')
  await counter.sees('.layer h2', 'یادداشت')
  await counter.types('کادو شود')
  await counter.picture('22-note')
  await counter.presses('Enter')
  await counter.sees('.lines', 'کادو شود')
  await counter.picture('23-note-in-basket')
  await paysByCard()
  await counter.page.waitForFunction(() => document.querySelector('.paper .receipt-link path'))
  await expect.poll(() => counter.page.locator('.paper').textContent()).toContain('کادو شود')
  const { token } = vafa.call<{ token: string }>('sales.link_receipt', { sale: newestSale() })
  const link = `${vafa.root}/${slug}/r/${token}`
  expect(await counter.page.getAttribute('.paper .receipt-link path', 'd')).toBe((await codeOf(link)).path)

  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'fa-IR' })
  await phone.goto(link)
  await phone.locator('.bought', { hasText: 'کادو شود' }).waitFor()
  const text = await phone.locator('main').innerText()
  expect(text).toContain('۱۹۵٬۰۰۰')
  expect(text).not.toContain('محمدی')
  await phone.screenshot({ path: join(artefacts, 'receipt-390.png') })
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await phone.goto(link.slice(0, -1))
  await phone.locator('.refusal', { hasText: 'رسیدی با این نشانی نیست' }).waitFor()
  await phone.close()
  await counter.page.emulateMedia({ media: 'print' })
  await counter.page.locator('.paper').screenshot({ path: join(artefacts, 'paper-receipt.png') })
})

test('the shift\'s report from F1, on screen and on 80 mm', async () => {
  await counter.scans(laleh.tea.barcode)
  await paysByCard()
  await counter.presses('Enter')
  await counter.presses('F1')
  await counter.types('نوبت')
  await counter.presses('Enter')
  await counter.sees('.layer', 'نقد در کشو')
  await counter.picture('24-shift')
  const today = await counter.text('.layer h2')
  await counter.presses('ArrowUp')
  await counter.page.waitForFunction((before) => (document.querySelector('.layer h2') as HTMLElement).innerText !== before, today)
  await counter.presses('ArrowDown')
  await counter.page.waitForFunction((before) => (document.querySelector('.layer h2') as HTMLElement).innerText === before, today)
  await counter.presses('NumpadMultiply')
  await counter.page.locator('.paper', { hasText: 'نقد در کشو' }).waitFor({ state: 'attached' })
  await expect.poll(() => counter.page.locator('.paper .barcode').count()).toBe(0)
  await counter.page.emulateMedia({ media: 'print' })
  await counter.page.locator('.paper').screenshot({ path: join(artefacts, 'paper-shift.png') })
  await counter.page.emulateMedia({ media: 'screen' })
  await counter.presses('Enter')
  await counter.seesNo('.layer')
})
