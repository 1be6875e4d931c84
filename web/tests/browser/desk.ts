// Somebody at the console in a real browser, by keys alone. A picture is taken at three widths; axe asks at the narrowest and the widest.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { findings } from './axe'
import { artefacts, cashier, slug, type Installation } from './installation'

const widths = [1440, 1024, 390]

/** What an eye sees: isolates around values are not there for it. */
export const asSeen = (text: string): RegExp => new RegExp([...text].map((one) => one.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('[\u2066-\u2069]*'))

export class Desk {
  /** What the page complained of; a story may not leave anything here. */
  readonly complaints: string[] = []
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private root: string,
  ) {}

  static async open(browser: Browser, vafa: Installation, path = '/', width = 1440): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fa-IR', timezoneId: 'Asia/Tehran', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(25_000)
    const desk = new Desk(page, context, `${vafa.root}/${slug}/console`)
    page.on('pageerror', (error) => desk.complaints.push(error.message))
    page.on('console', (message) => /Content Security Policy|Uncaught|Warning:|Each child in a list/.test(message.text()) && desk.complaints.push(message.text()))
    await page.goto(desk.root + path)
    return desk
  }

  async signIn(login = 'reza', password = cashier.password): Promise<void> {
    await this.page.locator('input[name=password]').last().waitFor()
    const field = this.page.locator('input[name=login]').last()
    if (!(await field.inputValue())) {
      await field.focus()
      await this.types(login)
      await this.presses('Tab')
    } else await this.page.locator('input[name=password]').last().focus()
    await this.types(password)
    await this.presses('Enter')
  }

  static async atWork(browser: Browser, vafa: Installation, path = '/', login = 'reza'): Promise<Desk> {
    const desk = await Desk.open(browser, vafa, path)
    await desk.signIn(login)
    await desk.page.locator('.side').waitFor()
    return desk
  }

  async goes(path: string): Promise<void> {
    await this.page.goto(this.root + path)
    await this.rests()
  }
  /** Nothing is being asked for any more. */
  async rests(): Promise<void> {
    await this.page.locator('.page').first().waitFor()
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy=true], .skeleton-room'))
  }
  types(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 2 })
  }
  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }
  async fills(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).last().focus()
    await this.presses('Control+A')
    await this.types(text)
  }
  /** Found by its name and pressed with the keyboard. */
  async does(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true }).last()
    await button.focus()
    await this.presses('Enter')
  }
  /** Out of «کارهای بیشتر». */
  async choosesAct(name: string, behind = 'کارهای بیشتر'): Promise<void> {
    await this.opens(behind)
    await this.takes(name)
  }
  /** An item of the menu that is open, walked to: the menu takes the keys a moment after it is seen. */
  async takes(name: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name, exact: true })
    await item.waitFor()
    const isReached = () => item.evaluate((one) => one === document.activeElement || one.classList.contains('ant-dropdown-menu-item-active'))
    for (let tries = 0; tries < 60 && !(await isReached()); ++tries) {
      await this.presses('ArrowDown')
      await this.page.waitForTimeout(40)
    }
    await this.presses('Enter')
    await item.waitFor({ state: 'hidden' })
  }
  /** A menu, by its button. */
  async opens(name: string): Promise<void> {
    await this.page.getByRole('button', { name: asSeen(name) }).first().focus()
    await this.presses('Enter')
  }
  choosesRowAct(row: string, name: string): Promise<void> {
    return this.choosesAct(name, `کارهای ${row}`)
  }
  async sees(text: string, selector = 'body'): Promise<void> {
    await this.page.locator(selector).getByText(asSeen(text)).first().waitFor()
  }
  text(selector: string): Promise<string> {
    return this.page.locator(selector).first().innerText()
  }
  path(): string {
    return decodeURIComponent(this.page.url().slice(this.root.length))
  }

  async fits(): Promise<void> {
    const [wide, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect(wide, `${this.path()} is wider than its window`).toBeLessThanOrEqual(window!)
  }
  async isAccessible(): Promise<void> {
    expect(await findings(this.page), this.path()).toEqual([])
  }
  /** At each width it is kept outside the repository and fits its window; at 390 and 1440 px axe has nothing to say. */
  async pictures(name: string): Promise<void> {
    mkdirSync(artefacts, { recursive: true })
    for (const width of widths) {
      await this.page.setViewportSize({ width, height: 900 })
      await this.page.waitForTimeout(60)
      await this.page.screenshot({ path: join(artefacts, `console-${width}-${name}.png`), fullPage: width !== 1440 })
      await this.fits()
    }
    await this.isAccessible()
    await this.page.setViewportSize({ width: 1440, height: 900 })
    await this.isAccessible()
  }
  async leaves(): Promise<void> {
    expect(this.complaints).toEqual([])
    await this.context.close()
  }
}
