// Reasons of the club's own at the console, by keyboard: made, awarded, taken back, reported.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Desk } from './desk'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk

onStage()
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/awards')
})
afterEach(() => desk.leaves())

const points = (member: string) => vafa.call<{ points: { spendable: number } }>('ledger.balances', { member }).points.spendable

test('a reason is made, awarded with an amount within its bounds, taken back, and told in the report [F057]', async () => {
  await desk.sees('هنوز دلیلی نساخته‌اید')
  await desk.does('دلیل تازه')
  await desk.fills('نام دلیل', 'نظرسنجی')
  await desk.fills('مقدار', '۲۰')
  await desk.fills('تا (اختیاری)', '۵۰')
  await desk.fills('برای هر عضو در روز (اختیاری)', '۲')
  await desk.pictures('65-reason-form')
  await desk.isAccessible()
  await desk.does('ذخیرهٔ دلیل')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await desk.sees('نظرسنجی', '.table')
  await desk.sees('روزی ۲ بار', '.table')

  const before = points(laleh.sara.id)
  await desk.goes(`/members/${laleh.sara.id}`)
  await desk.choosesAct('دادن امتیاز با دلیل')
  await desk.sees('از ۲۰ امتیاز تا ۵۰ امتیاز', '.dialog')
  await desk.fills('چقدر', '۶۰')
  await desk.does('دادن امتیاز با دلیل')
  await desk.page.locator('.dialog [role=alert]').waitFor()
  await desk.fills('چقدر', '۳۰')
  await desk.pictures('66-awarding')
  await desk.does('دادن امتیاز با دلیل')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await expect.poll(() => points(laleh.sara.id)).toBe(before + 30)
  await desk.goes(`/members/${laleh.sara.id}/statement`)
  await desk.sees('نظرسنجی', '.table')

  await desk.goes('/awards')
  await desk.sees('گزارش دلیل‌ها')
  await desk.sees('۳۰ امتیاز', '.table')
  await desk.pictures('67-reasons')
  await desk.goes(`/members/${laleh.sara.id}`)
  await desk.choosesAct('دادن امتیاز با دلیل')
  await desk.does('پس گرفتن نظرسنجی')
  await expect.poll(() => points(laleh.sara.id)).toBe(before)
})
