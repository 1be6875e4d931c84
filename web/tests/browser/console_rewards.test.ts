// Prizes at the console, by keyboard: given with the member's PIN, counted, handed over, cancelled.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Desk } from './desk'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk

onStage()
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa)
})
afterEach(() => desk.leaves())

interface Listed { items: { state: string; reward: string }[] }
const states = () => vafa.call<Listed>('rewards.list').items.map((one) => one.state)

async function gives(to: string, pin: string): Promise<void> {
  await desk.goes(`/members/${to}`)
  await desk.choosesAct('دادن جایزه')
  await desk.page.getByLabel('رمز یا عدد', { exact: true }).waitFor()
  await desk.fills('رمز یا عدد', pin)
}

test('a prize is given with the PIN, waits in the list, and is handed over; another is cancelled and its points are back', async () => {
  await gives(laleh.sara.id, '1111')
  await desk.pictures('63-giving-a-prize')
  await desk.does('دادن جایزه')
  await desk.page.locator('.dialog [role=alert]').waitFor()
  await desk.fills('رمز یا عدد', laleh.sara.pin)
  await desk.does('دادن جایزه')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await desk.sees('۲۸۸')

  await desk.goes('/rewards')
  await desk.sees('در انتظار تحویل', '.table')
  await desk.pictures('64-prizes')
  await desk.does('تحویل جایزه کیف پارچه‌ای')
  await desk.sees('این کار برنمی‌گردد', '.dialog')
  await desk.does('تحویل جایزه')
  await desk.sees('چیزی اینجا نیست.')
  expect(states()).toEqual(['handed_over'])

  await gives(laleh.ali.id, '8642')
  await desk.does('دادن جایزه')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await desk.goes('/rewards')
  await desk.does('لغو جایزه کیف پارچه‌ای')
  await desk.sees('۵۰۰ امتیاز به علی رضایی برمی‌گردد', '.dialog')
  await desk.does('لغو جایزه')
  await desk.sees('چیزی اینجا نیست.')
  expect(states()).toEqual(['cancelled', 'handed_over'])
  expect(vafa.call<{ points: { spendable: number } }>('ledger.balances', { member: laleh.ali.id }).points.spendable).toBe(788)
})

test('the stock of a prize is counted', async () => {
  await desk.goes('/rewards')
  await desk.does('گذاشتن موجودی ماگ لاله')
  await desk.page.getByLabel('موجودی شمرده شود').focus()
  await desk.presses('Space')
  await desk.fills('موجودی', '۳')
  await desk.does('گذاشتن موجودی')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await expect.poll(() => vafa.call<{ items: { name: string; remaining?: number }[] }>('rewards.shelf').items.find((one) => one.name === 'ماگ لاله')?.remaining).toBe(3)
})
