// Staff and their access at the console, by keyboard: own roles out of single acts, codes for new passwords, sessions ended from afar.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser } from './counter'
import { Desk } from './desk'
import { cashier, Installation, prepareLaleh, slug } from './installation'

let vafa: Installation
let browser: Browser
let desk: Desk

interface OwnRole { id: string; name: string; begins_as: string; operations: string[]; limits: { points_per_act?: number }; staff: number }
const roles = () => vafa.call<{ items: OwnRole[] }>('roles.list').items

beforeAll(async () => {
  vafa = await Installation.start()
  prepareLaleh(vafa)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/settings/roles')
})
afterEach(() => desk.leaves())

test('a role begins as a cashier and gains one act with a limit; a taken name is refused at its field [F177]', async () => {
  await desk.sees('هنوز نقشی از خودتان ندارید')
  await desk.pictures('60-no-roles')
  await desk.page.locator('.page-head').getByRole('button', { name: 'ساختن نقش' }).focus()
  await desk.presses('Enter')
  await desk.rests()
  await desk.fills('نام نقش', 'سرپرست شب')
  await desk.fills('جست‌وجو در کارها', 'دستی')
  await desk.page.getByLabel('تغییر دستی امتیاز یا اعتبار').focus()
  await desk.presses('Space')
  await desk.fills('امتیاز، هر بار (اختیاری)', '۵۰')
  await desk.pictures('61-role-found')
  await desk.fills('جست‌وجو در کارها', ' ')
  await desk.pictures('62-role')
  await desk.presses('Control+s')
  await desk.sees('سرپرست شب', '.table')
  await desk.pictures('63-roles')
  const [made] = roles()
  expect(made).toMatchObject({ name: 'سرپرست شب', begins_as: 'cashier', limits: { points_per_act: 50 } })
  expect(made!.operations).toContain('ledger.adjust')
  expect(made!.operations).toContain('sales.record')
  await desk.goes('/settings/roles/new')
  await desk.fills('نام نقش', 'سرپرست شب')
  await desk.presses('Control+s')
  await desk.sees('نقشی به این نام هست', '.form-field .refusal')
  await desk.isAccessible()
  await desk.does('دور ریختن')
})

test('the staff form offers it; whoever has it sees its acts, and loses one as soon as the role does', async () => {
  await desk.goes('/settings/staff')
  await desk.choosesRowAct(cashier.name, 'تغییر نام، نقش و شعبه‌ها')
  await desk.page.getByLabel('نقش', { exact: true }).last().selectOption({ label: 'سرپرست شب' })
  await desk.sees('نقشی که خودتان ساخته‌اید', '.dialog')
  await desk.pictures('64-staff-role')
  await desk.presses('Enter')
  await desk.sees('سرپرست شب', '.table')
  expect(roles()[0]!.staff).toBe(1)
  const maryam = await Desk.atWork(browser, vafa, '/members', cashier.login)
  await maryam.sees('سارا محمدی')
  await maryam.page.locator('.row-link').first().focus()
  await maryam.presses('Enter')
  await maryam.does('کارهای بیشتر')
  await maryam.page.getByRole('menuitem', { name: 'تعدیل با دلیل' }).waitFor()
  const role = roles()[0]!
  vafa.call('roles.change', { role: role.id, name: role.name, begins_as: role.begins_as, operations: role.operations.filter((name) => name !== 'ledger.adjust'), branches: [] })
  await maryam.presses('Escape')
  await maryam.page.reload()
  await maryam.does('کارهای بیشتر')
  await maryam.page.getByRole('menuitem').first().waitFor()
  expect(await maryam.page.getByRole('menuitem', { name: 'تعدیل با دلیل' }).count()).toBe(0)
  await maryam.leaves()
})

test('a role that somebody has is not deleted; one that nobody has is', async () => {
  await desk.choosesRowAct('سرپرست شب', 'حذف نقش')
  await desk.does('حذف نقش')
  await desk.sees('۱ نفر از کارکنان این نقش را دارند', '.dialog')
  await desk.presses('Escape')
  vafa.call('roles.define', { name: 'بی‌کس', begins_as: 'support', operations: ['members.list'], branches: [] })
  await desk.goes('/settings/roles')
  await desk.choosesRowAct('بی‌کس', 'حذف نقش')
  await desk.does('حذف نقش')
  await desk.page.locator('.table').getByText('بی‌کس').waitFor({ state: 'detached' })
  expect(roles().map((one) => one.name)).toEqual(['سرپرست شب'])
})

test('an owner gives a code, never a password; with it the door takes a new one, once', async () => {
  await desk.goes('/settings/staff')
  await desk.choosesRowAct(cashier.name, 'دادن کد رمز تازه')
  await desk.sees('شما رمز او را نمی‌دانید')
  expect(await desk.page.locator('.dialog input').count()).toBe(0)
  await desk.does('دادن کد رمز تازه')
  await desk.sees('این کد را به خودش بدهید')
  const code = await desk.text('.dialog .key-text')
  await desk.pictures('65-password-code')
  const door = await Desk.open(browser, vafa)
  await door.page.locator('input[name=login]').waitFor()
  await door.does('رمز را فراموش کرده‌اید؟')
  await door.pictures('66-choose-password')
  await door.fills('نام ورود', cashier.login)
  await door.fills('کدی که مالک داد', code.toUpperCase())
  await door.fills('رمز تازه', 'kalaghe-siah')
  await door.presses('Enter')
  await door.sees('رمز تازه گذاشته شد')
  await door.presses('Enter')
  await door.signIn(cashier.login, 'kalaghe-siah')
  await door.page.locator('.side').waitFor()
  await door.leaves()
})

test('an owner sees where somebody is signed in and ends it; the page there asks for the password over what was typed', async () => {
  const maryam = await Desk.open(browser, vafa, '/members/new')
  await maryam.signIn(cashier.login, 'kalaghe-siah')
  await maryam.page.locator('.side').waitFor()
  await maryam.fills('موبایل', '09131234567')
  await desk.goes('/settings/staff')
  await desk.choosesRowAct(cashier.name, 'نشست‌ها')
  await desk.sees('Chrome', '.dialog .table')
  await desk.pictures('67-sessions-of')
  await desk.does('بستن همهٔ نشست‌ها')
  await desk.sees('اکنون جایی وارد نشده است')
  await desk.presses('Escape')
  await maryam.presses('Control+s')
  await maryam.sees('آنچه نوشته‌اید همان‌جاست')
  expect(maryam.page.url()).toContain(`/${slug}/console/members/new`)
  await maryam.leaves()
})

test('the second factor of somebody who has none is not switched off, and that is said', async () => {
  await desk.goes('/settings/staff')
  await desk.choosesRowAct(cashier.name, 'خاموش کردن ورود دومرحله‌ای')
  await desk.does('خاموش کردن ورود دومرحله‌ای')
  await desk.sees('ورود دومرحله‌ای روشن نیست', '.dialog .refusal')
})
