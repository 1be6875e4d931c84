// The program and the messages at the console, by keyboard: rules as sentences, a simulator beside, draft, publish, history.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser } from './counter'
import { Desk } from './desk'
import { Installation, prepareLaleh } from './installation'

let vafa: Installation
let browser: Browser
let desk: Desk

beforeAll(async () => {
  vafa = await Installation.start()
  prepareLaleh(vafa)
  vafa.call('members.define_group', { name: 'طلایی' })
  vafa.call('staff.define', { login: 'sima', name: 'سیما نوری', role: 'manager', branches: [], password: 'laleh-1405' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/program')
})
afterEach(() => desk.leaves())

interface Shown { version: number; document: { rules: { number: number; name: string; gives: { kind: string; points?: number }; when?: { kind: string }[] }[] } }

test('the rules as sentences; a blank is filled, the simulator answers, the new version is published from tomorrow', async () => {
  await desk.sees('نتیجه')
  await desk.pictures('40-program')
  await desk.page.getByLabel('امتیاز', { exact: true }).first().focus()
  await desk.presses('Control+A')
  await desk.types('۳')
  await desk.sees('تغییرها ذخیره نشده است')
  await desk.page.getByText('+۷').first().waitFor()
  await desk.pictures('41-draft')
  await desk.page.reload()
  await desk.sees('برگردانده شد')
  await desk.presses('Control+s')
  await desk.sees('انتشار نسخهٔ', '.dialog')
  await desk.sees('تغییر', '.dialog')
  await desk.pictures('42-publish')
  await desk.presses('Enter')
  await desk.page.waitForURL(/versions$/)
  await desk.sees('نسخهٔ ۲', '.table')
  await desk.pictures('43-versions')
  expect(vafa.call<Shown>('program.show', { version: 2 }).document.rules[0]!.gives.points).toBe(3)
  await desk.page.locator('.row-link').last().focus()
  await desk.presses('Enter')
  await desk.sees('این نسخه تغییر نمی‌کند')
  await desk.pictures('44-version')
})

test('a rule by its aim, for one group on one day; what the server refuses is said at its card', async () => {
  await desk.sees('نتیجه')
  await desk.does('افزودن قانون')
  await desk.sees('این قانون برای چیست؟')
  await desk.pictures('45-gallery')
  await desk.page.locator('.ready', { hasText: 'خرید بزرگ‌تر' }).focus()
  await desk.presses('Enter')
  await desk.page.locator('article', { has: desk.page.locator('input[value="خرید بزرگ‌تر"]') }).getByRole('button', { name: 'شرط', exact: true }).focus()
  await desk.presses('Enter')
  const item = desk.page.getByRole('menuitem', { name: 'گروه عضو' })
  await item.waitFor()
  await desk.presses('Enter')
  await desk.page.locator('.dialog').getByLabel('طلایی').focus()
  await desk.presses('Space')
  await desk.pictures('46-condition')
  await desk.does('گذاشتن شرط')
  await desk.sees('طلایی', '.chip')
  await desk.page.locator('article').last().getByLabel('امتیاز', { exact: true }).focus()
  await desk.presses('Control+A')
  await desk.types('0')
  await desk.page.locator('article .refusal').waitFor()
  await desk.isAccessible()
  await desk.presses('Control+A')
  await desk.types('25')
  await desk.page.locator('article .refusal').waitFor({ state: 'detached' })
  await desk.presses('Control+s')
  await desk.sees('اضافه', '.dialog')
  await desk.presses('Enter')
  await desk.page.waitForURL(/versions$/)
})

test('a manager reads the rules and tries them, without blanks to fill', async () => {
  const sima = await Desk.atWork(browser, vafa, '/program', 'sima')
  await sima.sees('نتیجه')
  expect(await sima.page.locator('input.slot').count()).toBe(0)
  expect(await sima.page.getByRole('button', { name: 'افزودن قانون' }).count()).toBe(0)
  await sima.leaves()
})

test('a sentence of a message in the club\'s own words, and back to the ready one', async () => {
  await desk.goes('/templates')
  await desk.sees('خوش آمدید')
  await desk.pictures('50-templates')
  await desk.page.getByRole('button', { name: /^تغییر جمله/ }).first().focus()
  await desk.presses('Enter')
  await desk.presses('Control+A')
  await desk.types('سلام {نام}، خوش آمدید به خانوادهٔ ما.')
  await desk.pictures('51-template')
  await desk.does('ذخیرهٔ جمله')
  await desk.sees('خانوادهٔ ما')
  await desk.sees('نوشتهٔ شما')
  expect(vafa.call<{ items: { sentence: string }[] }>('messages.templates').items.some((one) => one.sentence === 'سلام {name}، خوش آمدید به خانوادهٔ ما.')).toBe(true)
  await desk.page.getByRole('button', { name: /^تغییر جمله/ }).first().focus()
  await desk.presses('Enter')
  await desk.presses('Control+A')
  await desk.types('{secret}')
  await desk.does('ذخیرهٔ جمله')
  await desk.page.locator('.dialog .refusal').waitFor()
  await desk.does('برگرداندن جملهٔ آماده')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  expect(await desk.page.getByText('نوشتهٔ شما').count()).toBe(0)
})

test('what was sent, and how far it came', async () => {
  await desk.goes('/messages')
  await desk.sees('خوش آمدید')
  await desk.pictures('52-messages')
  await desk.goes('/messages?state=failed')
  await desk.sees('با این فیلترها پیامی نیست')
})
