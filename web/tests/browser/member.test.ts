// The member's page on a phone: joining, signing in, what one has and why, the number at the till, without a line, every page.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latinDigits } from '../../parts/digits'
import { findings } from './axe'
import { Counter, openBrowser } from './counter'
import { artefacts, Installation, prepareLaleh, slug, type Laleh } from './installation'

let vafa: Installation
let browser: Browser
let laleh: Laleh
/** Each story has a member of its own: a code is sent once in 45 seconds to a mobile. */
let mobiles = 9_020_000_000

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

interface Member { id: string; mobile: string; name: string }

function enrols(first_name = 'سارا', last_name = 'محمدی'): Member {
  const mobile = `0${++mobiles}`
  return { ...vafa.call<{ id: string }>('members.enrol', { mobile, first_name, last_name }), mobile, name: first_name }
}

function buys(member: Member, rial: number): void {
  const branch = vafa.call<{ items: { id: string }[] }>('branches.list').items[0]!.id
  vafa.call('sales.record', { lines: [{ name: 'قهوهٔ اسپرسو', unit_price: rial, quantity: 1 }], payments: { card: rial, cash: 0, other: 0 }, member: { kind: 'id', id: member.id }, branch })
}

/** The code as the simulator's phone shows it. */
async function codeOf(mobile: string): Promise<string> {
  for (let tries = 0; tries < 100; ++tries) {
    const answer = await fetch(`${vafa.root}/${slug}/v1/phone/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ mobile }) })
    const { items = [] } = (await answer.json()) as { items?: { event: string; body: string }[] }
    const body = items.filter((one) => one.event === 'me.ask_code').at(-1)?.body
    const code = body && /\d{6}/.exec(latinDigits(body))?.[0]
    if (code) return code
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('no code came')
}

class Handset {
  readonly complaints: string[] = []
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private width: number,
  ) {}

  static async open(more: { width?: number; dark?: boolean; path?: string } = {}): Promise<Handset> {
    const width = more.width ?? 390
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'fa-IR', timezoneId: 'Asia/Tehran', colorScheme: more.dark ? 'dark' : 'light' })
    const page = await context.newPage()
    const handset = new Handset(page, context, width)
    page.on('pageerror', (error) => handset.complaints.push(error.message))
    page.on('console', (message) => /Content Security Policy|Uncaught/.test(message.text()) && handset.complaints.push(message.text()))
    await page.goto(`${vafa.root}/${slug}/m${more.path ?? ''}`)
    return handset
  }
  /** By keyboard alone: the mobile, Enter, the code. */
  async signsIn(mobile: string): Promise<void> {
    await this.page.locator('#mobile').focus()
    await this.page.keyboard.type(mobile)
    await this.page.keyboard.press('Enter')
    await this.page.locator('#code').waitFor()
    await this.page.keyboard.type(await codeOf(mobile))
  }
  async sees(text: string, selector = 'body'): Promise<void> {
    await this.page.locator(selector, { hasText: text }).first().waitFor({ timeout: 8000 })
  }
  async goes(hash: string, text: string): Promise<void> {
    await this.page.evaluate((to) => (location.hash = to), hash)
    await this.sees(text)
    await this.page.locator('.skeleton').first().waitFor({ state: 'detached', timeout: 8000 })
  }
  async picture(name: string): Promise<void> {
    await this.page.waitForTimeout(200)
    await this.page.screenshot({ path: join(artefacts, `member-${this.width}-${name}.png`), fullPage: true })
    const [wide, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect(wide, name).toBeLessThanOrEqual(window!)
  }
  async leaves(): Promise<void> {
    expect(this.complaints).toEqual([])
    await this.context.close()
  }
}

test('a member signs in by a code read on the simulator, and sees balances, why, receipt, prizes and what ends when', async () => {
  const sara = enrols()
  buys(sara, 10_400_000)
  const phone = await Handset.open()
  await phone.sees('باشگاه لاله')
  await phone.picture('01-sign-in')
  await phone.page.locator('#mobile').fill('123')
  await phone.page.keyboard.press('Enter')
  await phone.sees('شمارهٔ موبایل ۱۱ رقم است')
  await phone.page.locator('#mobile').fill(sara.mobile)
  await phone.page.keyboard.press('Enter')
  await phone.sees('فرستاده شد')
  await phone.picture('02-code')
  const code = await codeOf(sara.mobile)
  await phone.page.keyboard.type(code === '111111' ? '222222' : '111111')
  await phone.sees('کد درست نیست؛ ۴ بار دیگر')
  await phone.page.locator('#code').fill(code)

  await phone.sees('سلام سارا محمدی')
  expect(await phone.page.title()).toContain('لاله')
  await phone.sees('۸۴۰')
  await phone.sees('۲۳۵٬۰۰۰')
  await phone.page.locator('summary', { hasText: 'چرا' }).first().click()
  await phone.sees('هر ۲۰٬۰۰۰')
  await phone.picture('03-home')
  await phone.page.locator('.purchase').first().click()
  await phone.sees('۵۲ امتیاز گرفتید')
  await phone.picture('04-receipt')
  await phone.goes('#/points', '۱۶۰ امتیاز مانده تا')
  await phone.sees('حدود ۴ خرید مثل قبل')
  await expect.poll(() => phone.page.locator('.step').count()).toBe(2)
  await phone.sees('اسفند')
  await phone.picture('05-points')
  await phone.page.locator('button', { hasText: 'به شکل فهرست' }).click()
  await phone.sees('امتیازش را دارید', 'ol.list')
  await phone.goes('#/purchases', 'خریدها')
  await phone.picture('06-purchases')

  await phone.page.reload()
  await phone.sees('خریدها')
  await phone.goes('#/me', 'شمارهٔ عضویت')
  await phone.page.locator('button', { hasText: 'خروج از این گوشی' }).click()
  await phone.sees('فرستادن کد')
  expect(await phone.page.evaluate(() => Object.keys(localStorage).filter((name) => !/:(language|theme)$/.test(name)))).toEqual([])
  await phone.leaves()
})

test('the code can be read on the page of the test phone', async () => {
  const sara = enrols()
  const phone = await Handset.open()
  await phone.page.locator('#mobile').fill(sara.mobile)
  await phone.page.keyboard.press('Enter')
  await phone.sees('فرستاده شد')
  const simulator = await phone.context.newPage()
  await simulator.goto(`${vafa.root}/${slug}/demo/phone`)
  await simulator.locator('input').first().fill(sara.mobile)
  await simulator.keyboard.press('Enter')
  await simulator.locator('.bubble', { hasText: 'کد ورود به صفحهٔ عضویت لاله' }).waitFor()
  await phone.leaves()
})

test('a stranger joins without help, brought by a friend, and has the welcome gift', async () => {
  const friend = enrols('علی', 'رضایی')
  const number = vafa.call<{ number: number }>('members.show', { member: friend.id }).number
  const mobile = `0${++mobiles}`
  const phone = await Handset.open({ path: `?by=${number}` })
  await phone.signsIn(mobile)
  await phone.sees('عضو شدن در باشگاه لاله')
  await phone.picture('07-join')
  expect(await phone.page.inputValue('#by')).not.toBe('')
  await phone.page.locator('#first').fill('نگار')
  await phone.page.locator('#by').fill('999999')
  await phone.page.locator('form .button').click()
  await phone.sees('معرفی با این کد اشتراک نداریم')
  await phone.page.locator('#by').fill(String(number))
  await phone.page.locator('.check input').check()
  await phone.page.locator('form .button').click()
  await phone.sees('سلام نگار')
  await phone.sees('۷۸۸')
  await phone.sees('هنوز خریدی ندارید')
  await phone.picture('08-home-empty')
  await phone.goes('#/me', 'ساختن رمز خرید')
  expect(await phone.page.locator('.check input').isChecked()).toBe(true)
  await phone.leaves()
})

test('the number on the phone consents to a spend at the till, and serves once', async () => {
  const sara = enrols()
  const phone = await Handset.open()
  await phone.signsIn(sara.mobile)
  await phone.sees('سلام')
  await phone.page.locator('a', { hasText: 'نشان دادن به صندوق' }).click()
  await phone.page.locator('.till-digits').waitFor()
  await phone.picture('09-number')
  const shown = async () => latinDigits(await phone.page.locator('.till-digits').innerText()).replace(/\D/g, '')

  const counter = await Counter.atWork(browser, vafa)
  await counter.types(sara.mobile)
  await counter.presses('Enter')
  await counter.sees('.member', 'سارا محمدی')
  await counter.scans(laleh.coffee.barcode)
  await counter.hasQuote()
  await counter.presses('F8')
  await counter.sees('.layer', 'چقدر از اعتبار')
  await counter.presses('Enter')
  await counter.sees('.layer', 'رمز سارا محمدی')
  await counter.presses('NumpadDivide')
  await counter.sees('.layer', 'عدد صفحهٔ سارا محمدی')
  await counter.picture('30-number')
  await counter.types(await shown(), 10)
  await counter.presses('Enter')
  await counter.sees('.earns', 'نگه داشته شد')
  await counter.leaves()
  await phone.leaves()
})

test('one allows so much and no more with a number; a PIN is made; the profile is kept', async () => {
  const sara = enrols()
  const phone = await Handset.open()
  await phone.signsIn(sara.mobile)
  await phone.sees('سلام')
  await phone.goes('#/show', 'این عدد را')
  await phone.page.locator('button', { hasText: 'عوض کردن' }).click()
  await phone.page.locator('#most').fill('200000')
  await phone.page.locator('button', { hasText: 'ذخیرهٔ اجازه' }).click()
  await phone.sees('تا ۲۰۰٬۰۰۰')
  await phone.goes('#/me', 'ساختن رمز خرید')
  await phone.picture('10-me')
  await phone.page.locator('#pin').fill('1234')
  await phone.page.locator('#pin-again').fill('1234')
  await phone.page.locator('button', { hasText: 'ساختن رمز خرید' }).click()
  await phone.sees('این رمز را زود حدس می‌زنند')
  await phone.page.locator('#pin').fill('7295')
  await phone.page.locator('#pin-again').fill('7295')
  await phone.page.locator('button', { hasText: 'ساختن رمز خرید' }).click()
  await phone.sees('عوض کردن رمز خرید')
  await phone.page.locator('#city').fill('تهران')
  await phone.page.locator('#birth').fill('۱۳۷۰/۲/۱۵')
  await phone.page.locator('button', { hasText: 'ذخیرهٔ پرونده' }).click()
  await phone.sees('پرونده ذخیره شد')
  await phone.sees('۱۵ اردیبهشت ۱۳۷۰')
  await phone.leaves()
})

test('without a line the last figures stay with their time, and the number goes on', async () => {
  const sara = enrols()
  const phone = await Handset.open()
  await phone.signsIn(sara.mobile)
  await phone.sees('سلام')
  await phone.goes('#/show', 'این عدد را')
  await phone.page.locator('.till-digits').waitFor()
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone.page.reload()
  await phone.page.locator('.till-digits').waitFor()
  await phone.goes('#/', 'سلام')
  await phone.context.setOffline(true)
  await phone.page.reload()
  await phone.sees('اتصال به سرور قطع است. آنچه می‌بینید مال')
  await phone.sees('۷۸۸')
  await phone.picture('11-offline')
  await phone.goes('#/show', 'این عدد را')
  await phone.page.locator('.till-digits').waitFor()
  await phone.context.setOffline(false)
  await phone.goes('#/', 'سلام')
  await phone.page.locator('.bar').first().waitFor({ state: 'detached' })
  await phone.leaves()
})

describe.each([['fa', false], ['en', true]] as const)('in %s, dark: %s', (language, dark) => {
  test.each([390, 1024, 1440])('every page at %i is within its window and axe finds nothing', async (width) => {
    const sara = enrols()
    buys(sara, 10_400_000)
    const phone = await Handset.open({ width, dark, path: `?lang=${language}` })
    await phone.page.locator('h1').waitFor()
    expect(await findings(phone.page)).toEqual([])
    await phone.signsIn(sara.mobile)
    for (const hash of ['#/', '#/points', '#/purchases', '#/show', '#/me']) {
      await phone.page.evaluate((to) => (location.hash = to), hash)
      await phone.page.locator('main h1').first().waitFor()
      await phone.page.locator('.skeleton').first().waitFor({ state: 'detached' })
      await phone.picture(`${language}-${hash.slice(2) || 'home'}`)
      expect(await findings(phone.page), hash).toEqual([])
      const text = await phone.page.locator('body').innerText()
      expect(text.match(/\b(?:home|points_page|purchases|receipt|show|me|pin|profile|consents|friends|looks|reasons|origins)\.[a-z_]+/g), hash).toBeNull()
    }
    expect(await phone.page.getAttribute('html', 'dir')).toBe(language === 'fa' ? 'rtl' : 'ltr')
    await phone.leaves()
  })
})
