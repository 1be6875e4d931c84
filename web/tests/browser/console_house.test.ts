// Running the club at the console, by keyboard: acts that take two, the plan and a suspension, backups and what their checks found.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './counter'
import { Desk } from './desk'
import { cashier, Installation, prepareLaleh, type Laleh } from './installation'

let vafa: Installation
let browser: Browser
let laleh: Laleh

const points = () => vafa.call<{ points: { balance: number } }>('ledger.balances', { member: laleh.sara.id }).points.balance
const staff = (login: string, name: string, role: string) => vafa.call('staff.define', { login, name, role, branches: [], password: cashier.password })

beforeAll(async () => {
  vafa = await Installation.start()
  laleh = prepareLaleh(vafa)
  staff('sina', 'سینا نیک', 'manager')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})

async function adjusts(desk: Desk, amount: string, why: string): Promise<void> {
  await desk.goes(`/members/${laleh.sara.id}`)
  await desk.choosesAct('تعدیل با دلیل')
  await desk.fills('مقدار', amount)
  await desk.fills('دلیل', why)
  await desk.does('تعدیل با دلیل')
}

test('the policy: from which amount on it takes two', async () => {
  const reza = await Desk.atWork(browser, vafa, '/settings/security')
  await reza.page.getByLabel('مالک و مدیر فقط با ورود دومرحله‌ای به کنسول برسند').focus()
  await reza.presses('Space', 'Control+s')
  await reza.sees('ورود دومرحله‌ای روشن نیست')
  await reza.does('دور ریختن')
  await reza.fills('بیشتر از این امتیاز (اختیاری)', '۱۰۰')
  await reza.pictures('70-security')
  await reza.presses('Control+s')
  await reza.page.locator('.save-bar').waitFor({ state: 'detached' })
  expect(vafa.call('clubs.security')).toMatchObject({ second_person_points: 100, console_needs_totp: false })
  await reza.leaves()
})

test('an adjustment above it is kept; another reads it and agrees; it is done once', async () => {
  const before = points()
  const sina = await Desk.atWork(browser, vafa, '/', 'sina')
  await adjusts(sina, '۲۵۰', 'جبران جایزهٔ از قلم افتاده')
  await sina.sees('منتظر نفر دوم ماند')
  await sina.pictures('71-kept')
  await sina.presses('Enter')
  expect(points()).toBe(before)
  await sina.goes('/approvals')
  await sina.sees('در انتظار دیگری', '.table')
  await sina.page.locator('.table .row-link').focus()
  await sina.presses('Enter')
  await sina.sees('خودتان این را خواسته‌اید')
  expect(await sina.page.getByRole('button', { name: 'تأیید و انجام' }).count()).toBe(0)
  const reza = await Desk.atWork(browser, vafa)
  await reza.rests()
  await reza.sees('کار منتظر تأیید شماست', '.attention')
  await reza.pictures('72-home-waiting')
  await reza.page.locator('.waiting').focus()
  await reza.presses('Enter')
  await reza.sees('سینا نیک', '.table')
  await reza.pictures('73-approvals')
  await reza.page.locator('.table .row-link').focus()
  await reza.presses('Enter')
  await reza.sees('جبران جایزهٔ از قلم افتاده', '.dialog')
  await reza.sees('سارا محمدی', '.dialog')
  await reza.pictures('74-deciding')
  await reza.does('تأیید و انجام')
  await reza.page.locator('.dialog').waitFor({ state: 'detached' })
  expect(points()).toBe(before + 250)
  await reza.sees('چیزی منتظر نفر دوم نیست')
  expect(await reza.page.locator('.waiting').count()).toBe(0)
  await reza.leaves()
  await sina.leaves()
})

test('one is declined with words that the asker reads', async () => {
  const sina = await Desk.atWork(browser, vafa, '/', 'sina')
  await adjusts(sina, '۵۰۰', 'هدیهٔ دوم')
  await sina.sees('منتظر نفر دوم ماند')
  const before = points()
  const reza = await Desk.atWork(browser, vafa, '/approvals')
  await reza.page.locator('.table .row-link').focus()
  await reza.presses('Enter')
  await reza.does('رد کردن')
  await reza.fills('چرا نه (اختیاری)', 'این عضو پیش‌تر گرفته است')
  await reza.isAccessible()
  await reza.presses('Enter')
  await reza.page.locator('.dialog').waitFor({ state: 'detached' })
  expect(points()).toBe(before)
  await sina.goes('/approvals?show=all')
  await sina.page.locator('.table tr', { hasText: 'هدیهٔ دوم' }).locator('.row-link').focus()
  await sina.presses('Enter')
  await sina.sees('این عضو پیش‌تر گرفته است', '.dialog')
  await sina.presses('Escape')
  await sina.pictures('75-decided')
  await sina.leaves()
  await reza.leaves()
})

test('backups: none, sound, old, damaged', async () => {
  const note = (name: string, hoursAgo: number, is_sound: boolean, fault = '') => {
    const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
    vafa.call('backups.note', { name, made_at: at, bytes: 3_456_789, acts: 1240, root: 'cdfc5a45'.repeat(8), checked_at: at, is_sound, fault })
  }
  const desk = await Desk.atWork(browser, vafa, '/settings/backups')
  await desk.sees('هنوز پشتیبانی گزارش نشده است')
  note('2026-01-01-a', 80, true)
  await desk.page.reload()
  await desk.sees('روز از تازه‌ترین پشتیبان سالم گذشته است')
  note('2026-01-01-b', 2, true)
  await desk.page.reload()
  await desk.sees('کمتر از یک روز از آن می‌گذرد')
  await desk.sees('۳٫۵ مگابایت')
  await desk.pictures('76-backups')
  note('2026-01-01-c', 1, false, 'sales_sale: 3 rows differ')
  await desk.page.reload()
  await desk.sees('sales_sale: 3 rows differ')
  await desk.pictures('77-backup-damaged')
  await desk.leaves()
})

test('the plan says what is used, and one member more than it has room for is refused with the way out', async () => {
  vafa.call('plans.set', { name: 'برنزی', members: 3, staff: 10, branches: 1 })
  const desk = await Desk.atWork(browser, vafa, '/settings/plan')
  await desk.sees('برنزی')
  await desk.sees('پر')
  await desk.pictures('78-plan')
  await desk.goes('/members/new')
  await desk.fills('موبایل', '09131112233')
  await desk.presses('Control+s')
  await desk.sees('طرح برنزی تا ۳ عضو جا دارد', '.refusal')
  await desk.isAccessible()
  await desk.does('دور ریختن')
  await desk.leaves()
})

test('a suspended club says so above every page, to a cashier with the first refusal; reading goes on', async () => {
  vafa.call('clubs.suspend', { because: 'صورت‌حساب مهر پرداخت نشده است' })
  const reza = await Desk.atWork(browser, vafa, '/members')
  await reza.sees('صورت‌حساب مهر پرداخت نشده است', '.strip')
  await reza.sees('سارا محمدی')
  await reza.pictures('79-suspended')
  const maryam = await Desk.atWork(browser, vafa, `/members/${laleh.sara.id}/edit`, cashier.login)
  expect(await maryam.page.locator('.strip').count()).toBe(0)
  await maryam.fills('شهر', 'یزد')
  await maryam.presses('Control+s')
  await maryam.sees('فقط خواندنی است', '.strip')
  await maryam.isAccessible()
  vafa.call('clubs.resume')
  await reza.page.reload()
  await reza.sees('سارا محمدی')
  await reza.rests()
  expect(await reza.page.locator('.strip').count()).toBe(0)
  await reza.leaves()
  await maryam.context.close()
})
