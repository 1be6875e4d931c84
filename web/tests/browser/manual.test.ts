// The manual and the pages it is about: its pictures are taken anew, and every page's «راهنما» opens the right chapter.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consoleHelp } from '../../parts/help'
import { allTokens, readChapter, readContents, type ManualLanguage } from '../../tools/manual_text.ts'
import { Counter, openBrowser } from './counter'
import { Desk } from './desk'
import { artefacts, cashier, Installation, prepareLaleh, slug, type Laleh } from './installation'

const root = resolve(import.meta.dirname, '../..')
interface Made { id: string }

const names = readContents(root).flatMap((group) => group.chapters)
let vafa: Installation
let browser: Browser
let laleh: Laleh

const firstOf = (list: string): string => vafa.call<{ items: Made[] }>(list).items[0]!.id
const firstBranch = () => firstOf('branches.list')

/** Some sales, so that lists, reasons and statements have something to show. */
function tradeAWhile(): void {
  const branch = firstBranch()
  const sell = (member: string | null, lines: object[], card: number) =>
    vafa.call('sales.record', { ...(member ? { member: { kind: 'id', id: member } } : {}), branch, lines, payments: { card, cash: 0, other: 0 } })
  sell(laleh.ali.id, [{ good: laleh.tea.id }], 4_450_000)
  sell(null, [{ good: laleh.chocolate.id, quantity: 2 }], 3_900_000)
  vafa.call('ledger.adjust', { member: laleh.ali.id, wallet: 'points', amount: 50, words: 'جبران دیرکرد' })
  const barber = vafa.call<Made>('collaborators.define', { name: 'آرایشگاه نیلوفر', percent: 1_000 }).id
  sell(laleh.sara.id, [{ name: 'کوتاهی مو', unit_price: 6_000_000, collaborator: barber }], 6_000_000)
}

/** What the later chapters show: tiers, a batch of gift cards, a gift to all, a prize that waits. */
function runAProgram(): void {
  const [bronze, silver, gold] = ['برنزی', 'نقره‌ای', 'طلایی'].map((name) => vafa.call<Made>('members.define_group', { name }).id)
  const to = (tier: string, at_least: number) => ({ to: tier, reaches: [{ measure: 'amount', at_least }], months: 6 })
  vafa.call('tiers.define', { ladder: { tiers: [bronze, silver, gold], promotions: [to(bronze!, 1_000_000), to(silver!, 20_000_000), to(gold!, 60_000_000)] } })
  const today = new Date()
  const day = (later: number) => new Date(today.getTime() + later * 86_400_000).toISOString().slice(0, 10)
  const batch = vafa.call<Made>('gift_cards.print', { name: 'نوروز', count: 12, value: 5_000_000, last_day: day(365) }).id
  vafa.call('gift_cards.activate', { batch })
  vafa.call('gifts.give', { name: 'هدیهٔ یلدا', wallet: 'credit', amount: 1_000_000, first_day: day(1), last_day: day(8), to: {}, most_members: 10 })
  vafa.call('rewards.redeem', { member: { kind: 'id', id: laleh.ali.id }, reward: 'کیف پارچه‌ای', pin: '8642', branch: firstBranch() })
}

beforeAll(async () => {
  vafa = await Installation.start()
  laleh = prepareLaleh(vafa)
  vafa.call('staff.define', { login: 'mina', name: 'مینا راد', role: 'manager', branches: [], password: cashier.password })
  tradeAWhile()
  runAProgram()
  vafa.call('clubs.set_security', { console_needs_totp: false, till_needs_totp: false, second_person_points: 100 })
  browser = await openBrowser()
  await askForASecondPerson()
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})

const newestSale = (): string => vafa.call<{ items: { sale: string }[] }>('sales.list', { limit: 1 }).items[0]!.sale

async function askForASecondPerson(): Promise<void> {
  const mina = await Desk.atWork(browser, vafa, `/members/${laleh.sara.id}`, 'mina')
  await mina.choosesAct('تعدیل با دلیل')
  await mina.fills('مقدار', '۲۵۰')
  await mina.fills('دلیل', 'جبران جایزهٔ از قلم افتاده')
  await mina.does('تعدیل با دلیل')
  await mina.sees('منتظر نفر دوم ماند')
  await mina.leaves()
}

/** Kept as WebP outside of the sources; `npm run pictures` takes them over. */
class Camera {
  constructor(private language: ManualLanguage) {
    rmSync(this.folder, { recursive: true, force: true })
    mkdirSync(this.folder, { recursive: true })
  }
  readonly taken: string[] = []
  get folder(): string {
    return join(artefacts, 'manual', this.language)
  }
  async takes(page: Page, name: string, part?: string): Promise<void> {
    await page.waitForTimeout(200)
    const box = part ? await page.locator(part).first().boundingBox() : null
    const wire = await page.context().newCDPSession(page)
    let bytes = Buffer.alloc(0)
    for (const quality of [80, 60, 40]) {
      const clip = box ? { clip: { ...box, scale: 1 } } : {}
      bytes = Buffer.from((await wire.send('Page.captureScreenshot', { format: 'webp', quality, ...clip })).data, 'base64')
      if (bytes.length <= 50 * 1024) break
    }
    expect(bytes.length, name).toBeLessThanOrEqual(50 * 1024)
    writeFileSync(join(this.folder, `${name}.webp`), bytes)
    this.taken.push(`images/${name}.webp`)
    await wire.detach()
  }
}

async function publicPictures(camera: Camera, language: ManualLanguage): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 } })
  await page.goto(`${vafa.root}/?lang=${language}`)
  await page.locator('.doors .card').nth(3).waitFor()
  await camera.takes(page, 'start')
  await page.goto(`${vafa.root}/${slug}/demo/phone?lang=${language}`)
  await page.fill('#mobile', laleh.sara.mobile)
  await page.locator('form .button').click()
  await page.locator('.bubble').first().waitFor()
  await camera.takes(page, 'phone')
  await page.close()
}

async function tillPictures(camera: Camera, language: ManualLanguage): Promise<void> {
  const counter = await Counter.atWork(browser, vafa)
  if (language === 'en') {
    await counter.presses('F1')
    await counter.types('English')
    await counter.presses('Enter')
  }
  await counter.swipes(laleh.sara.card!)
  await counter.sees('.member', 'سارا محمدی')
  for (const good of [laleh.tea, laleh.coffee, laleh.chocolate]) await counter.scans(good.barcode)
  await counter.hasQuote()
  await camera.takes(counter.page, 'till')
  await camera.takes(counter.page, 'till-member', '.member')
  await counter.presses('F8')
  await counter.page.locator('.layer').waitFor()
  await counter.page.waitForTimeout(400)
  await counter.presses('Enter')
  await counter.page.locator('.layer input[type=password]').waitFor()
  await camera.takes(counter.page, 'credit')
  await counter.types(laleh.sara.pin)
  await counter.presses('Enter')
  await counter.seesNo('.layer')
  await counter.hasQuote()
  await counter.presses('NumpadAdd')
  await counter.page.locator('.layer').waitFor()
  await camera.takes(counter.page, 'pay')
  await counter.presses('NumpadAdd')
  await counter.page.locator('.layer .till-number').first().waitFor()
  await camera.takes(counter.page, 'receipt')
  const bars = await counter.page.getAttribute('.paper .barcode', 'aria-label')
  await counter.presses('Enter')
  await counter.scans(bars!)
  await counter.page.locator('.layer .legs').waitFor()
  await counter.types('1')
  await counter.page.waitForTimeout(600)
  await camera.takes(counter.page, 'return')
  await counter.presses('Escape', 'F1')
  await counter.types(language === 'fa' ? 'نوبت' : 'Shift')
  await counter.presses('Enter')
  await counter.page.locator('.layer .till-number').first().waitFor()
  await camera.takes(counter.page, 'shift')
  await counter.leaves()
}

async function consolePictures(camera: Camera, language: ManualLanguage): Promise<void> {
  const desk = await Desk.atWork(browser, vafa)
  const { page } = desk
  await page.setViewportSize({ width: 1280, height: 760 })
  await page.evaluate((chosen) => localStorage.setItem('vafa.console.language', chosen), language)
  const pages: [string, string][] = [
    ['console', '/'], ['members', '/members'], ['member', `/members/${laleh.sara.id}`], ['cards', `/members/${laleh.sara.id}/cards`], ['statement', `/members/${laleh.ali.id}/statement`],
    ['sale', `/sales/${newestSale()}`], ['templates', '/templates'], ['audit', '/settings/audit'],
    ['account', '/account'], ['role', '/settings/roles/new'], ['tiers', '/tiers'],
    ['gift-cards', `/gift-cards/${firstOf('gift_cards.batches')}`], ['liability', '/liability'],
  ]
  for (const [name, path] of pages) {
    await desk.goes(path)
    await page.waitForLoadState('networkidle')
    await camera.takes(page, name)
  }
  await desk.goes('/approvals')
  await page.locator('.table .row-link').first().click()
  await page.locator('.dialog').waitFor()
  await camera.takes(page, 'approval')
  await desk.goes('/program')
  await page.locator('.result').waitFor()
  await camera.takes(page, 'program')
  await page.locator('.rule-sentence input').first().fill(language === 'fa' ? '۲۵٬۰۰۰' : '25,000')
  await page.locator('.save-bar .ant-btn-primary').click()
  await page.locator('.dialog').waitFor()
  await camera.takes(page, 'publish')
  await desk.leaves()
}

describe.each(['fa', 'en'] as const)('pictures in %s', (language) => {
  test('every picture of the manual can be taken, and no other is', async () => {
    const camera = new Camera(language)
    await publicPictures(camera, language)
    await tillPictures(camera, language)
    await consolePictures(camera, language)
    const wanted = names.flatMap((name) => allTokens(readChapter(root, language, name)).filter((token) => token.type === 'image').map((token) => (token as { href: string }).href))
    expect(camera.taken.sort()).toEqual([...new Set(wanted)].sort())
  })
})

describe.each(['fa', 'en'] as const)('the manual in %s', (language) => {
  test('every chapter fits its window, and axe has nothing to say', async () => {
    const desk = await Desk.open(browser, vafa)
    for (const name of ['', ...names]) {
      await desk.page.goto(`${vafa.root}/help/${language}/${name}`)
      await desk.page.locator('#search input').waitFor()
      expect(await desk.page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Vazirmatn')
      for (const width of [390, 1024, 1440]) {
        await desk.page.setViewportSize({ width, height: 900 })
        await desk.fits()
      }
      await desk.isAccessible()
    }
    await desk.page.emulateMedia({ colorScheme: 'dark' })
    await desk.page.goto(`${vafa.root}/help/${language}/till-keys`)
    await desk.isAccessible()
    await desk.page.screenshot({ path: join(artefacts, `help-night-${language}.png`) })
    await desk.leaves()
  })

  test('search finds a heading and goes there; without a script the rest is all there', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
    await page.goto(`${vafa.root}/help/${language}/`)
    await page.locator('#search input').fill(language === 'fa' ? 'كارت گم شد، چه كنم؟' : 'a card is lost, what now')
    await page.locator('.found a').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cards#lost$/)
    const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await bare.goto(`${vafa.root}/help/${language}/cards#lost`)
    await expect.poll(() => bare.locator('h2#lost').isVisible()).toBe(true)
    await expect.poll(() => bare.locator('.tree a').count()).toBe(names.length)
    await bare.context().close()
    await page.close()
  })
})

describe('«راهنما»', () => {
  test('of each console page opens its chapter', async () => {
    const desk = await Desk.atWork(browser, vafa)
    const pages: [string, string][] = [
      ['home', '/'], ['members', '/members'], ['enrol', '/members/new'], ['member', `/members/${laleh.sara.id}`], ['member_edit', `/members/${laleh.sara.id}/edit`], ['groups_of_members', '/groups'],
      ['sale', `/sales/${newestSale()}`], ['goods_groups', '/goods-groups'], ['program', '/program'], ['versions', '/program/versions'], ['templates', '/templates'],
      ['messages', '/messages'], ['branches', '/settings/branches'], ['staff', '/settings/staff'], ['fields', '/settings/fields'], ['consent', '/settings/consent'], ['keys', '/settings/keys'],
      ['audit', '/settings/audit'], ['approvals', '/approvals'], ['account', '/account'], ['roles', '/settings/roles'], ['role', '/settings/roles/new'], ['security', '/settings/security'],
      ['plan', '/settings/plan'], ['backups', '/settings/backups'], ['health', '/settings/health'],
    ]
    for (const [name, path] of pages) {
      await desk.goes(path)
      expect(await desk.page.locator('.top-bar .help-link').getAttribute('href'), path).toBe(`/help/fa/${consoleHelp[name]}`)
    }
    const opened = desk.context.waitForEvent('page')
    await desk.page.locator('.top-bar .help-link').focus()
    await desk.presses('Enter')
    const help = await opened
    await help.locator('h1', { hasText: 'درستی دفتر' }).waitFor()
    await desk.presses('Control+k')
    await desk.types('المثنی کارت گم')
    await desk.presses('Control+A')
    await desk.types('کارت گم شد')
    await desk.page.locator('.palette [role=option]', { hasText: 'کارت گم شد' }).waitFor()
    const found = desk.context.waitForEvent('page')
    await desk.presses('Enter')
    await (await found).waitForURL(/\/help\/fa\/cards#lost$/)
    await desk.leaves()
  })

  test('of the till is in F1, at the door, and about what is on the screen', async () => {
    const counter = await Counter.open(browser, vafa)
    await counter.page.locator('.door .help-link').waitFor()
    expect(await counter.page.locator('.door .help-link').getAttribute('href')).toBe('/help/fa/till#sign-in')
    await counter.leaves()
    const working = await Counter.atWork(browser, vafa)
    const opened = working.context.waitForEvent('page')
    await working.presses('F1')
    await working.types('راهنما')
    await working.presses('Enter')
    await (await opened).locator('h1', { hasText: 'روز کاری صندوق' }).waitFor()
    await working.page.bringToFront()
    await working.presses('NumpadSubtract')
    await working.page.locator('.layer').waitFor()
    expect(await working.page.locator('.head .help-link').getAttribute('href')).toBe('/help/fa/till-return')
    await working.leaves()
  })

  test.each([['/', '/help/fa/start'], [`/${slug}/demo/phone`, '/help/fa/messages#phone'], ['/api/docs', '/help/fa/keys#api']])('of %s leads to %s', async (path, place) => {
    const page = await browser.newPage()
    await page.goto(vafa.root + path)
    await page.locator(`a[href="${place}"]`).first().click()
    await page.locator('article h1').waitFor()
    await page.close()
  })
})
