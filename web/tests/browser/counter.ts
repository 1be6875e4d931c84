// A cashier at a real browser, who has hands, a scanner and a card reader, and no mouse.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { artefacts, cashier, slug, type Installation } from './installation'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })

/** What the Persian layout (ISIRI 9147) makes of the keys that readers use. */
const persianKeys: Record<string, string> = { ';': 'ک', '?': '؟', '%': '٪', '^': '×' }
const places: Record<string, [string, boolean]> = { ';': ['Semicolon', false], '?': ['Slash', true], '=': ['Equal', false], '%': ['Digit5', true], '^': ['Digit6', true], '/': ['Slash', false] }

function strokeOf(character: string, isPersian: boolean) {
  const [code, shift] = places[character] ?? (/\d/.test(character) ? [`Digit${character}`, false] : [`Key${character.toUpperCase()}`, character !== character.toLowerCase()])
  const key = !isPersian ? character : /\d/.test(character) ? String.fromCharCode(0x06f0 + Number(character)) : (persianKeys[character] ?? character)
  return { code, key, modifiers: shift ? 8 : 0 }
}

export class Counter {
  /** What the page complained of; a story may not leave anything here. */
  readonly complaints: string[] = []
  readonly log: string[] = []
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private wire: CDPSession,
    private size: string,
  ) {}

  /** Without the worker that keeps the shell, where a test has to stand between the page and the server. */
  static async open(browser: Browser, vafa: Installation, [width, height]: [number, number] = [1366, 768], isKept = true): Promise<Counter> {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'fa-IR', timezoneId: 'Asia/Tehran', serviceWorkers: isKept ? 'allow' : 'block' })
    const page = await context.newPage()
    const counter = new Counter(page, context, await context.newCDPSession(page), `${width}`)
    page.on('request', (request) => counter.log.push(`> ${request.url()}`))
    page.on('requestfailed', (request) => counter.log.push(`! ${request.url()} ${request.failure()?.errorText}`))
    page.on('response', (response) => counter.log.push(`${response.status()} ${response.url()}`))
    page.on('pageerror', (error) => counter.complaints.push(error.message))
    page.on('console', (message) => /Content Security Policy|Uncaught/.test(message.text()) && counter.complaints.push(message.text()))
    await page.addInitScript(() => {
      window.print = () => void ((window as unknown as { printed: number }).printed = ((window as unknown as { printed: number }).printed ?? 0) + 1)
    })
    await page.goto(`${vafa.root}/${slug}/till`)
    return counter
  }

  async signIn(password = cashier.password): Promise<void> {
    await this.page.locator('input[name=login]').waitFor({ timeout: 12000 }).catch(async () => {
      throw new Error(`no sign-in: ${(await this.page.content()).slice(-600)} ${this.log.join(' ')}`)
    })
    if (!(await this.page.inputValue('input[name=login]'))) await this.types(cashier.login)
    if (!(await this.page.locator('input[name=password]:focus').count())) await this.presses('Tab')
    await this.types(password)
    await this.presses('Enter')
  }

  /** Signed in and standing at till 1. */
  static async atWork(browser: Browser, vafa: Installation, size?: [number, number], isKept = true): Promise<Counter> {
    const counter = await Counter.open(browser, vafa, size, isKept)
    await counter.signIn()
    await counter.page.locator('.tills .button').first().waitFor()
    await counter.presses('Enter')
    await counter.sees('.lines', 'سبد خالی است')
    if (isKept) await counter.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    return counter
  }

  /** A hand: 70 ms between keys. */
  async types(text: string, delay = 70): Promise<void> {
    await this.page.keyboard.type(text, { delay })
  }
  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** What comes right behind a scan belongs to it: a hand is slower. */
  async letsGo(): Promise<void> {
    await this.page.waitForTimeout(300)
  }

  /** A scanner or card reader: a key each millisecond however busy this machine is, with Enter at the end. */
  async scans(text: string, layout: 'english' | 'persian' = 'english'): Promise<void> {
    await this.page.waitForTimeout(60) // a hand lets go of the keys before it takes the scanner
    const ends = Date.now()
    for (const [at, character] of [...text].entries()) {
      const stroke = { ...strokeOf(character, layout === 'persian'), timestamp: (ends - text.length + at) / 1000 }
      void this.wire.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, text: stroke.key })
      void this.wire.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke })
    }
    await this.wire.send('Input.dispatchKeyEvent', { type: 'keyDown', code: 'Enter', key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 })
    await this.wire.send('Input.dispatchKeyEvent', { type: 'keyUp', code: 'Enter', key: 'Enter', windowsVirtualKeyCode: 13 })
  }
  swipes(card: string, layout: 'english' | 'persian' = 'english'): Promise<void> {
    return this.scans(`;${card}?`, layout)
  }

  async sees(selector: string, text: string): Promise<void> {
    await this.page.locator(selector, { hasText: text }).first().waitFor()
  }
  async seesNo(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor({ state: 'detached' })
  }
  /** The quote has come: nothing is grey any more. */
  async hasQuote(): Promise<void> {
    await this.page.waitForTimeout(150)
    await this.page.waitForFunction(() => !document.querySelector('.payable .old, .earns.old'))
  }
  text(selector: string): Promise<string> {
    return this.page.locator(selector).first().innerText()
  }
  lines(): Promise<string[]> {
    return this.page.locator('.lines tbody tr').evaluateAll((rows) => rows.map((row) => `${row.children[2]!.textContent} ${row.querySelector('bdi')!.textContent}`))
  }
  line(): Promise<string> {
    return this.page.inputValue('.line .field')
  }
  /** Which element holds the caret: its id or the class of its section. */
  caret(): Promise<string> {
    return this.page.evaluate(() => document.activeElement!.closest('.line') ? 'LINE' : document.activeElement!.id || document.activeElement!.className)
  }

  /** Kept outside the repository; the page must fit its window. */
  async picture(name: string): Promise<void> {
    await this.page.waitForTimeout(160)
    mkdirSync(artefacts, { recursive: true })
    await this.page.screenshot({ path: join(artefacts, `till-${this.size}-${name}.png`) })
    await this.fits()
  }
  async fits(): Promise<void> {
    const [wide, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect(wide).toBeLessThanOrEqual(window!)
  }

  async leaves(): Promise<void> {
    expect(this.complaints).toEqual([])
    await this.context.close()
  }
}
