// An owner's first ten minutes, by keys alone: from an empty installation to the console, with a rule and a first member.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings } from './axe'
import { openBrowser } from './counter'
import { artefacts, Installation, prepareLaleh } from './installation'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

async function pictures(page: Page, name: string): Promise<void> {
  mkdirSync(artefacts, { recursive: true })
  for (const width of [390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: join(artefacts, `first-${width}-${name}.png`) })
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect(wide, name).toBeLessThanOrEqual(window!)
  }
  expect(await findings(page), name).toEqual([])
}

class Owner {
  constructor(readonly page: Page) {}
  static async at(root: string, path = '/'): Promise<Owner> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fa-IR', timezoneId: 'Asia/Tehran', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(25_000)
    await page.goto(root + path)
    return new Owner(page)
  }
  types = (text: string) => this.page.keyboard.type(text, { delay: 2 })
  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }
  /** The step's heading has come; its first field has the caret. */
  comesTo = (heading: string) => this.page.getByRole('heading', { name: heading }).waitFor()
  sees = (text: string) => this.page.getByText(text).first().waitFor()
  async stepsThroughFirstFour(): Promise<void> {
    await this.comesTo('نام باشگاه و پول')
    await this.types('کافه لاله')
    await this.presses('Enter')
    await this.comesTo('مالک باشگاه')
    await this.types('رضا کریمی')
    await this.presses('Tab')
    await this.types('۰۹۱۲ ۱۲۳ ۴۵۶۷')
    await this.presses('Tab')
    await this.types('چای تازه‌دم لاهیجان')
    await this.presses('Enter')
    await this.comesTo('نخستین شعبه')
    await this.presses('Enter')
    await this.comesTo('نخستین قانون')
    await this.presses('Enter')
    await this.comesTo('همه‌چیز درست است؟')
  }
}

test('an empty installation becomes a club at work, by keys and in Persian alone [F179 F207]', { timeout: 120_000 }, async () => {
  const vafa = await Installation.start()
  const owner = await Owner.at(vafa.root)
  await owner.comesTo('نام باشگاه و پول')
  expect(new URL(owner.page.url()).pathname).toBe('/start')
  await owner.presses('Enter')
  await owner.sees('این را بنویسید.')
  await pictures(owner.page, '1-club-blank')
  await owner.types('کافه لاله')
  await owner.presses('Enter')
  await owner.comesTo('مالک باشگاه')
  await owner.types('رضا کریمی')
  await owner.presses('Tab')
  await owner.types('۰۹۱۲')
  await owner.presses('Enter')
  await owner.sees('شمارهٔ موبایل ۱۱ رقم است')
  await pictures(owner.page, '2-owner-wrong')
  await owner.types('۱۲۳۴۵۶۷')
  await owner.page.locator('#password').focus()
  await owner.types('12345678')
  await owner.presses('Enter')
  await owner.comesTo('نخستین شعبه')
  await pictures(owner.page, '3-branch')
  await owner.presses('Enter')
  await owner.comesTo('نخستین قانون')
  await owner.sees('نمونه: خرید')
  await pictures(owner.page, '4-rule')
  await owner.presses('Enter')
  await owner.comesTo('همه‌چیز درست است؟')
  await pictures(owner.page, '5-review')
  await owner.presses('Enter') // on the box of being a member: nothing but the form is sent

  // the server knows the commonest passwords; its word stands at the field
  await owner.comesTo('مالک باشگاه')
  await owner.sees('این رمز از نخستین رمزهایی است')
  await owner.presses('Control+A')
  await owner.types('چای تازه‌دم لاهیجان')
  await owner.presses('Enter', 'Enter', 'Enter', 'Enter')

  await owner.page.waitForURL('**/club/console/')
  await owner.page.locator('.side').waitFor()
  await owner.page.screenshot({ path: join(artefacts, 'first-1440-6-console.png') })
  expect(vafa.call<{ version: number; document: { rules: { name: string }[] } }>('program.show', {}, 'club').document.rules[0]!.name).toContain('امتیاز')
  expect(vafa.call<{ items: { name: string }[] }>('members.list', {}, 'club').items.map((one) => one.name)).toEqual(['رضا کریمی'])

  // the same person comes back with what they typed: their mobile, in Persian digits
  const back = await Owner.at(vafa.root, '/console')
  await back.page.locator('input[name=login]').focus()
  await back.types('۰۹۱۲۱۲۳۴۵۶۷')
  await back.presses('Tab')
  await back.types('چای تازه‌دم لاهیجان')
  await back.presses('Enter')
  await back.page.locator('.side').waitFor()
  const late = await Owner.at(vafa.root, '/start')
  await late.sees('باشگاه این برنامه باز شده است')
  await vafa.stop()
})

test('a line that is cut after the club stands goes on where it stopped [F207]', { timeout: 120_000 }, async () => {
  const vafa = await Installation.start()
  const owner = await Owner.at(vafa.root, '/start')
  await owner.stepsThroughFirstFour()
  await owner.page.route('**/v1/program/versions', (route) => route.abort())
  await owner.presses('Enter')
  await owner.page.waitForFunction(() => sessionStorage.getItem('vafa.first')?.includes('"slug":"club"'))
  await owner.page.unroute('**/v1/program/versions')
  await owner.page.reload()
  await owner.comesTo('همه‌چیز درست است؟')
  await owner.page.getByRole('button', { name: 'ادامهٔ راه‌اندازی' }).focus()
  await owner.presses('Enter')
  await owner.page.waitForURL('**/club/console/')
  expect(vafa.call<{ items: unknown[] }>('members.list', {}, 'club').items.length).toBe(1)
  expect(vafa.call<{ version: number }>('program.show', {}, 'club').version).toBe(1)
  await vafa.stop()
})

test('from the sample one goes to a club of one\'s own, and the sample stays [F205 F206]', { timeout: 120_000 }, async () => {
  const vafa = await Installation.start()
  prepareLaleh(vafa)
  const owner = await Owner.at(vafa.root)
  await owner.page.getByRole('link', { name: 'شروع با باشگاه خودم' }).focus()
  await pictures(owner.page, '7-sample-door')
  await owner.presses('Enter')
  await owner.sees('کنار باشگاه نمونهٔ')
  await owner.stepsThroughFirstFour()
  await owner.presses('Enter')
  await owner.page.waitForURL('**/club/console/')
  await owner.page.locator('.side').waitFor()
  await expect.poll(() => owner.page.locator('.demo-banner').count()).toBe(0)
  const guest = await Owner.at(vafa.root, '/laleh/console')
  await guest.sees('باشگاه نمونه')
  await vafa.stop()
})
