// Prizes and tiers for the cashier and the member: taken with the member's consent, handed over, fetched, cancelled; how far the next tier is.
import { mkdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findings } from './axe'
import { Counter } from './counter'
import { buys, enrols, Handset, type Member } from './handset'
import { artefacts } from './installation'
import { codeOf } from './phone_code'
import { browser, laleh, onStage, vafa } from './stage'

interface Listed { items: { state: string; reward: string }[] }
const states = (member: string) => vafa.call<Listed>('rewards.list', { member }).items.map((one) => one.state)
const group = (name: string) => vafa.call<{ id: string }>('members.define_group', { name }).id

/** A ladder of three tiers, each with something of its own, and a share for whoever brings a friend. */
function prepare(): void {
  mkdirSync(artefacts, { recursive: true })
  const [bronze, silver, gold] = [group('برنزی'), group('نقره‌ای'), group('طلایی')]
  const { document } = vafa.call<{ document: { rules: object[] } }>('program.show')
  const rules = [...document.rules, { number: 4, name: 'جمعه‌های طلایی', when: [{ kind: 'member_group', groups: [gold] }, { kind: 'weekday', days: ['friday'] }], gives: { kind: 'multiplier', factor: 20_000 } }]
  const group_terms = [{ groups: [silver], redemption: { per_invoice: 3_000_000 } }]
  vafa.call('program.publish', { document: { ...document, rules, group_terms, referral_commission: { levels: [{ percent: 300 }] } } })
  const to = (tier: string, at_least: number) => ({ to: tier, reaches: [{ measure: 'amount', at_least }], months: 6 })
  vafa.call('tiers.define', { ladder: { tiers: [bronze, silver, gold], promotions: [to(bronze, 1), to(silver, 5_000_000), to(gold, 15_000_000)] } })
}
onStage(prepare)

/** The member on the counter, and their prizes open, by keys alone. */
async function opensPrizes(counter: Counter, mobile: string, name: string): Promise<void> {
  if (!(await counter.page.locator('.member', { hasText: name }).count())) {
    await counter.types(mobile)
    await counter.presses('Enter')
  }
  await counter.sees('.member', name)
  await counter.hasQuote()
  await counter.presses('F2')
  await counter.sees('.layer .marked', 'جایزه‌های این عضو')
  await counter.presses('Enter')
  await counter.sees('.layer h2', `جایزه‌های ${name}`)
}

describe.each([[1440, 900], [1024, 600]] as [number, number][])('at the till, %i × %i', (...size) => {
  test('a prize is taken with the PIN and handed over, with its slip; another is not reached yet [F078 F075]', async () => {
    const sara = enrols(vafa)
    vafa.call('members.set_pin', { member: sara.id, pin: '2468' })
    const counter = await Counter.atWork(browser, vafa, size)
    await opensPrizes(counter, sara.mobile, 'سارا محمدی')
    await counter.sees('.choices li', '۲۱۲ امتیاز مانده از ۱٬۰۰۰')
    await counter.picture('40-prizes')
    expect(await findings(counter.page)).toEqual([])
    await counter.presses('ArrowDown', 'Enter')
    await counter.sees('.layer .notice', '۲۱۲ امتیاز تا ماگ لاله مانده است')
    await counter.presses('ArrowUp', 'Enter')
    await counter.sees('.layer h2', 'رمز سارا محمدی')
    await counter.picture('41-prize-consent')
    expect(await findings(counter.page)).toEqual([])
    await counter.types('1111')
    await counter.presses('Enter')
    await counter.sees('.layer .notice', 'رمز درست نیست')
    await counter.types('2468')
    await counter.presses('Enter')
    await counter.sees('.layer h2', 'کیف پارچه‌ای گرفته شد و منتظر تحویل است')
    await counter.sees('.layer', 'ماندهٔ امتیاز ۲۸۸')
    await counter.picture('42-prize-taken')
    expect(await findings(counter.page)).toEqual([])
    await counter.presses('Enter')
    await counter.sees('.layer h2', 'کیف پارچه‌ای تحویل داده شد')
    await counter.page.waitForFunction(() => (window as unknown as { printed: number }).printed === 1)
    const paper = (await counter.page.locator('.paper').textContent())!
    for (const part of ['برگهٔ جایزه', 'کیف پارچه‌ای', '۵۰۰', '۲۸۸', 'تحویل داده شد', 'مریم احمدی']) expect(paper).toContain(part)
    await counter.presses('Enter')
    await counter.seesNo('.layer')
    await counter.sees('.member .figures', '۲۸۸')
    expect(states(sara.id)).toEqual(['handed_over'])
    await counter.leaves()
  })
})

test('a prize by the code of an SMS waits, is opened again, and is cancelled: the points are back [F078 F074]', async () => {
  const ali = enrols(vafa, 'علی', 'رضایی')
  const counter = await Counter.atWork(browser, vafa)
  await opensPrizes(counter, ali.mobile, 'علی رضایی')
  await counter.presses('1')
  await counter.sees('.layer h2', 'رمز علی رضایی')
  await counter.presses('NumpadMultiply')
  await counter.sees('.layer h2', 'کد پیامکی علی رضایی')
  await counter.sees('.layer', 'فرستادن دوباره تا')
  await counter.types(await codeOf(vafa, ali.mobile, 'rewards.ask_code'))
  await counter.presses('Enter')
  await counter.sees('.layer h2', 'گرفته شد و منتظر تحویل است')
  await counter.presses('Escape')
  await counter.seesNo('.layer')
  await opensPrizes(counter, ali.mobile, 'علی رضایی')
  await counter.sees('.choices .marked', 'منتظر تحویل، ونک')
  await counter.picture('43-prize-waiting')
  await counter.presses('Enter')
  await counter.sees('.layer h2', 'گرفته شد و منتظر تحویل است')
  await counter.presses('NumpadSubtract')
  await counter.sees('.layer h2', 'کیف پارچه‌ای لغو شد')
  await counter.sees('.layer', 'ماندهٔ امتیاز ۷۸۸')
  await counter.presses('Enter')
  await counter.sees('.member .figures', '۷۸۸')
  expect(states(ali.id)).toEqual(['cancelled'])
  await counter.leaves()
})

test('the prizes need a member, a scan chooses none, and one that ran out says so [F078]', async () => {
  const counter = await Counter.atWork(browser, vafa)
  await counter.presses('F1')
  await counter.types('جایزه')
  await counter.presses('Enter')
  await counter.sees('.notice', 'جایزه مال عضو است')
  vafa.call('rewards.set_stock', { reward: 'کیف پارچه‌ای', remaining: 0 })
  await opensPrizes(counter, laleh.ali.mobile, 'علی رضایی')
  await counter.sees('.choices li', 'تمام شده')
  await counter.presses('1')
  await counter.sees('.layer .notice', 'کیف پارچه‌ای تمام شده است')
  await counter.scans(laleh.tea.barcode)
  await counter.sees('.lines', 'چای لاهیجان')
  expect(states(laleh.ali.id)).toEqual([])
  vafa.call('rewards.set_stock', { reward: 'کیف پارچه‌ای' })
  await counter.leaves()
})

test('a prize taken on the member\'s own page is cancelled there, taken again, and fetched at the till [F078 F147]', async () => {
  const negar = enrols(vafa, 'نگار', 'رستمی')
  const phone = await Handset.open(browser, vafa)
  await phone.signsIn(negar.mobile)
  await phone.sees('سلام نگار')
  await phone.goes('#/points', 'جایزه‌های من')
  await phone.picture('20-prizes')
  expect(await findings(phone.page)).toEqual([])
  const take = phone.page.getByRole('button', { name: 'گرفتن جایزه' })
  await take.click()
  await phone.sees('کیف پارچه‌ای در شعبهٔ ونک منتظر شماست. ۲۸۸ امتیاز می‌ماند.')
  await phone.sees('۲۸۸', 'h1')
  await phone.picture('21-prize-taken')
  expect(await findings(phone.page)).toEqual([])
  await phone.page.getByRole('button', { name: 'لغو این جایزه' }).click()
  await phone.sees('جایزه لغو شد و امتیازش برگشت؛ ۷۸۸ امتیاز دارید.')
  await phone.sees('۷۸۸', 'h1')
  await take.click()
  await phone.sees('۲۸۸', 'h1')
  const counter = await Counter.atWork(browser, vafa)
  await opensPrizes(counter, negar.mobile, 'نگار رستمی')
  await counter.sees('.choices .marked', 'منتظر تحویل')
  await counter.presses('Enter')
  await counter.sees('.layer h2', 'گرفته شد و منتظر تحویل است')
  await counter.presses('Enter')
  await counter.sees('.layer h2', 'تحویل داده شد')
  await counter.leaves()
  await phone.goes('#/', 'سلام نگار')
  await phone.goes('#/points', 'تحویل گرفتید')
  await phone.sees('جایزهٔ لغوشده')
  expect(states(negar.id)).toEqual(['handed_over', 'cancelled'])
  await phone.leaves()
})

const bought = (rial: number, first: string, last: string): Member => {
  const member = enrols(vafa, first, last)
  buys(vafa, member, rial)
  return member
}

describe.each([390, 1024, 1440])('the tier on the member\'s page at %i', (width) => {
  test('says which, since when and why, what it has, and how far the next one is [F043 F146]', async () => {
    const sara = bought(6_000_000, 'سارا', 'محمدی')
    const phone = await Handset.open(browser, vafa, { width })
    await phone.signsIn(sara.mobile)
    await phone.sees('سطح «نقره‌ای»', 'a.card')
    await phone.picture('22-home-tier')
    await phone.page.locator('a.card', { hasText: 'سطح «نقره‌ای»' }).click()
    await phone.sees('سطح «نقره‌ای»', 'h1')
    await phone.sees('خریدتان شما را به «نقره‌ای» رساند: ۶۰۰٬۰۰۰')
    await phone.sees('تا ۳۰۰٬۰۰۰')
    await phone.sees('سطح بعدی: «طلایی»')
    await phone.sees('۹۰۰٬۰۰۰')
    await phone.sees('جمعه‌های طلایی: ۲ برابر')
    await phone.picture('23-tier')
    expect(await findings(phone.page)).toEqual([])
    await phone.leaves()
  })
})

test('the till says the tier and the way to the next one in one sentence; the highest is the highest [F043 F047]', async () => {
  const silver = bought(6_000_000, 'سارا', 'محمدی'), gold = bought(16_000_000, 'علی', 'رضایی')
  const counter = await Counter.atWork(browser, vafa)
  await counter.types(silver.mobile)
  await counter.presses('Enter')
  await counter.sees('.member', 'سطح «نقره‌ای»؛ ۹۰۰٬۰۰۰')
  await counter.sees('.member', 'تا سطح «طلایی»')
  await counter.hasQuote()
  await counter.picture('44-tier')
  await counter.types(gold.mobile)
  await counter.presses('Enter')
  await counter.sees('.member', 'سطح «طلایی»، بالاترین سطح')
  await counter.leaves()
})

test('what a friend\'s purchase brought stands in the statement in words, and names nobody [F097]', async () => {
  const sara = enrols(vafa)
  const number = vafa.call<{ number: number }>('members.show', { member: sara.id }).number
  const friend = { ...vafa.call<{ id: string }>('members.enrol', { mobile: '09031112233', first_name: 'پژمان', last_name: 'یگانه', referrer: number }), mobile: '09031112233', name: 'پژمان' }
  buys(vafa, friend, 10_000_000)
  const phone = await Handset.open(browser, vafa)
  await phone.signsIn(sara.mobile)
  await phone.sees('سلام سارا')
  await phone.goes('#/points', 'گردش اعتبار')
  await phone.sees('از خرید دوستی که معرفی کرده‌اید')
  await phone.sees('۳۰٬۰۰۰')
  expect(await phone.page.locator('body').innerText()).not.toContain('پژمان')
  await phone.picture('24-friend')
  expect(await findings(phone.page)).toEqual([])
  await phone.leaves()
})
