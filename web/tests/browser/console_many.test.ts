// Many members at once at the console, by keyboard: chosen, moved, undone, those that fail told with their reason; views kept by the server; the list as a file.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Desk } from './desk'
import { browser, onStage, vafa } from './stage'

let desk: Desk
let golden: { id: string }

const inGroup = () => vafa.call<{ items: { name: string }[] }>('members.list', { group: golden.id, limit: 200 }).items

onStage(() => {
  golden = vafa.call('members.define_group', { name: 'طلایی' })
  for (let at = 0; at < 56; ++at) vafa.call('members.enrol', { mobile: `0917000${1000 + at}`, first_name: at === 20 ? '=HYPERLINK("x")' : 'عضو', last_name: `شمارهٔ ${at}` })
  const gone = vafa.call<{ items: { id: string }[] }>('members.list', { sort: 'oldest', limit: 20 }).items
  for (const one of gone.slice(10, 13)) vafa.call('members.erase', { member: one.id })
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/members')
  await desk.page.locator('.table').waitFor()
})
afterEach(() => desk.leaves())

const presses = async (label: string) => {
  await desk.page.getByLabel(label, { exact: true }).first().focus()
  await desk.presses('Space')
}

test('two are chosen and moved; undone, they are where they were', async () => {
  const boxes = desk.page.locator('.table tbody input[type=checkbox]')
  for (const at of [0, 1]) {
    await boxes.nth(at).focus()
    await desk.presses('Space')
  }
  await desk.sees('۲ عضو برگزیده شد')
  await desk.pictures('80-chosen')
  await desk.does('تغییر گروه')
  await desk.page.locator('.dialog select').selectOption({ label: 'طلایی' })
  await desk.pictures('81-on-many')
  await desk.does('تغییر گروه')
  await desk.sees('۲ عضو انجام شد؛ ۰ نشد')
  expect(inGroup()).toHaveLength(2)
  await desk.does('برگرداندن')
  await desk.sees('۲ عضو انجام شد؛ ۰ نشد')
  await desk.does('بستن')
  expect(inGroup()).toHaveLength(0)
  await expect.poll(() => desk.page.locator('.chosen-bar').count()).toBe(0)
})

test('the whole list, 59 of which three were forgotten: the rest is done, the three are told with their reason and kept as a file', async () => {
  await presses('برگزیدن همین صفحه')
  await desk.sees('۵۰ عضو برگزیده شد')
  await desk.does('برگزیدن همهٔ این فهرست')
  await desk.sees('همهٔ این فهرست برگزیده شد')
  await desk.does('تغییر گروه')
  await desk.page.locator('.dialog select').selectOption({ label: 'طلایی' })
  await desk.does('تغییر گروه')
  await desk.sees('۵۶ عضو انجام شد؛ ۳ نشد')
  await desk.pictures('82-partly')
  expect(inGroup()).toHaveLength(56)
  const saved = desk.page.waitForEvent('download')
  await desk.does('نگه داشتن فهرست نشده‌ها')
  expect(readFileSync(await (await saved).path(), 'utf8').trim().split('\r\n')).toHaveLength(4)
  await desk.does('بستن')
})

test('a view is kept under a name and shared, opened by a link, and dropped', async () => {
  await desk.page.locator('.filter', { hasText: 'گروه' }).locator('select').selectOption({ label: 'طلایی' })
  await desk.page.waitForFunction(() => location.search.includes('group='))
  await desk.does('نگه داشتن این نما')
  await desk.types('طلایی‌ها')
  await desk.page.getByLabel('همکاران هم این نما را ببینند').press('Space')
  await desk.isAccessible()
  await desk.presses('Enter')
  const kept = desk.page.locator('.views').getByRole('link', { name: 'طلایی‌ها' })
  await kept.waitFor()
  await desk.rests()
  await desk.pictures('83-views')
  await desk.goes('/members')
  await desk.page.evaluate(() => localStorage.clear())
  await kept.focus()
  await desk.presses('Enter')
  await desk.page.waitForFunction(() => location.search.includes('group='))
  await desk.does('برداشتن این نما')
  await desk.sees('این نما برای همهٔ همکاران برداشته می‌شود')
  await desk.pictures('83-drop')
  await desk.does('برداشتن این نما')
  await desk.page.waitForFunction(() => !location.search.includes('group='))
  await expect.poll(() => desk.page.locator('.views').count()).toBe(0)
})

test('the list as a file: all pages, the columns that are shown, Latin digits, and no cell that a spreadsheet would run', async () => {
  await desk.does('ستون‌ها')
  const father = desk.page.getByRole('menuitem', { name: 'نام پدر' })
  await father.waitFor()
  await father.press('Enter')
  await desk.presses('Escape')
  const saved = desk.page.waitForEvent('download')
  await desk.does('خروجی این فهرست')
  const file = await saved
  await desk.sees('۵۹ ردیف در فایل نوشته شد')
  await desk.pictures('84-export')
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\ufeffنام,')).toBe(true)
  expect(text).not.toContain('نام پدر')
  const lines = text.trim().split('\r\n')
  expect(lines).toHaveLength(60)
  expect(lines.some((one) => one.startsWith(`"'=HYPERLINK(""x"")`))).toBe(true)
  expect(text).not.toMatch(/[۰-۹]\d|\d[۰-۹]/)
  await desk.does('بستن')
})

test('in English and dark', async () => {
  await desk.page.evaluate(() => (localStorage.setItem('vafa.console.language', 'en'), localStorage.setItem('vafa.console.theme', 'night')))
  await desk.page.reload()
  await desk.page.locator('.table').waitFor()
  await presses('Choose this page')
  await desk.pictures('85-en-chosen')
})
