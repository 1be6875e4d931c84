// Members at the console, by keyboard: found, enrolled, changed, adjusted, their cards, and forgotten in the end.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findings } from './axe'
import { Desk } from './desk'
import { freshMobile, Handset } from './handset'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk

onStage(() => {
  const [branch] = vafa.call<{ items: { id: string }[] }>('branches.list').items
  vafa.call('members.define_group', { name: 'طلایی' })
  vafa.call('sales.record', { member: { kind: 'id', id: laleh.sara.id }, branch: branch!.id, lines: [{ good: laleh.tea.id }, { good: laleh.coffee.id }], payments: { card: 8_950_000, cash: 0, other: 0 } })
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/members')
})
afterEach(() => desk.leaves())

const balances = (member: string) => vafa.call<{ points: { balance: number } }>('ledger.balances', { member }).points.balance

test('the list: searched by name into the address, by mobile not; sorted; opened by arrows', async () => {
  await desk.sees('نرگس محمدی')
  await desk.pictures('10-members')
  await desk.presses('Slash')
  await desk.types('محمدی')
  await desk.page.waitForFunction(() => location.search.includes('q='))
  await desk.page.locator('.table tbody tr').nth(1).waitFor()
  await expect.poll(() => desk.page.locator('.table tbody tr').count()).toBe(2)
  await desk.page.reload()
  await desk.sees('نرگس محمدی')
  await desk.presses('Slash')
  await desk.presses('Control+A')
  await desk.types(laleh.ali.mobile)
  await desk.sees('علی رضایی')
  expect(desk.path()).not.toContain('935')
  await desk.presses('Slash')
  await desk.presses('Control+A', 'Delete')
  await desk.sees('نرگس محمدی')
  await desk.page.getByRole('button', { name: 'نام', exact: true }).focus()
  await desk.presses('Enter')
  await desk.page.waitForFunction(() => location.search.includes('sort=name'))
  await desk.rests()
  await desk.page.locator('.row-link').first().focus()
  await desk.presses('ArrowDown', 'Enter')
  await desk.sees('دربارهٔ عضو')
  expect(desk.path()).toMatch(/^\/members\/mem_/)
})

test('nothing matches: the filters stay, and are cleared with one key', async () => {
  await desk.goes('/members?q=هیچ‌کس')
  await desk.sees('با این فیلترها عضوی نیست')
  await desk.isAccessible()
  await desk.does('پاک کردن فیلترها')
  await desk.sees('سارا محمدی')
})

test('the page of a member: every tab', async () => {
  await desk.goes(`/members/${laleh.sara.id}`)
  await desk.sees('امتیاز')
  await desk.rests()
  await desk.pictures('11-member')
  for (const [tab, words] of [['statement', 'گردش'], ['purchases', 'رسید'], ['cards', 'فعال'], ['messages', ''], ['profile', 'نام خانوادگی'], ['history', 'ثبت‌نام']] as const) {
    await desk.goes(`/members/${laleh.sara.id}/${tab}`)
    if (words) await desk.sees(words)
    await desk.pictures(`12-member-${tab}`)
  }
})

test('a member is enrolled with a mobile; the draft survives a reload; a wrong mobile is said at its field', async () => {
  await desk.does('عضو تازه')
  await desk.fills('موبایل', '0912')
  await desk.fills('نام (اختیاری)', 'پریسا')
  await desk.page.reload()
  await desk.sees('برگردانده شد')
  await desk.pictures('13-enrol')
  await desk.presses('Control+s')
  await desk.page.locator('.form-field .refusal').first().waitFor()
  await desk.fills('موبایل', '۰۹۱۳۱۲۳۴۵۶۷')
  await desk.presses('Control+s')
  await desk.page.waitForURL(/members\/mem_/)
  await desk.sees('پریسا')
})

test('a page with unsaved words asks once before it goes', async () => {
  await desk.goes(`/members/${laleh.ali.id}/edit`)
  await desk.fills('نام پدر', 'حسین')
  await desk.page.locator('.tree a').first().focus()
  await desk.presses('Enter')
  await desk.sees('تغییرها هنوز ذخیره نشده است', '.dialog')
  await desk.presses('Enter')
  expect(desk.path()).toContain('/edit')
  await desk.presses('Control+s')
  await desk.page.waitForURL(/profile$/)
  await desk.sees('حسین')
})

test('the session ends in a long form: it waits under the sign-in, and the same press saves it', async () => {
  await desk.goes(`/members/${laleh.ali.id}/edit`)
  await desk.fills('شهر', 'شیراز')
  await desk.context.clearCookies()
  await desk.presses('Control+s')
  await desk.sees('آنچه نوشته‌اید همان‌جاست')
  await desk.pictures('14-session-over')
  await desk.signIn()
  await desk.page.waitForURL(/profile$/)
  await desk.sees('شیراز')
})

test('credit is closed, points are adjusted with a reason, the group changes: each says what stays', async () => {
  await desk.goes(`/members/${laleh.ali.id}`)
  await desk.choosesAct('بستن اعتبار')
  await desk.sees('امتیاز گرفتن ادامه دارد')
  await desk.isAccessible()
  expect(vafa.call<{ is_credit_frozen: boolean }>('members.show', { member: laleh.ali.id }).is_credit_frozen).toBe(false)
  await desk.does('بستن اعتبار')
  await desk.sees('اعتبار بسته')
  const before = balances(laleh.ali.id)
  await desk.choosesAct('تعدیل با دلیل')
  await desk.fills('مقدار', '۱۲۰')
  await desk.fills('دلیل', 'جبران رسید گم‌شده')
  await desk.pictures('15-adjust')
  await desk.does('تعدیل با دلیل')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  expect(balances(laleh.ali.id)).toBe(before + 120)
  await desk.choosesAct('تغییر گروه')
  await desk.page.locator('.dialog select').selectOption({ label: 'طلایی' })
  await desk.does('تغییر گروه')
  await desk.sees('طلایی', '.page-head')
})

test('a card is blocked, and another issued', async () => {
  await desk.goes(`/members/${laleh.ali.id}/cards`)
  await desk.does('مسدود کردن کارت')
  await desk.sees('امتیازها می‌مانند')
  await desk.does('مسدود کردن کارت')
  await desk.sees('مسدود', '.table')
  await desk.does('دادن کارت')
  await desk.does('دادن کارت')
  await desk.sees('فعال', '.table')
})

test('the owner takes a member’s data as one file to hand over, and the log has it [F179]', async () => {
  await desk.goes(`/members/${laleh.sara.id}`)
  await desk.choosesAct('گرفتن داده‌های عضو')
  await desk.sees('تا به خودش بدهید', '.dialog')
  await desk.pictures('18-data')
  const arrives = desk.page.waitForEvent('download')
  await desk.does('گرفتن داده‌های عضو')
  const file = await arrives
  expect(file.suggestedFilename()).toMatch(/\d{4}-\d\d-\d\d\.html$/)
  const reader = await desk.context.newPage()
  await reader.setContent(readFileSync(await file.path(), 'utf8'))
  const text = await reader.locator('body').innerText()
  for (const words of ['داده‌های من در باشگاه', 'سارا', 'چای', 'یادداشت‌هایی که کارکنان']) expect(text).toContain(words)
  expect(text).not.toMatch(/data\.|reasons\.|undefined|null|NaN/)
  await reader.close()
  await desk.goes('/settings/audit?sales=true')
  await desk.sees('گرفتن داده‌های عضو', '.table')
})

test('joining by oneself is closed at the console: whoever has proved a mobile reads where to go, until it is open again [F002]', async () => {
  await desk.goes('/settings/consent')
  await desk.does('بستن عضویت از صفحهٔ عضو')
  await desk.sees('بسته است')
  await desk.pictures('19-joining')
  const phone = await Handset.open(browser, vafa)
  await phone.signsIn(freshMobile())
  await phone.sees('فقط در فروشگاه می‌پذیرد')
  expect(await findings(phone.page)).toEqual([])
  await phone.picture('joining-closed')
  await desk.does('باز کردن عضویت از صفحهٔ عضو')
  await desk.sees('باز است')
  await phone.page.reload()
  await phone.sees('نام‌ها اختیاری است')
  await phone.leaves()
})

test('two records of one person are merged, told beforehand what moves, and parted again [B50]', async () => {
  const first = vafa.call<{ id: string }>('members.enrol', { mobile: '09371112241', first_name: 'مهسا', last_name: 'رستگار' })
  const second = vafa.call<{ id: string; number: number }>('members.enrol', { mobile: '09371112242', first_name: 'مهسا', last_name: 'رستگاری', issue_card: true })
  vafa.call('ledger.adjust', { member: first.id, wallet: 'points', amount: 40, words: 'ماندهٔ دفتر کهنه' })
  vafa.call('ledger.adjust', { member: second.id, wallet: 'points', amount: 60, words: 'ماندهٔ دفتر کهنه' })
  const [own, others] = [balances(first.id), balances(second.id)]
  const inPersian = (amount: number) => new Intl.NumberFormat('fa-IR').format(amount)
  await desk.goes(`/members/${first.id}`)
  await desk.choosesAct('ادغام با عضو دیگر')
  await desk.sees('وقتی یک نفر دو پرونده دارد', '.dialog')
  await desk.fills('عضو دوم', 'رستگاری')
  await desk.sees('رمز پروندهٔ دوم به کار نمی‌رود', '.dialog')
  await desk.page.locator('.dialog .numbers-table', { hasText: inPersian(own + others) }).waitFor()
  await desk.pictures('20-merge')
  await desk.isAccessible()
  expect(balances(first.id)).toBe(own)
  await desk.does('ادغام')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await expect.poll(() => balances(first.id)).toBe(own + others)
  await desk.sees('پروندهٔ ادغام‌شده:')

  await desk.goes('/members')
  await desk.presses('Slash')
  await desk.types(String(second.number))
  await desk.sees('مهسا رستگار', '.table')
  await desk.goes(`/members/${second.id}`)
  await desk.sees('با پروندهٔ دیگری یکی شد')
  await desk.sees('ادغام‌شده', '.page-head')
  await desk.pictures('21-merged')
  await desk.choosesAct('جدا کردن از عضو دیگر')
  await desk.sees('نزد پروندهٔ نخست می‌ماند', '.dialog')
  await desk.page.locator('.dialog .numbers-table', { hasText: inPersian(others) }).waitFor()
  await desk.pictures('22-part')
  await desk.does('جدا کردن')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await expect.poll(() => balances(second.id)).toBe(others)
  expect(balances(first.id)).toBe(own)
})

test('a person is forgotten only after the name was typed', async () => {
  const gone = vafa.call<{ id: string }>('members.enrol', { mobile: '09371112233', first_name: 'بهار', last_name: 'کیانی' })
  await desk.goes(`/members/${gone.id}`)
  await desk.choosesAct('پاک کردن داده‌های عضو')
  expect(await desk.page.locator('.dialog .ant-btn-primary').isDisabled()).toBe(true)
  await desk.fills('برای پاک کردن، بنویسید: \u2068بهار کیانی\u2069', 'بهار کیانی')
  await desk.pictures('16-erase')
  await desk.presses('Enter')
  await desk.sees('پاک‌شده', '.page-head')
})

test('the longest name and nine-digit amounts: nothing overlaps, no number wraps, no page is wider than its window', async () => {
  const long = vafa.call<{ id: string }>('members.enrol', { mobile: '09381112233', first_name: 'سیده فاطمه‌زهرا', last_name: 'حسینی طباطبایی زواره‌ای اردستانی‌نژاد', father_name: 'سید محمدابراهیم', issue_card: true })
  vafa.call('ledger.adjust', { member: long.id, wallet: 'points', amount: 987_654_321, words: 'آزمون عددهای بلند با توضیحی که چند کلمه دارد' })
  vafa.call('ledger.adjust', { member: long.id, wallet: 'credit', amount: 9_876_543_210, words: 'آزمون عددهای بلند' })
  const [branch] = vafa.call<{ items: { id: string }[] }>('branches.list').items
  const sold = vafa.call<{ sale: string }>('sales.record', { member: { kind: 'id', id: long.id }, branch: branch!.id, lines: [{ good: laleh.tea.id, quantity: 999 }, { good: laleh.coffee.id, quantity: 777 }], payments: { card: 7_942_050_000, cash: 0, other: 0 } })
  for (const [path, name] of [[`/members/${long.id}`, 'summary'], [`/members/${long.id}/statement`, 'statement'], [`/sales/${sold.sale}`, 'sale'], ['/members', 'members'], ['/sales', 'sales']] as const) {
    await desk.goes(path)
    await desk.pictures(`17-long-${name}`)
    const wrapped = await desk.page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.number, td.figure, .figures dd')].filter((one) => one.offsetHeight > 1.9 * parseFloat(getComputedStyle(one).lineHeight) && one.tagName !== 'TD').map((one) => one.innerText))
    expect(wrapped, path).toEqual([])
  }
})
