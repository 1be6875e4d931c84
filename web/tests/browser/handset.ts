// A member with a phone: enrolled at the desk, buys, opens the member's page and signs in by the code that comes.
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { artefacts, slug, type Installation } from './installation'
import { codeOf } from './phone_code'

/** Each story has a member of its own: a code is sent once in 45 seconds to a mobile. */
let mobiles = 9_020_000_000
export const freshMobile = (): string => `0${++mobiles}`

export interface Member { id: string; mobile: string; name: string }

export function enrols(vafa: Installation, first_name = 'سارا', last_name = 'محمدی'): Member {
  const mobile = freshMobile()
  return { ...vafa.call<{ id: string }>('members.enrol', { mobile, first_name, last_name }), mobile, name: first_name }
}

export function buys(vafa: Installation, member: Member, rial: number): void {
  const branch = vafa.call<{ items: { id: string }[] }>('branches.list').items[0]!.id
  vafa.call('sales.record', { lines: [{ name: 'قهوهٔ اسپرسو', unit_price: rial, quantity: 1 }], payments: { card: rial, cash: 0, other: 0 }, member: { kind: 'id', id: member.id }, branch })
}

export class Handset {
  readonly complaints: string[] = []
  private constructor(
    private vafa: Installation,
    readonly page: Page,
    readonly context: BrowserContext,
    private width: number,
  ) {}

  static async open(browser: Browser, vafa: Installation, more: { width?: number; dark?: boolean; path?: string } = {}): Promise<Handset> {
    const width = more.width ?? 390
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'fa-IR', timezoneId: 'Asia/Tehran', colorScheme: more.dark ? 'dark' : 'light' })
    const page = await context.newPage()
    const handset = new Handset(vafa, page, context, width)
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
    await this.page.keyboard.type(await codeOf(this.vafa, mobile))
  }
  async sees(text: string, selector = 'body'): Promise<void> {
    await this.page.locator(selector, { hasText: text }).first().waitFor()
  }
  async goes(hash: string, text: string): Promise<void> {
    await this.page.evaluate((to) => (location.hash = to), hash)
    await this.sees(text)
    await this.page.locator('.skeleton').first().waitFor({ state: 'detached' })
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
