// An owner builds the usual programs at the console, by keyboard and without a manual: each is tried beside the rules, published, and pays.
import { beforeEach, afterEach, expect, test } from 'vitest'
import { asSeen, Desk } from './desk'
import { buys, enrols, freshMobile, type Member } from './handset'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk
const groups: Record<string, string> = {}

onStage(() => {
  for (const name of ['A', 'B']) groups[name] = vafa.call<{ id: string }>('members.define_group', { name }).id
})
beforeEach(async () => {
  vafa.call('program.publish', { document: { rules: [] } }) // as a club begins
  desk = await Desk.atWork(browser, vafa, '/program')
  await desk.sees('هنوز قانونی ندارید')
})
afterEach(() => desk.leaves())

interface Document {
  rules: { name: string; gives: object; when?: object[]; cap?: object; budget?: object; stack?: string; life?: object }[]
  group_terms?: object[]
  referral?: object
  points_life?: object
  credit_life?: object
  festivals?: object[]
  stacks?: object[]
  redemption?: object
  returns?: object
  base?: object
  welcome?: object
}
const inForce = () => vafa.call<{ document: Document }>('program.show').document
const balances = (one: Member) => vafa.call<{ points: { spendable: number; debt: number }; credit: { spendable: number } }>('ledger.balances', { member: one.id })
const card = (name: string) => desk.page.locator('article', { has: desk.page.locator(`input[value="${name}"]`) })
const term = (name: string) => desk.page.getByRole('region', { name, exact: true })

/** A ready sentence of the gallery becomes a rule. */
async function adds(aim: string): Promise<void> {
  const isFirst = (await desk.page.locator('article.rule').count()) === 0
  await desk.does(isFirst ? 'ساختن نخستین قانون' : 'افزودن قانون')
  await desk.sees('این قانون برای چیست؟')
  await desk.page.locator('.ready', { has: desk.page.getByText(aim, { exact: true }) }).focus()
  await desk.presses('Enter')
  await card(aim).waitFor()
}
async function types(field: ReturnType<typeof term>, text: string): Promise<void> {
  await field.focus()
  await desk.presses('Control+A')
  await desk.types(text)
}
/** An act of one rule, out of its own menu. */
async function does(rule: string, act: string): Promise<void> {
  await card(rule).getByRole('button', { name: 'کارهای بیشتر' }).focus()
  await desk.presses('Enter')
  await desk.takes(act)
}
async function onlyWhen(rule: string, kind: string): Promise<void> {
  await card(rule).getByRole('button', { name: 'شرط', exact: true }).focus()
  await desk.presses('Enter')
  await desk.takes(kind)
  await desk.sees('گذاشتن شرط', '.dialog')
}
async function presses(field: ReturnType<typeof term>): Promise<void> {
  await field.focus()
  await desk.presses('Enter')
}
const tries = (text: string) => expect.poll(() => desk.text('.simulator .result'), { timeout: 10_000 }).toContain(text)

/** A good of the catalogue becomes a line of the rule's list. */
async function lists(rule: string, good: string): Promise<void> {
  await presses(card(rule).getByRole('button', { name: 'افزودن کالا' }))
  await types(desk.page.locator('.dialog').getByLabel('نام، بارکد یا شمارهٔ کالا'), good)
  await expect.poll(() => desk.page.locator('.dialog option').allInnerTexts()).toEqual([good])
  await desk.does('افزودن این کالا')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
}

/** From this moment on. */
async function publishes(): Promise<void> {
  await desk.presses('Control+s')
  await desk.sees('انتشار نسخهٔ', '.dialog')
  await types(desk.page.locator('.dialog').getByLabel('از روز'), '')
  await desk.presses('Backspace')
  await desk.page.locator('.dialog').getByRole('button', { name: /انتشار نسخهٔ/ }).focus()
  await desk.presses('Enter')
  await desk.page.waitForURL(/versions$/)
}

test('points and credit of purchases, a quiet day, caps, a bonus of one group, a rate of another, a gift for bringing a friend [F056 F058 F059 F061 F063 F065 F067]', async () => {
  await adds('امتیاز خرید')
  await adds('اعتبار خرید')
  await adds('روز خلوت')
  await adds('جایزهٔ هزار امتیاز')
  await onlyWhen('جایزهٔ هزار امتیاز', 'گروه عضو')
  await desk.page.locator('.dialog').getByLabel('B', { exact: true }).focus()
  await desk.presses('Space')
  await desk.does('گذاشتن شرط')
  await does('امتیاز خرید', 'گذاشتن سقف')
  await types(card('امتیاز خرید').getByLabel('سقف هر فاکتور'), '۱۰۰')
  await types(card('امتیاز خرید').getByLabel('سقف هر روز عضو'), '۲۰۰')
  await desk.pictures('70-example-rules')
  await presses(term('شرایط گروه‌ها').getByRole('button', { name: asSeen('تبدیل جدا برای این گروه: A') }))
  await types(term('شرایط گروه‌ها').getByLabel('A: اعتبار'), '۱۰۰۰')
  await types(term('شرایط گروه‌ها').getByLabel(asSeen('گروه A: هر فاکتور')), '۲۰۰۰۰۰')
  await presses(term('معرفی').getByRole('button', { name: 'گذاشتن', exact: true }))
  await types(term('معرفی').getByLabel(asSeen('امتیاز برای معرف')), '۵۰')
  await term('عمر امتیاز').getByLabel('عمر امتیاز', { exact: true }).selectOption({ label: 'پایان سال' })
  await term('عمر اعتبار').getByLabel('عمر اعتبار', { exact: true }).focus()
  await desk.presses('ArrowDown', 'ArrowDown')
  await types(term('عمر اعتبار').getByLabel('چند روز', { exact: true }), '۱۸۰')
  await desk.pictures('71-example-terms')

  await types(desk.page.locator('.simulator').getByLabel(/جمع خرید/), '۵۰۰۰۰۰')
  await types(desk.page.locator('.simulator').getByLabel('روز', { exact: true }), '۱۴۰۵/۱۲/۴')
  await tries('+۵۰')
  await tries('۱۵٬۰۰۰')
  const { number } = vafa.call<{ number: number }>('members.show', { member: enrols(vafa, 'مینا').id })
  const mobile = freshMobile()
  vafa.call('members.enrol', { mobile, referrer: number })
  await desk.sees('کسی این خریدار را معرفی نکرده است', '.referrers')
  await types(desk.page.locator('.simulator').getByLabel(/عضو/), mobile)
  await desk.sees('مینا محمدی این عضو را آورده است: هدیهٔ معرفی با نخستین خرید، ۵۰', '.referrers')
  await desk.pictures('72-example-tried')
  await publishes()

  const document = inForce()
  expect(document.rules.map((one) => one.name)).toEqual(['امتیاز خرید', 'اعتبار خرید', 'روز خلوت', 'جایزهٔ هزار امتیاز'])
  expect(document.rules[0]!.cap).toMatchObject({ per_invoice: 100, per_day: 200 })
  expect(document.rules[3]).toMatchObject({ gives: { kind: 'threshold_bonus', reach: 1000, days: 30, points: 200 }, when: [{ kind: 'member_group', groups: [groups.B] }] })
  expect(document.group_terms).toMatchObject([{ groups: [groups.A], conversion: { points: 100, credit: 10_000 }, redemption: { per_invoice: 2_000_000 } }])
  expect(document.referral).toMatchObject({ moment: 'first_purchase', to_referrer: { points: 50 } })
  expect(document.points_life).toMatchObject({ ends: { kind: 'end_of_year' } })
  expect(document.credit_life).toMatchObject({ ends: { kind: 'by_inactivity', days: 180 } })
  await desk.goes(`/program/versions/${Math.max(...vafa.call<{ items: { version: number }[] }>('program.versions').items.map((one) => one.version))}`)
  await desk.sees('اگر خریدی نشود، پس از ۱۸۰ روز؛ هر خرید مهلت را از نو آغاز می‌کند.', '[aria-label="عمر اعتبار"]')
  const sara = enrols(vafa)
  buys(vafa, sara, 100_000_000)
  expect(balances(sara)).toMatchObject({ points: { spendable: 100 }, credit: { spendable: 3_000_000 } })
})

test('a discount that grows with the purchases is tried for a member with their own number of them [F042]', async () => {
  const sara = enrols(vafa), newcomer = enrols(vafa)
  buys(vafa, sara, 1_000_000)
  await adds('تخفیفی که بیشتر می‌شود')
  await types(card('تخفیفی که بیشتر می‌شود').getByLabel(asSeen('تخفیف از خرید ۲')), '۸')
  await presses(card('تخفیفی که بیشتر می‌شود').getByRole('button', { name: 'افزودن پله' }))
  await desk.sees('از خرید', 'article')
  await types(desk.page.locator('.simulator').getByLabel(/جمع خرید/), '۱۰۰۰۰۰')
  await tries('۵٪ تخفیف')
  await types(desk.page.locator('.simulator').getByLabel(/عضو/), sara.mobile)
  await tries('۸٪ تخفیف برای خرید شمارهٔ ۲')
  await tries('−۸٬۰۰۰')
  await desk.pictures('73-growing-discount')
  await publishes()
  expect(inForce().rules[0]!.gives).toMatchObject({ kind: 'discount_percent', percent: 500, bands: [{ purchase: 2, percent: 800 }, { purchase: 5, percent: 1000 }, { purchase: 8, percent: 1500 }] })
  const quote = (one: Member) => vafa.call<{ net: number }>('sales.quote', { member: { kind: 'id', id: one.id }, lines: [{ name: 'کالا', unit_price: 1_000_000, quantity: 1 }], prices: 'open', branch: vafa.call<{ items: { id: string }[] }>('branches.list').items[0]!.id })
  expect([quote(sara).net, quote(newcomer).net]).toEqual([920_000, 950_000])
})

test('a festival of its own days gives points of a budget, as long as there are any [F120]', async () => {
  await presses(term('جشنواره‌ها').getByRole('button', { name: 'افزودن جشنواره' }))
  await types(term('جشنواره‌ها').getByLabel('نام جشنواره'), 'یلدا')
  for (const [field, value] of [['از روز', '۲۵'], ['تا پایان روز', '۳۰']]) await types(term('جشنواره‌ها').getByLabel(field!, { exact: true }), value!)
  for (const field of ['ماه آغاز', 'ماه پایان']) await term('جشنواره‌ها').getByLabel(field).selectOption({ label: 'آذر' })
  await adds('خرید بزرگ‌تر')
  await onlyWhen('خرید بزرگ‌تر', 'جشنواره')
  await expect.poll(() => desk.page.locator('.dialog select').inputValue()).toBe('یلدا')
  await desk.does('گذاشتن شرط')
  await does('خرید بزرگ‌تر', 'گذاشتن بودجه')
  await types(card('خرید بزرگ‌تر').getByLabel('بودجه', { exact: true }), '۱۰۰۰')
  await card('خرید بزرگ‌تر').getByLabel('بودجه برای چه مدت').selectOption({ label: 'در هر ماه شمسی' })
  await desk.pictures('74-festival')
  await types(desk.page.locator('.simulator').getByLabel(/جمع خرید/), '۲۰۰۰۰۰۰')
  await types(desk.page.locator('.simulator').getByLabel('روز', { exact: true }), '۱۴۰۵/۱۰/۱')
  await tries('خرید بزرگ‌تر: نه، امروز')
  await types(desk.page.locator('.simulator').getByLabel('روز', { exact: true }), '۱۴۰۵/۹/۳۰')
  await tries('+۲۰')
  await publishes()
  expect(inForce()).toMatchObject({
    festivals: [{ name: 'یلدا', days: [{ kind: 'each_year', from_month: 9, from_day: 25, until_month: 9, until_day: 30 }] }],
    rules: [{ budget: { amount: 1000, span: 'jalali_month' }, when: [{ kind: 'basket_size' }, { kind: 'festival', festival: 'یلدا' }] }],
  })
})

test('goods have points and discounts of their own, credit pays a share of an invoice, few spent points are let go: built, refused at its field, published, paid [F052 F069 F071 F088]', async () => {
  const goodsAsked: URLSearchParams[] = []
  desk.page.on('request', (request) => new URL(request.url()).pathname.endsWith('/v1/goods') && goodsAsked.push(new URL(request.url()).searchParams))
  await adds('امتیاز کالا به کالا')
  await card('امتیاز کالا به کالا').locator('.refusal').waitFor()
  await lists('امتیاز کالا به کالا', laleh.tea.name)
  await types(card('امتیاز کالا به کالا').getByLabel(asSeen(`امتیاز هر ${laleh.tea.name}`)), '۷')
  await desk.sees(`۳ عدد ${laleh.tea.name}، ۲۱ امتیاز`, 'article')
  await adds('تخفیف کالا به کالا')
  await lists('تخفیف کالا به کالا', laleh.chocolate.name)
  await types(card('تخفیف کالا به کالا').getByLabel(asSeen(`تخفیف ${laleh.chocolate.name}`)), '۲۰')
  await desk.sees('، ۱۵۶٬۰۰۰', 'article')
  expect(goodsAsked.length).toBeGreaterThan(0)
  expect(goodsAsked.filter((query) => !query.has('goods') && !query.has('is_active'))).toEqual([])
  await desk.pictures('75-good-by-good')

  await presses(term('سقف خرج اعتبار').getByRole('button', { name: 'گذاشتن', exact: true }))
  await types(term('سقف خرج اعتبار').getByLabel('سهم هر فاکتور'), '۱۵۰')
  await desk.sees('از ۰٪ تا ۱۰۰٪ پذیرفته می‌شود', '.form-field')
  await types(term('سقف خرج اعتبار').getByLabel('سهم هر فاکتور'), '۳۰')
  await desk.sees('، تا ۳۰۰٬۰۰۰')
  await term('برگشت از فروش').getByLabel('امتیاز خرج‌شده در برگشت').selectOption({ label: 'اگر کم باشد بخشیده می‌شود' })
  await types(term('برگشت از فروش').getByLabel('کمتر از چند امتیاز'), '۱۵')
  await term('برگشت از فروش').getByLabel('مهلت برگشت').selectOption({ label: 'مهلت دارد' })
  await presses(term('تبدیل امتیاز به اعتبار').getByRole('button', { name: 'گذاشتن', exact: true }))
  await desk.pictures('76-returns-and-share')
  await types(desk.page.locator('.simulator').getByLabel(/^کالا/), laleh.tea.name)
  await types(desk.page.locator('.simulator').getByLabel('تعداد'), '۲')
  await tries('+۱۴')
  await publishes()

  expect(inForce()).toMatchObject({
    rules: [{ gives: { kind: 'points_by_good', list: [{ good: laleh.tea.id, points: 7 }] } }, { gives: { kind: 'discount_by_good', list: [{ good: laleh.chocolate.id, percent: 2000 }] } }],
    redemption: { per_invoice_share: 3000 },
    returns: { shortfall: { kind: 'write_off', points_below: 15, credit_below: 50_000 }, window_days: 7 },
  })
  const sara = enrols(vafa), branch = vafa.call<{ items: { id: string }[] }>('branches.list').items[0]!.id
  const sold = vafa.call<{ sale: string; net: number }>('sales.record', { branch, prices: 'open', member: { kind: 'id', id: sara.id }, lines: [{ good: laleh.tea.id, quantity: 2 }, { good: laleh.chocolate.id, quantity: 1 }], payments: { card: 10_460_000, cash: 0, other: 0 } })
  expect(balances(sara).points.spendable).toBe(14)
  vafa.call('ledger.adjust', { member: sara.id, wallet: 'points', amount: -14, words: 'پیش از برگشت خرج شد' })
  vafa.call('sales.return', { branch, sale: sold.sale, lines: [{ line: 1, quantity: 2 }] })
  expect(balances(sara)).toMatchObject({ points: { spendable: 0, debt: 0 } })
  vafa.call('ledger.adjust', { member: sara.id, wallet: 'credit', amount: 5_000_000, words: 'برای آزمون سهم فاکتور' })
  const tried = vafa.call<{ usable_credit: object }>('program.simulate', { branch, member: { kind: 'id', id: sara.id }, lines: [{ quantity: 1, net: 10_000_000 }] })
  expect(tried.usable_credit).toMatchObject({ most: 3_000_000, bound_by: 'invoice_cap' })
})

test('two rules meet in a stack and live their own time, a third multiplies one of them at one till; of a remainder nothing is kept, a good does not count, a gift ends [F055 F060 F063 F064]', async () => {
  await adds('امتیاز خرید')
  await adds('خرید بزرگ‌تر')
  await does('امتیاز خرید', 'گذاشتن در دسته')
  await types(term('دسته‌های قانون').getByLabel(asSeen('نام دستهٔ ۱')), 'بهترین')
  await does('خرید بزرگ‌تر', 'گذاشتن در دسته')
  await does('امتیاز خرید', 'گرد کردن باقی‌مانده')
  await card('امتیاز خرید').getByLabel('گرد کردن').selectOption({ label: 'به بالا گرد می‌شود' })
  await does('خرید بزرگ‌تر', 'گذاشتن عمر جدا')
  await types(card('خرید بزرگ‌تر').getByLabel('چند روز', { exact: true }), '۹۰')
  await adds('روز خلوت')
  await does('روز خلوت', 'فقط برای بعضی قانون‌ها')
  await desk.page.locator('.dialog').getByLabel('امتیاز خرید', { exact: true }).focus()
  await desk.presses('Space')
  await desk.does('گذاشتن قانون‌ها')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await onlyWhen('روز خلوت', 'صندوق')
  await desk.page.locator('.dialog').getByLabel(asSeen('صندوق ۲، ونک')).focus()
  await desk.presses('Space')
  await desk.does('گذاشتن شرط')
  await desk.sees('صندوق ۲، ونک', '.chip')
  await presses(term('هدیهٔ خوشامد').getByRole('button', { name: 'گذاشتن', exact: true }))
  await presses(term('هدیهٔ خوشامد').getByRole('button', { name: /عمر جدا/ }))
  await types(term('چه چیز شمرده می‌شود').getByLabel(/نام، بارکد یا شماره/), laleh.coffee.name)
  await term('چه چیز شمرده می‌شود').getByLabel(laleh.coffee.name).focus()
  await desk.presses('Space')
  await desk.pictures('77-stack-and-base')
  await types(desk.page.locator('.simulator').getByLabel(/جمع خرید/), '۱۰۱۰۰۰۰')
  await tries('+۵۱')
  await types(desk.page.locator('.simulator').getByLabel('روز', { exact: true }), '۱۴۰۵/۱۲/۴')
  await tries('روز خلوت: نه، برای صندوق دیگری است')
  await desk.page.locator('.simulator').getByLabel('صندوق', { exact: true }).focus()
  await desk.presses('ArrowDown', 'ArrowDown')
  await tries('+۱۰۱')
  await desk.page.locator('.simulator').getByLabel('شیوهٔ پرداخت').focus()
  await desk.presses('ArrowDown')
  await desk.sees('پرداخت: نقد', '.simulator')
  await desk.pictures('77-tried-at-a-till')
  await publishes()
  expect(inForce()).toMatchObject({
    stacks: [{ name: 'بهترین', mode: 'best_of' }],
    rules: [{ stack: 'بهترین', gives: { keeps_remainder: false, rounding: 'up' } }, { stack: 'بهترین', life: { ends: { kind: 'after_days', days: 90 } } }, { gives: { kind: 'multiplier', rules: [1] }, when: [{ kind: 'weekday' }, { kind: 'till', tills: [vafa.call<{ items: { tills: string[] }[] }>('branches.list').items[0]!.tills[1]] }] }],
    welcome: { points: 50, life: { ends: { kind: 'after_days', days: 365 } } },
    base: { goods_without: [laleh.coffee.id] },
  })
  const sara = enrols(vafa), branch = vafa.call<{ items: { id: string }[] }>('branches.list').items[0]!.id
  const buysGood = (good: string, quantity: number, card: number) => vafa.call('sales.record', { branch, member: { kind: 'id', id: sara.id }, lines: [{ good, quantity }], payments: { card, cash: 0, other: 0 } })
  buysGood(laleh.tea.id, 1, 4_450_000)
  expect(balances(sara).points.spendable).toBe(73)
  buysGood(laleh.coffee.id, 1, 4_500_000)
  expect(balances(sara).points.spendable).toBe(73)
})
