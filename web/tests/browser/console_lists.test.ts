// The lists of cards and of returns at the console, by keyboard.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Desk } from './desk'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk
let sale: { sale: string; number?: number }
const card = () => vafa.call<{ cards: { card: string }[] }>('members.show', { member: laleh.sara.id }).cards[0]!.card
const persian = (digits: string) => digits.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)

onStage(() => {
  const [branch] = vafa.call<{ items: { id: string }[] }>('branches.list').items
  sale = vafa.call('sales.record', { member: { kind: 'id', id: laleh.sara.id }, branch: branch!.id, lines: [{ good: laleh.tea.id, quantity: 2 }], payments: { card: 8_900_000, cash: 0, other: 0 } })
  vafa.call('sales.return', { sale: sale.sale, branch: branch!.id, lines: [{ line: 1, quantity: 1 }], reason: 'بسته باز بود' })
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa)
})
afterEach(() => desk.leaves())

test('all cards [F032 F033]: four digits filter, a whole number finds the very card and stays out of the address; one is replaced, then blocked, by keys [F038 F039]', async () => {
  const number = card()
  const row = () => desk.page.locator('.table tbody tr').filter({ hasText: persian(number.slice(-4)) }).first()
  await desk.goes('/cards')
  await row().waitFor()
  expect(await desk.text('.table'), 'no number stands there whole').not.toContain(persian(number.slice(6, 12)))
  await desk.pictures('70-cards')
  await desk.presses('/')
  await desk.types(number.slice(-4))
  await desk.page.waitForURL(/ending=\d{4}/)
  await row().waitFor()
  await desk.presses('Control+A')
  await desk.types(number)
  await expect.poll(() => desk.path()).toBe('/cards')
  await row().waitFor()
  expect(desk.page.url()).not.toContain(number)
  await desk.page.locator('.row-acts button').first().focus()
  await desk.presses('Enter')
  await desk.takes('دادن المثنی')
  await desk.sees('کارت تازه همان امتیازها را دارد')
  await desk.isAccessible()
  await desk.does('دادن المثنی')
  await desk.sees('جایگزین‌شده', '.table')

  await desk.goes('/cards')
  await desk.page.getByLabel('حال').selectOption('active')
  await desk.page.waitForURL(/status=active/)
  const fresh = card()
  expect(fresh).not.toBe(number)
  const acts = desk.page.locator('.table tbody tr').filter({ hasText: persian(fresh.slice(-4)) }).locator('.row-acts button')
  await acts.focus()
  await desk.presses('Enter')
  await desk.takes('مسدود کردن کارت')
  await desk.does('مسدود کردن کارت')
  await acts.waitFor({ state: 'detached' })
  await desk.goes('/cards?status=blocked')
  await desk.page.locator('.table .row-link').first().focus()
  await desk.presses('Enter')
  await expect.poll(() => desk.path()).toBe(`/members/${laleh.sara.id}/cards`)
})

test('a card that is none of the club’s is said to be so, and four digits that no card ends in leave an empty list [F033]', async () => {
  await desk.goes('/cards')
  await desk.presses('/')
  await desk.types('8800000000000054')
  await desk.sees('این کارت از این باشگاه نیست')
  await desk.goes('/cards?ending=0001&status=replaced')
  await desk.sees('کارتی با این فیلترها نیست')
  await desk.does('پاک کردن فیلترها')
  await desk.page.locator('.table .row-link').first().waitFor()
})

test('all returns [F088 F089]: the three legs, who took it and why; days filter, and a row opens the sale with its reasons', async () => {
  await desk.goes('/returns')
  await desk.sees('بسته باز بود', '.table')
  await desk.pictures('71-returns')
  await desk.page.locator('.day-filter').first().focus()
  await desk.types('فردا')
  await desk.presses('Enter')
  await desk.sees('با این فیلترها برگشتی نیست')
  await desk.does('پاک کردن فیلترها')
  await desk.page.locator('.table .row-link').first().focus()
  await desk.presses('Enter')
  await expect.poll(() => desk.path()).toBe(`/sales/${sale.sale}`)
  await desk.sees('چرا')
  await desk.sees('بسته باز بود')
})

test('a large export [F001 F171]: asked for below the list, written while the page is left, taken as a file, thrown away', async () => {
  await desk.goes('/members')
  await desk.does('خروجی بزرگ در سرور')
  await expect.poll(() => desk.path()).toBe('/exports')
  await desk.goes('/cards')
  await desk.goes('/exports')
  await desk.sees('آماده', '.table')
  for (const list of ['/cards', '/sales', '/returns', '/settings/audit?sales=true']) {
    await desk.goes(list)
    await desk.does('خروجی بزرگ در سرور')
    await expect.poll(() => desk.path(), { message: list }).toBe('/exports')
  }
  await expect.poll(() => desk.page.locator('.table tbody').getByText('آماده').count()).toBe(5)
  await desk.pictures('72-exports')
  const arrives = desk.page.waitForEvent('download')
  await desk.does('برداشتن فایل') // the last is the first that was asked for: members
  const file = readFileSync((await (await arrives).path())!, 'utf8')
  expect(file.startsWith('\ufeffنام,شماره,موبایل')).toBe(true)
  expect(file).toContain('سارا محمدی')
  await desk.does('دور انداختن')
  await desk.sees('کنار گذاشته', '.table')
  expect(await desk.page.locator('.table tbody').getByText('آماده').count()).toBe(4)
})
