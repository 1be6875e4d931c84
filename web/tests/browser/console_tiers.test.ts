// Tiers at the console, by keyboard: groups in an order, ways up and tables as sentences, who would go where, switched on.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Desk } from './desk'
import { browser, laleh, onStage, vafa } from './stage'

let desk: Desk

onStage(() => {
  const group = (name: string) => vafa.call<{ id: string }>('members.define_group', { name }).id
  const bronze = group('برنزی')
  group('نقره‌ای')
  vafa.call('members.set_group', { member: laleh.sara.id, group: bronze })
  const [branch] = vafa.call<{ items: { id: string }[] }>('branches.list').items
  vafa.call('sales.record', { member: { kind: 'id', id: laleh.sara.id }, branch: branch!.id, lines: [{ good: laleh.tea.id, quantity: 2 }], payments: { card: 8_900_000, cash: 0, other: 0 } })
})
beforeEach(async () => {
  desk = await Desk.atWork(browser, vafa, '/tiers')
})
afterEach(() => desk.leaves())

interface Shown { version: number; ladder: { tiers: string[]; promotions: { reaches: { at_least: number }[] }[]; evaluation?: { tables: object[] } } }

test('two groups become tiers with a way up and a table; the preview says who rises, and only then they are switched on', async () => {
  await desk.sees('سطح‌ها، از پایین به بالا')
  await desk.opens('افزودن «برنزی»')
  await desk.opens('افزودن «نقره‌ای»')
  await desk.does('افزودن راه ارتقا')
  await desk.page.getByRole('textbox', { name: 'دست‌کم', exact: true }).focus()
  await desk.presses('Control+A')
  await desk.types('800000')
  await desk.sees('تغییرها ذخیره نشده است')
  await desk.does('گذاشتن ارزیابی')
  await desk.sees('کسی که حالا در «برنزی» است')
  await desk.pictures('60-tiers')
  await desk.presses('Control+s')
  await desk.sees('عضو دیده شد؛', '.dialog')
  await desk.sees('۱ عضو با خرید بعدی: از برنزی به نقره‌ای', '.dialog')
  await desk.pictures('61-who-goes-where')
  await desk.does('روشن کردن سطح‌ها')
  await desk.page.locator('.dialog').waitFor({ state: 'detached' })
  await desk.sees('نسخهٔ ۱')
  const shown = vafa.call<Shown>('tiers.show')
  expect(shown.version).toBe(1)
  expect(shown.ladder.promotions[0]!.reaches[0]!.at_least).toBe(8_000_000)
  expect(shown.ladder.evaluation!.tables).toHaveLength(2)

  await desk.goes(`/members/${laleh.sara.id}`)
  await desk.sees('حالا در «برنزی» است.')
  await desk.sees('با خرید بعدی به سطح «نقره‌ای» می‌رسد')
  await desk.pictures('62-tier-of-member')
  const [branch] = vafa.call<{ items: { id: string }[] }>('branches.list').items
  vafa.call('sales.record', { member: { kind: 'id', id: laleh.sara.id }, branch: branch!.id, lines: [{ good: laleh.chocolate.id, quantity: 1 }], payments: { card: 1_950_000, cash: 0, other: 0 } })
  await desk.goes(`/members/${laleh.sara.id}/history`)
  await desk.sees('خرید او را به «نقره‌ای» رساند')
})

test('what the server refuses is said at its card, and a tier that goes takes along what leads to it', async () => {
  await desk.sees('نسخهٔ ۱')
  await desk.page.getByRole('textbox', { name: 'دست‌کم', exact: true }).focus()
  await desk.presses('Control+A')
  await desk.types('0')
  await desk.presses('Control+s')
  await desk.page.locator('.dialog .refusal, .dialog [role=alert]').first().waitFor()
  await desk.presses('Escape')
  await desk.page.locator('.card .refusal').waitFor()
  await desk.isAccessible()
  await desk.opens('برداشتن «نقره‌ای» از سطح‌ها')
  await desk.sees('هنوز راهی برای ارتقای بی‌درنگ نیست.')
  await desk.does('دور ریختن')
  await desk.sees('کسی که حالا در «برنزی» است')
})
