// Gifts to a group at the console, by keyboard: previewed, given, seen to arrive, taken back.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Desk } from './desk'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk
let group: { id: string }

onStage(() => {
  group = vafa.call<{ id: string }>('members.define_group', { name: 'طلایی‌ها' })
  for (const one of [laleh.sara, laleh.ali]) vafa.call('members.set_group', { member: one.id, group: group.id })
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/gifts')
})
afterEach(() => desk.leaves())

const standing = (gift: string) => vafa.call<{ remaining: number; gift: { state: string; given: number; taken: number } }>('gifts.show', { gift })
const only = () => vafa.call<{ items: { id: string }[] }>('gifts.list').items[0]!.id

test('credit for a group is previewed, given by the server while the page looks on, and taken back whole', async () => {
  await desk.sees('هنوز هدیه‌ای به گروهی داده نشده است.')
  await desk.does('هدیهٔ تازه')
  await desk.fills('برای چه', 'هدیهٔ نوروز')
  await desk.fills('سهم هر عضو (تومان)', '100000')
  await desk.fills('تا پایان روز', 'فردا')
  await desk.page.getByLabel('گروه', { exact: true }).selectOption(group.id)
  await desk.sees('به ۲ عضو می‌رسد؛ روی هم ۲۰۰٬۰۰۰', '.dialog [role=status]')
  await desk.pictures('60-gift-form')
  await desk.does('آغاز هدیه')
  await desk.sees('پخش شد', '.badge')
  await desk.rests()
  await desk.sees('در دست اعضا')
  await desk.pictures('61-gift')
  const gift = only()
  await expect.poll(() => standing(gift)).toMatchObject({ remaining: 2_000_000, gift: { state: 'given', given: 2 } })
  await desk.choosesAct('پس‌گرفتن مانده')
  await desk.does('پس‌گرفتن مانده')
  await desk.sees('پس گرفته شد', '.badge')
  await expect.poll(() => standing(gift)).toMatchObject({ remaining: 0, gift: { state: 'taken_back', taken: 2_000_000 } })
  await desk.goes('/gifts')
  await desk.sees('هدیهٔ نوروز', '.table')
  await desk.pictures('62-gifts')
})

test('a group with nobody in it is told so, and nothing begins', async () => {
  const empty = vafa.call<{ id: string }>('members.define_group', { name: 'نقره‌ای‌ها' })
  await desk.goes('/gifts')
  await desk.does('هدیهٔ تازه')
  await desk.fills('برای چه', 'برای هیچ‌کس')
  await desk.fills('سهم هر عضو (تومان)', '1000')
  await desk.fills('تا پایان روز', 'فردا')
  await desk.page.getByLabel('گروه', { exact: true }).selectOption(empty.id)
  await desk.sees('اکنون هیچ عضو فعالی با این نشانی نیست.', '.dialog')
  expect(await desk.page.getByRole('button', { name: 'آغاز هدیه' }).isDisabled()).toBe(true)
})
