// The liability desk as an owner reads it: what is owed, to whom, until when; a month of it, its voucher as a file, codes of one's own.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayOfIso, jalaliOfDay, monthLength, monthNames, plain } from '../../parts/formats'
import { Desk } from './desk'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk
/** ISO days of the months of the story, the oldest first. */
const months: string[] = []
/** «دی ۱۴۰۵» */
function nameOf(iso: string): string {
  const { year, month } = jalaliOfDay(dayOfIso(iso))
  return `${monthNames.fa[month - 1]!} ${plain(year)}`
}
const isoAfter = (iso: string, days: number) => new Date((dayOfIso(iso) + days) * 86_400_000).toISOString().slice(0, 10)

/** On the first day of the next month, a minute after its beginning at the earliest. */
function beginsMonth(): string {
  const { today } = vafa.call<{ today: string }>('clubs.advance_clock', { days: 0, ms: 0 })
  const { year, month, day } = jalaliOfDay(dayOfIso(today))
  const next = vafa.call<{ today: string }>('clubs.advance_clock', { days: monthLength(year, month) - day + 1, ms: 61_000 })
  months.push(next.today)
  return next.today
}

onStage(() => {
  const gold = vafa.call<{ id: string }>('members.define_group', { name: 'طلایی' }).id
  vafa.call('members.set_group', { member: laleh.sara.id, group: gold })
  vafa.call('members.set_consent_policy', { pin_from: 9_000_000_000_000_000 })
  const rule = { number: 1, name: 'امتیاز خرید', when: [], gives: { kind: 'points_per_amount', points: 1, per: 200_000 } }
  vafa.call('program.publish', { document: { rules: [rule], points_life: { ends: { kind: 'after_days', days: 150 } }, group_terms: [{ groups: [gold], conversion: { points: 10, credit: 50_000 } }] } })
  const [branch] = vafa.call<{ items: { id: string }[] }>('branches.list').items
  const buys = (member: string, credit: number) =>
    vafa.call('sales.record', { member: { kind: 'id', id: member }, branch: branch!.id, lines: [{ good: laleh.tea.id, quantity: 1 }], payments: { card: laleh.tea.price - credit, cash: 0, other: 0 }, credit })
  const gives = (amount: number, last_day: string) => vafa.call('ledger.adjust', { member: laleh.sara.id, wallet: 'credit', amount, words: 'هدیهٔ ماه', last_day })
  for (let month = 0; month < 4; ++month) {
    const today = beginsMonth()
    gives(1_000_000, isoAfter(today, 20))
    buys(laleh.sara.id, 600_000)
    buys(laleh.ali.id, 0)
  }
  const today = beginsMonth()
  gives(2_000_000, isoAfter(today, 20))
})
beforeEach(async () => {
  await expect.poll(() => vafa.call<{ is_counting: boolean }>('liability.show').is_counting, { timeout: 20_000 }).toBe(false)
  desk = await Desk.atWork(browser, vafa, '/liability')
})
afterEach(() => desk.leaves())

test('what is owed stands by group, age and end, points without a rate apart, and the forecast with its basis [idea 7 F050]', async () => {
  await desk.sees('بدهی همین حالا')
  await desk.sees('امتیاز نرخ تبدیل ندارد و در این رقم نیست')
  await desk.sees('۱۰ امتیاز = ۵٬۰۰۰\u00a0تومان')
  await desk.sees('نرخی ندارد')
  await desk.sees('از ۲۰۰٬۰۰۰\u00a0تومان در دست اعضا')
  await desk.sees('بر پایهٔ ۴ ماه گذشته')
  await desk.pictures('70-liability')
  await desk.page.getByRole('combobox', { name: 'عمر و سررسیدِ' }).selectOption({ label: 'اعتبار' })
  await desk.sees(`۲۰۰٬۰۰۰\u00a0تومان تا پایان ${nameOf(months[4]!)}`)
  await desk.page.getByRole('combobox', { name: 'صورتِ' }).selectOption({ label: 'اعتبار' })
  await desk.sees('+ افزودهٔ دستی')
  await desk.sees('− سوخته')
  await desk.pictures('71-liability-credit')
})

test('a month says what gave, and its voucher is read on the page and taken as a file; the month that runs has none yet [idea 7 F077]', async () => {
  const [first] = months
  await desk.page.getByRole('link', { name: nameOf(first!), exact: true }).focus()
  await desk.presses('Enter')
  await desk.sees(`بدهی در ${nameOf(first!)}`)
  await desk.sees('امتیاز خرید')
  await desk.sees(`سند حسابداری ${nameOf(first!)}`)
  await desk.sees('خرج اعضا در فروش')
  await desk.pictures('72-liability-month')
  const file = desk.page.waitForEvent('download')
  await desk.does('گرفتن فایل سند')
  const rows = readFileSync(await (await file).path(), 'utf8').replace('\ufeff', '').trim().split('\r\n').map((one) => one.split(','))
  expect(rows[0]).toEqual(['تاریخ', 'ردیف', 'کد حساب', 'نام حساب', 'شرح', 'بدهکار (ریال)', 'بستانکار (ریال)'])
  const sum = (column: number) => rows.slice(1).reduce((all, one) => all + Number(one.at(column)), 0)
  expect(rows.length).toBeGreaterThan(3)
  expect(sum(-2)).toBe(sum(-1))
  expect(sum(-1)).toBeGreaterThan(0)
  const { lines } = vafa.call<{ lines: { code: string; debit: number; credit: number }[] }>('liability.voucher', { month: (await desk.path()).split('/').at(-1)! })
  expect(rows.slice(1).map((one) => [one[2], Number(one.at(-2)), Number(one.at(-1))])).toEqual(lines.map((one) => [one.code, one.debit, one.credit]))

  await desk.goes('/liability')
  await desk.page.getByRole('link', { name: `${nameOf(months[4]!)} (ادامه دارد)`, exact: true }).focus()
  await desk.presses('Enter')
  await desk.sees('سندش پس از آن آماده می‌شود')
  await desk.isAccessible()
})

test('the owner gives the accounts the codes of the bookkeeping; what is no code is refused where it stands [idea 7]', async () => {
  await desk.sees('صورت ماهانه')
  await desk.choosesAct('کد حساب‌ها')
  await desk.fills('هزینهٔ امتیاز', 'هزینه ۱')
  await desk.does('گذاشتن کدها')
  await desk.sees('کد حساب حداکثر', '.dialog')
  await desk.fills('هزینهٔ امتیاز', '812-04')
  await desk.pictures('73-account-codes')
  await desk.does('گذاشتن کدها')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  const { items } = vafa.call<{ items: { account: string; code: string }[] }>('liability.account_codes')
  expect(items.find((one) => one.account === 'points_expense')!.code).toBe('812-04')
})
