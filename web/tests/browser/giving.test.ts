// Points from one member to another: opened at the console, given on the member's page and at the till, taken back by the owner.
import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findings } from './axe'
import { Counter } from './counter'
import { Desk } from './desk'
import { enrols, Handset } from './handset'
import { artefacts } from './installation'
import { codeOf } from './phone_code'
import { browser, onStage, vafa } from './stage'

onStage(() => mkdirSync(artefacts, { recursive: true }))

const points = (member: string) => vafa.call<{ points: { spendable: number } }>('ledger.balances', { member }).points.spendable

test('the owner opens it, a member gives by PIN on their page, and what is unspent is taken back [B01 B46]', async () => {
  const sara = enrols(vafa), nima = enrols(vafa, 'نیما', 'راد')
  vafa.call('members.set_pin', { member: sara.id, pin: '2468' })
  const [before, others] = [points(sara.id), points(nima.id)]
  const desk = await Desk.atWork(browser, vafa, '/rewards')
  await desk.sees('بسته است.')
  await desk.does('شرط‌ها')
  await desk.page.getByLabel('عضوها می‌توانند به هم امتیاز بدهند').check()
  await desk.fills('کمترین در هر بار', '۱۰')
  await desk.pictures('68-giving-terms')
  await desk.does('ذخیرهٔ شرط‌ها')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await desk.sees('باز است: هر بار دست‌کم ۱۰')

  const phone = await Handset.open(browser, vafa)
  await phone.signsIn(sara.mobile)
  await phone.sees('سلام سارا')
  await phone.goes('#/points', 'دادن امتیاز به عضو دیگر')
  await phone.page.locator('#giving-to').fill(nima.mobile)
  await phone.page.locator('#giving-points').fill('۵')
  await phone.page.keyboard.press('Enter')
  await phone.sees('دست‌کم ۱۰')
  await phone.page.locator('#giving-points').fill('۵۰')
  await phone.page.keyboard.press('Enter')
  await phone.sees('رمز خریدتان را بزنید.')
  await phone.picture('60-giving')
  expect(await findings(phone.page)).toEqual([])
  await phone.page.locator('#giving-consent').fill('2468')
  await phone.page.keyboard.press('Enter')
  await phone.sees('امتیاز داده شد؛')
  await expect.poll(() => points(sara.id)).toBe(before - 50)
  expect(points(nima.id)).toBe(others + 50)
  await phone.picture('61-given')
  await phone.leaves()

  await desk.goes('/rewards')
  await desk.sees('داده شد', '.table')
  await desk.pictures('69-given')
  await desk.isAccessible()
  await desk.page.getByRole('button', { name: 'پس گرفتن' }).first().click()
  await desk.sees('آنچه خرج نشده است', '.dialog')
  await desk.does('پس گرفتن')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await expect.poll(() => points(sara.id)).toBe(before)
  expect(points(nima.id)).toBe(others)
  await desk.leaves()
})

test('at the till the giver consents by PIN or by the code of an SMS [B01 B46]', async () => {
  const sara = enrols(vafa), nima = enrols(vafa, 'نیما', 'راد')
  vafa.call('giving.set_terms', { is_on: true, least: 10, most_a_day: 1000, most_a_month: 5000 })
  vafa.call('members.set_pin', { member: sara.id, pin: '2468' })
  const before = points(nima.id)
  const counter = await Counter.atWork(browser, vafa)
  await counter.types(sara.mobile)
  await counter.presses('Enter')
  await counter.sees('.member', 'سارا محمدی')
  await counter.hasQuote()
  await counter.presses('F2')
  await counter.page.locator('.choices li', { hasText: 'دادن امتیاز به عضو دیگر' }).click()
  await counter.sees('.layer h2', 'دادن امتیاز سارا محمدی به عضو دیگر')
  await counter.types(nima.mobile)
  await counter.presses('ArrowDown')
  await counter.types('40')
  await counter.presses('Enter')
  await counter.sees('.layer', 'رمز خرید دهنده')
  await counter.picture('44-giving')
  expect(await findings(counter.page)).toEqual([])
  await counter.presses('NumpadMultiply')
  await counter.sees('.layer', 'کدی که برای دهنده پیامک شد')
  await counter.types(await codeOf(vafa, sara.mobile, 'giving.ask_code'))
  await counter.presses('Enter')
  await counter.sees('.notice', 'امتیاز به عضو شمارهٔ')
  await counter.seesNo('.layer')
  await expect.poll(() => points(nima.id)).toBe(before + 40)
  await counter.leaves()
})
