// Every page and every layer by axe's rules (WCAG 2.2 AA and good practice), in Persian and in English: nothing is found.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings } from './axe'
import { Counter, openBrowser } from './counter'
import { Installation, prepareLaleh, slug, type Laleh } from './installation'

let vafa: Installation
let browser: Browser
let laleh: Laleh

beforeAll(async () => {
  vafa = await Installation.start()
  laleh = prepareLaleh(vafa)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})

describe.each([['fa', 'bright'], ['en', 'night']] as const)('in %s, %s', (language, theme) => {
  const colorScheme = theme === 'night' ? 'dark' : 'light'
  test.each([['start', '/'], ['phone', `/${slug}/demo/phone`], ['documents', '/api/docs']])('the page %s', async (_, path) => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, colorScheme })
    await page.goto(`${vafa.root}${path}?lang=${language}`)
    await page.locator('h1').first().waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    expect(await findings(page)).toEqual([])
    await page.close()
  }, 120_000)

  test('the page of a receipt', async () => {
    const line = { name: 'کیک تولد', unit_price: 1_000_000, quantity: 2, discount: 100_000, note: 'کادو شود' }
    const branch = vafa.call<{ items: { id: string }[] }>('branches.list').items[0]!.id
    const sold = { lines: [line], payments: { card: 1_900_000, cash: 0, other: 0 }, member: { kind: 'id', id: laleh.sara.id }, branch }
    const { sale } = vafa.call<{ sale: string }>('sales.record', sold, slug, `receipt-in-${language}`)
    const { token } = vafa.call<{ token: string }>('sales.link_receipt', { sale })
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme })
    await page.goto(`${vafa.root}/${slug}/r/${token}?lang=${language}`)
    await page.locator('.bought').waitFor()
    expect(await findings(page)).toEqual([])
    await page.close()
  })

  test('the till, from the door to the receipt, with all its layers', async () => {
    const counter = await Counter.open(browser, vafa)
    const { page } = counter
    await page.evaluate((settings) => localStorage.setItem('vafa-till-settings', settings), JSON.stringify({ language, theme }))
    await page.reload()
    const found: string[] = []
    const clean = async () => void found.push(...(await findings(page)))
    const layer = async (selector: string, ...keys: string[]) => {
      await counter.presses(...keys)
      await page.locator(selector).waitFor()
      await clean()
      await counter.presses('Escape')
      await page.locator('.layer').waitFor({ state: 'detached' })
    }
    await page.locator('input[name=login]').waitFor()
    await clean()
    await counter.signIn()
    await page.locator('.tills .button').first().waitFor()
    await clean()
    await counter.presses('Enter')
    await page.locator('.lines .empty').waitFor()
    await clean()
    await counter.swipes(laleh.sara.card!)
    await page.locator('.member .who').waitFor()
    for (const good of [laleh.tea, laleh.coffee]) await counter.scans(good.barcode)
    await counter.hasQuote()
    await clean()
    await counter.page.waitForTimeout(350)
    await layer('#search', 'F1')
    await counter.presses('F1')
    await counter.types(language === 'fa' ? 'نوبت' : 'shift')
    await layer('.layer table.shift', 'Enter')
    await layer('.choices', 'F2')
    await layer('#quantity', 'NumpadMultiply')
    await layer('#discount', '/')
    await layer('.choices', 'Shift+Enter')
    await counter.presses('Shift+Enter', '3')
    await layer('#note')
    await layer('#credit', 'F8')
    await layer('.layer .payment.marked', 'F9')
    await counter.presses('F8')
    await page.locator('#credit').waitFor()
    await counter.presses('Enter')
    await page.locator('.layer .pin').waitFor()
    await layer('.layer .pin')
    await counter.hasQuote()
    await counter.presses('F9')
    await page.locator('.payment.marked').waitFor()
    await counter.presses('F9')
    await page.locator('.layer .done').waitFor()
    await clean()
    const bars = await page.getAttribute('.paper .barcode', 'aria-label')
    await counter.presses('Enter')
    await layer('#receipt', 'NumpadSubtract')
    await counter.scans(bars!)
    await page.locator('.layer table').waitFor()
    await counter.types('1')
    await layer('.layer table')
    await counter.types('09370000009')
    await counter.presses('Enter')
    await layer('#mobile')
    await counter.leaves()
    expect([...new Set(found)]).toEqual([])
  }, 120_000)
})
