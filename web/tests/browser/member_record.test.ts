// What a member does to their own record, on a phone of 390 px and by keyboard: takes the data, changes the mobile, leaves.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findings } from './axe'
import { buys, enrols, freshMobile, Handset, type Member } from './handset'
import { slug } from './installation'
import { codeOf } from './phone_code'
import { browser, onStage, vafa } from './stage'

onStage()

/** By Tab alone to the button or link with these words, then Enter. */
async function walksTo(phone: Handset, words: string): Promise<void> {
  for (let steps = 0; steps < 120; ++steps) {
    await phone.page.keyboard.press('Tab')
    if ((await phone.page.evaluate(() => document.activeElement?.textContent ?? '')) === words) return phone.page.keyboard.press('Enter')
  }
  throw new Error(`nobody comes to "${words}" by Tab`)
}

async function onMe(): Promise<[Handset, Member]> {
  const sara = enrols(vafa)
  buys(vafa, sara, 10_400_000)
  const phone = await Handset.open(browser, vafa)
  await phone.signsIn(sara.mobile)
  await phone.sees('سلام')
  await phone.goes('#/me', 'شمارهٔ عضویت')
  return [phone, sara]
}

const focused = (phone: Handset) => phone.page.evaluate(() => document.activeElement?.id)

test('a member takes their data away, to read and for programs', async () => {
  const [phone, sara] = await onMe()
  const takes = async (words: string) => {
    const [download] = await Promise.all([phone.page.waitForEvent('download'), walksTo(phone, words)])
    await phone.sees('فایل روی این گوشی ذخیره شد.')
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
  }
  const json = await takes('گرفتن فایل برای برنامه‌ها (JSON)')
  expect(json.name).toMatch(new RegExp(`^${slug}-\\d{4}-\\d\\d-\\d\\d\\.json$`))
  const data = JSON.parse(json.text)
  expect(data.kept.record.id).toBe(sara.id)
  expect(data.purchases[0].receipt.lines[0].name).toBe('قهوهٔ اسپرسو')
  expect(data.wallets.points.lines.map((line: { amount: number }) => line.amount)).toEqual([52, 788])
  expect(data.messages.length).toBeGreaterThan(0)

  await phone.page.locator('main').focus()
  const page = await takes('گرفتن فایل برای خواندن')
  const reader = await phone.context.newPage()
  await reader.setContent(page.text)
  const text = await reader.locator('body').innerText()
  for (const words of ['داده‌های من در باشگاه', 'سارا', 'قهوهٔ اسپرسو', '۱٬۰۴۰٬۰۰۰', 'هدیهٔ خوشامد', 'یادداشت‌هایی که کارکنان']) expect(text).toContain(words)
  expect(text).not.toMatch(/data\.|reasons\.|undefined|null|NaN/)
  expect(await findings(reader)).toEqual([])
  await reader.close()

  await phone.context.setOffline(true)
  await phone.page.locator('main').focus()
  await walksTo(phone, 'گرفتن فایل برای خواندن')
  await phone.sees('فایلی ساخته نشد')
  await phone.leaves()
})

test('a member changes the mobile by a code from each phone; without the old one the page sends to the shop', async () => {
  const [phone, sara] = await onMe()
  const mobile = freshMobile()
  await walksTo(phone, 'عوض کردن شماره')
  await expect.poll(() => focused(phone)).toBe('new-mobile')
  await phone.page.keyboard.type('0912')
  await phone.page.keyboard.press('Enter')
  await phone.sees('شمارهٔ موبایل ۱۱ رقم است')
  await phone.page.keyboard.type(mobile.slice(4))
  await phone.picture('12-mobile')
  expect(await findings(phone.page)).toEqual([])
  const wrong = phone.page.locator('#new-mobile')
  await wrong.fill(sara.mobile)
  await wrong.press('Enter')
  await phone.sees('این همان شمارهٔ کنونی شماست')
  await wrong.fill(mobile)
  await wrong.press('Enter')
  await phone.sees('دو کد فرستاده شد')
  await expect.poll(() => focused(phone)).toBe('old_code')
  await phone.picture('13-mobile-codes')
  await walksTo(phone, 'به شمارهٔ کنونی دسترسی ندارم')
  await phone.sees('در فروشگاه خودتان را معرفی کنید')
  await phone.page.locator('#old_code').focus()
  await phone.page.keyboard.type(await codeOf(vafa, sara.mobile, 'me.ask_mobile_code'))
  await phone.page.locator('#new_code').focus()
  const code = await codeOf(vafa, mobile, 'me.ask_new_mobile_code')
  await phone.page.keyboard.type(code === '111111' ? '222222' : '111111')
  await phone.page.keyboard.press('Enter')
  await phone.sees('کد درست نیست؛ ۴ بار دیگر', '#new_code-problem')
  await phone.page.locator('#new_code').fill(code)
  await phone.page.keyboard.press('Enter')
  await phone.sees('شماره عوض شد')
  expect(vafa.call<{ mobile: string }>('members.show', { member: sara.id }).mobile).toContain(mobile.slice(1))
  await phone.page.reload()
  await phone.sees('شمارهٔ عضویت')
  await phone.leaves()
})

test('a member reads what is lost, and has the account erased by a code', async () => {
  const [phone, sara] = await onMe()
  await walksTo(phone, 'پاک کردن حساب')
  await phone.sees('۸۴۰', '.notice')
  await phone.sees('نه خرج می‌شود و نه برمی‌گردد')
  await phone.picture('14-leave')
  await walksTo(phone, 'نگه داشتن حساب')
  await phone.page.locator('main').focus()
  await walksTo(phone, 'پاک کردن حساب')
  await walksTo(phone, 'فرستادن کد پاک کردن')
  await phone.page.locator('#erase-code').waitFor()
  await expect.poll(() => focused(phone)).toBe('erase-code')
  await phone.page.keyboard.type('12')
  await phone.page.keyboard.press('Enter')
  await phone.sees('کد پیامکی ۶ رقم است')
  await phone.picture('15-leave-code')
  expect(await findings(phone.page)).toEqual([])
  await phone.page.locator('#erase-code').fill(await codeOf(vafa, sara.mobile, 'me.ask_erase_code'))
  await phone.page.keyboard.press('Enter')
  await phone.sees('داده‌های شخصی شما پاک شد.')
  await phone.sees('فرستادن کد')
  expect(vafa.call<{ status: string }>('members.show', { member: sara.id }).status).toBe('erased')
  expect(await phone.page.evaluate(() => Object.keys(localStorage).filter((name) => !/:(language|theme)$/.test(name)))).toEqual([])
  await phone.leaves()
})
