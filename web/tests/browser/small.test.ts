// The same till on 1024×600, and the public pages on a phone: everything fits, nothing is cut.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Counter, openBrowser } from './counter'
import { artefacts, Installation, prepareLaleh, slug, type Laleh } from './installation'

let vafa: Installation
let browser: Browser
let laleh: Laleh

beforeAll(async () => {
  vafa = await Installation.start()
  laleh = prepareLaleh(vafa)
  browser = await openBrowser()
  mkdirSync(artefacts, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})

test('a sale at 1024×600', async () => {
  const counter = await Counter.atWork(browser, vafa, [1024, 600])
  await counter.swipes(laleh.sara.card!)
  await counter.sees('.member', 'سارا محمدی')
  for (const good of [laleh.tea, laleh.coffee, laleh.chocolate, laleh.chocolate]) await counter.scans(good.barcode)
  await counter.hasQuote()
  await counter.picture('03-basket')
  await counter.presses('F8')
  await counter.sees('.layer', 'چقدر از اعتبار')
  await counter.sees('.layer', 'به جای')
  await counter.picture('04-credit')
  await counter.presses('Enter')
  await counter.sees('.layer', 'رمز سارا محمدی')
  await counter.types(laleh.sara.pin)
  await counter.presses('Enter')
  await counter.sees('.earns', 'نگه داشته شد')
  await counter.hasQuote()
  await counter.presses('NumpadAdd')
  await counter.sees('.layer', 'کارتخوان')
  await counter.picture('07-pay')
  await counter.presses('NumpadAdd')
  await counter.sees('.layer h2', 'ثبت شد')
  await counter.picture('08-receipt')
  await counter.leaves()
})

test('a return with its legs and the shift\'s report at 1024×600', async () => {
  const counter = await Counter.atWork(browser, vafa, [1024, 600])
  await counter.swipes(laleh.sara.card!)
  await counter.sees('.member', 'سارا محمدی')
  for (const good of [laleh.tea, laleh.coffee, laleh.chocolate]) await counter.scans(good.barcode)
  await counter.hasQuote()
  await counter.presses('NumpadAdd')
  await counter.sees('.layer', 'کارتخوان')
  await counter.presses('NumpadAdd')
  await counter.sees('.layer h2', 'ثبت شد')
  const bars = await counter.page.getAttribute('.paper .barcode', 'aria-label')
  await counter.presses('Enter')
  await counter.scans(bars!)
  await counter.sees('.layer', 'برگشت از رسید')
  await counter.types('1')
  await counter.sees('.layer .legs', '۴۴۵٬۰۰۰')
  await counter.picture('13-return')
  await counter.presses('Escape', 'F1')
  await counter.types('نوبت')
  await counter.presses('Enter')
  await counter.sees('.layer', 'نقد در کشو')
  await counter.picture('24-shift')
  expect(await counter.page.evaluate(() => document.querySelector('.layer')!.scrollHeight <= document.querySelector('.layer')!.clientHeight)).toBe(true)
  await counter.leaves()
})

test('forty lines and nine-digit amounts: the basket scrolls, the page does not', async () => {
  const counter = await Counter.atWork(browser, vafa, [1024, 600])
  await counter.types('9999*')
  await counter.scans(laleh.coffee.barcode)
  for (let n = 0; n < 39; ++n) {
    await counter.types(`${n % 2 ? 3 : 2}*`, 60)
    await counter.scans(n % 2 ? laleh.tea.barcode : laleh.chocolate.barcode)
    await counter.presses('/')
    await counter.types('5', 60)
    await counter.presses('Enter')
  }
  await counter.hasQuote()
  expect(await counter.lines()).toHaveLength(40)
  await counter.picture('09-full')
  await counter.leaves()
})

test('in English the same page from left to right', async () => {
  const counter = await Counter.atWork(browser, vafa)
  await counter.presses('F1')
  await counter.types('English')
  await counter.presses('Enter')
  await counter.swipes(laleh.sara.card!)
  await counter.scans(laleh.tea.barcode)
  await counter.sees('.payable', 'Payable')
  await counter.hasQuote()
  expect(await counter.page.evaluate(() => document.documentElement.dir)).toBe('ltr')
  await counter.picture('19-english')
  await counter.leaves()
})

describe('public pages', () => {
  const pages: [string, string, string][] = [
    ['start', '/', 'باز کردن صندوق'],
    ['phone', `/${slug}/demo/phone`, 'موبایل صاحب گوشی'],
    ['docs', '/api/docs', 'sales.record'],
  ]
  for (const width of [390, 1366])
    test.each(pages)(`%s at ${width} px`, async (name, path, words) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => /Content Security Policy/.test(message.text()) && complaints.push(message.text()))
      await page.goto(vafa.root + path)
      await page.getByText(words).first().waitFor()
      await page.screenshot({ path: join(artefacts, `${name}-${width}.png`) })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await context.close()
    })

  test('a message reaches the phone, and it answers', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
    await page.goto(`${vafa.root}/${slug}/demo/phone`)
    await page.fill('#mobile', laleh.sara.mobile)
    await page.getByRole('button', { name: 'باز کردن گوشی' }).click()
    await page.locator('.handset', { hasText: 'سارا محمدی' }).waitFor()
    const before = await page.locator('.bubble').count()
    await page.locator('.chips .button', { hasText: 'مانده' }).click()
    await page.locator('.bubble').nth(before + 1).waitFor()
    await page.screenshot({ path: join(artefacts, 'phone-390-answered.png') })
    await page.close()
  })
})
