// Sales, goods and settings at the console, by keyboard.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from './counter'
import { Desk } from './desk'
import { cashier, Installation, prepareLaleh, type Laleh } from './installation'

let vafa: Installation
let browser: Browser
let laleh: Laleh
let desk: Desk
let sale: { sale: string }

beforeAll(async () => {
  vafa = await Installation.start()
  laleh = prepareLaleh(vafa)
  const [branch] = vafa.call<{ items: { id: string }[] }>('branches.list').items
  const sell = (member: string | null) =>
    vafa.call<{ sale: string }>('sales.record', { ...(member ? { member: { kind: 'id', id: member } } : {}), branch: branch!.id, lines: [{ good: laleh.tea.id, quantity: 2 }, { good: laleh.coffee.id }], payments: { card: 13_400_000, cash: 0, other: 0 } })
  sell(null)
  sale = sell(laleh.sara.id)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await vafa?.stop()
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa)
})
afterEach(() => desk.leaves())

describe('sales', () => {
  test('the list by days, one sale with the why of its award, goods come back and are kept after all', async () => {
    await desk.goes('/sales')
    await desk.pictures('20-sales')
    await desk.page.locator('.day-filter').first().focus()
    await desk.types('فردا')
    await desk.presses('Enter')
    await desk.sees('در این روزها و شعبه فروشی نیست')
    await desk.does('پاک کردن فیلترها')
    await desk.page.locator('.table .row-link').first().waitFor()
    await desk.goes(`/sales/${sale.sale}`)
    await desk.sees('چرا')
    await desk.pictures('21-sale')
    await desk.choosesAct('برگشت از فروش')
    await desk.fills('قهوهٔ اسپرسو ۲۵۰ گرم', '۱')
    await desk.sees('نقد', '.dialog [role=status]')
    await desk.pictures('22-return')
    await desk.does('برگشت از فروش')
    await desk.sees('برگشت دارد')
    await desk.isAccessible()
    await desk.does('باطل کردن برگشت')
    await desk.sees('باطل شد')
  })
})

describe('goods', () => {
  test('a good is added with its barcode and quick key, changed, and set aside', async () => {
    await desk.goes('/goods')
    await desk.pictures('23-goods')
    await desk.does('افزودن کالا')
    await desk.fills('نام کالا', 'دمنوش بهارنارنج')
    await desk.fills('قیمت (تومان)', '۱۸۵۰۰۰')
    await desk.sees('هشتاد و پنج هزار تومان')
    await desk.fills('کلید سریع (اختیاری)', '۷')
    await desk.pictures('24-good')
    await desk.does('افزودن کالا')
    await desk.sees('دمنوش بهارنارنج', '.table')
    await desk.does('دمنوش بهارنارنج')
    await desk.fills('کلید سریع (اختیاری)', ' ')
    await desk.page.getByLabel('فروخته می‌شود').last().focus()
    await desk.presses('Space')
    await desk.does('ذخیرهٔ تغییرها')
    await desk.sees('کنار گذاشته', '.table')
    const [good] = vafa.call<{ items: { price: number; is_active: boolean; quick_key?: number }[] }>('goods.list', { text: 'دمنوش' }).items
    expect(good).toMatchObject({ price: 1_850_000, is_active: false })
    expect(good!.quick_key ?? null).toBeNull()
  })

  test('a wrong barcode is refused in words beside the form, which stays', async () => {
    await desk.goes('/goods')
    await desk.does('افزودن کالا')
    await desk.fills('نام کالا', 'چای دوم')
    await desk.fills('قیمت (تومان)', '1000')
    await desk.fills('بارکدها (اختیاری)', laleh.tea.barcode)
    await desk.does('افزودن کالا')
    await desk.page.locator('.dialog .refusal').first().waitFor()
    expect(await desk.page.getByLabel('نام کالا').last().inputValue()).toBe('چای دوم')
  })

  test('a group of goods is made and renamed', async () => {
    await desk.goes('/goods-groups')
    await desk.pictures('25-no-groups')
    await desk.does('ساختن گروه')
    await desk.types('نوشیدنی')
    await desk.presses('Enter')
    await desk.sees('نوشیدنی', '.table')
    await desk.does('تغییر نام گروه')
    await desk.fills('نام گروه', 'نوشیدنی‌ها')
    await desk.presses('Enter')
    await desk.sees('نوشیدنی‌ها', '.table')
  })
})

describe('settings', () => {
  test('a branch is opened', async () => {
    await desk.goes('/settings/branches')
    await desk.does('گشودن شعبه')
    await desk.types('تجریش')
    await desk.fills('صندوق‌ها', '۳')
    await desk.presses('Enter')
    await desk.sees('تجریش', '.table')
    await desk.pictures('30-branches')
  })

  test('somebody joins the staff; their account is closed; nobody closes their own', async () => {
    await desk.goes('/settings/staff')
    await desk.does('افزودن به کارکنان')
    await desk.types('نیما راد')
    await desk.fills('نام ورود', 'nima')
    await desk.fills('رمز نخست', 'short')
    await desk.presses('Enter')
    await desk.sees('دست‌کم', '.dialog .refusal')
    await desk.pictures('31-staff-form')
    await desk.fills('رمز نخست', 'long enough')
    await desk.presses('Enter')
    await desk.sees('نیما راد', '.table')
    await desk.pictures('32-staff')
    await desk.choosesRowAct('نیما راد', 'سقف تخفیف')
    await desk.page.getByLabel('سقف داشته باشد').focus()
    await desk.presses('Space')
    await desk.fills('حداکثر تخفیف هر ردیف (٪)', '۱۵')
    await desk.does('گذاشتن سقف تخفیف')
    await desk.sees('۱۵٪', '.table')
    await desk.choosesRowAct('نیما راد', 'بستن حساب')
    await desk.does('بستن حساب')
    await desk.sees('بسته', '.table')
    await desk.opens('کارهای رضا کریمی')
    await desk.page.getByRole('menuitem', { name: 'تغییر نام، نقش و شعبه‌ها' }).waitFor()
    expect(await desk.page.getByRole('menuitem').count()).toBe(1)
    await desk.presses('Escape')
  })

  test('a key is issued for one act, shown once, and revoked', async () => {
    await desk.goes('/settings/keys')
    await desk.pictures('33-no-keys')
    await desk.page.locator('.page-head').getByRole('button', { name: 'ساختن کلید' }).focus()
    await desk.presses('Enter')
    await desk.types('فروشگاه اینترنتی')
    await desk.page.getByLabel('دیدن کالاها').focus()
    await desk.presses('Space')
    await desk.does('ساختن کلید')
    await desk.sees('فقط همین یک بار دیده می‌شود')
    await desk.pictures('34-key')
    await desk.presses('Escape')
    await desk.sees('فروشگاه اینترنتی', '.table')
    await desk.does('باطل کردن کلید')
    await desk.does('باطل کردن کلید')
    await desk.sees('باطل', '.table')
  })

  test('a field of the club\'s own, consent from an amount on, and the ledger is sound', async () => {
    await desk.goes('/settings/fields')
    await desk.isAccessible()
    await desk.page.locator('.page-head').getByRole('button', { name: 'افزودن فیلد' }).focus()
    await desk.presses('Enter')
    await desk.types('تعداد فرزند')
    await desk.page.getByLabel('نوع').last().selectOption('number')
    await desk.does('افزودن فیلد')
    await desk.sees('تعداد فرزند', '.table')
    await desk.pictures('35-fields')
    await desk.goes('/settings/consent')
    await desk.fills('از این مبلغ، رمز خرید (تومان)', '۵۰۰۰۰')
    await desk.sees('پنجاه هزار تومان')
    await desk.pictures('36-consent')
    await desk.presses('Control+s')
    await desk.page.locator('.save-bar').waitFor({ state: 'detached' })
    expect(vafa.call('members.consent_policy')).toMatchObject({ pin_from: 500_000 })
    await desk.goes('/settings/health')
    await desk.sees('سالم است')
    await desk.pictures('37-health')
  })

  test('a cashier sees goods without acts, and no settings that are not theirs', async () => {
    const maryam = await Desk.atWork(browser, vafa, '/goods', cashier.login)
    await maryam.rests()
    expect(await maryam.page.getByRole('button', { name: 'افزودن کالا' }).count()).toBe(0)
    expect(await maryam.page.locator('.side').innerText()).not.toContain('کلیدهای API')
    await maryam.leaves()
  })
})

test('the log of acts: filtered to what one person did, one act opened with what was asked', async () => {
  await desk.goes('/settings/audit')
  await desk.sees('چه کسی، چه وقت، چه کرد')
  await desk.pictures('38-audit')
  await desk.page.getByLabel('چه کسی').selectOption({ label: 'رضا کریمی' })
  await desk.page.waitForFunction(() => location.search.includes('staff='))
  await desk.rests()
  const acts = await desk.page.locator('.table tbody tr').allInnerTexts()
  expect(acts.length).toBeGreaterThan(0)
  expect(acts.every((one) => one.includes('رضا کریمی'))).toBe(true)
  await desk.page.locator('.row-link').first().focus()
  await desk.presses('Enter')
  await desk.sees('خواسته', '.dialog')
  await desk.pictures('39-one-act')
  await desk.presses('Escape')
  await desk.goes(`/members/${laleh.sara.id}/history`)
  await desk.sees('ثبت‌نام')
  await desk.isAccessible()
})
