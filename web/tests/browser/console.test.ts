// The console's frame, by keyboard: the door, the tree by role, the palette, an ended session, a cut line, English, night.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Desk } from './desk'
import { cashier } from './installation'
import { browser, laleh, onStage, vafa } from './stage'

onStage()

const dist = resolve(import.meta.dirname, '../../dist')

test('the first load is at most 350 kB packed, the typeface included', () => {
  const seen = new Set<string>()
  const follow = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const text = readFileSync(join(dist, 'assets', name), 'utf8')
    for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)) follow(next!)
  }
  const page = readFileSync(join(dist, 'console/index.html'), 'utf8')
  const named = [...page.matchAll(/assets\/([\w.[\]%-]+\.(?:js|css|woff2))/g)].map(([, name]) => decodeURIComponent(name!))
  for (const name of named.filter((one) => one.endsWith('.js'))) follow(name)
  const fonts = readdirSync(join(dist, 'assets')).filter((one) => one.endsWith('.woff2'))
  const first = [...seen, ...named.filter((one) => one.endsWith('.css')), ...fonts]
  const size = first.reduce((sum, name) => sum + (name.endsWith('.woff2') ? statSync(join(dist, 'assets', name)).size : gzipSync(readFileSync(join(dist, 'assets', name))).length), 0)
  console.log(`console first load: ${Math.round(size / 1000)} kB packed, ${first.length} files`)
  expect(size).toBeLessThan(350_000)
})

describe('the frame', () => {
  test('the door refuses a wrong password in words and opens for the right one; the tree holds what the role may see', async () => {
    const desk = await Desk.open(browser, vafa)
    await desk.signIn('reza', 'not the password')
    await desk.sees('نام ورود یا رمز درست نیست')
    await desk.pictures('01-door')
    await desk.signIn()
    await desk.sees('سلام')
    await desk.sees('پیامکی واقعاً فرستاده نمی‌شود')
    await desk.rests()
    await desk.pictures('02-home')
    expect(await desk.page.title()).toContain('لاله')
    await desk.leaves()
  })

  test('a cashier has no staff page, and a shared link to it says so', async () => {
    const desk = await Desk.atWork(browser, vafa, '/settings/staff', cashier.login)
    await desk.sees('دیدن این صفحه با نقش «صندوق‌دار» نمی‌شود')
    await expect.poll(() => desk.page.locator('.side a', { hasText: 'کارکنان' }).count()).toBe(0)
    await desk.isAccessible()
    await desk.leaves()
  })

  test('Ctrl K finds a page in the wrong layout, a member by name, and gives the focus back', async () => {
    const desk = await Desk.atWork(browser, vafa)
    await desk.rests()
    await desk.presses('Control+k')
    await desk.types('ohki')
    await desk.sees('خانه', '.palette')
    await desk.presses('Control+A')
    await desk.types('محمدی')
    await desk.sees('سارا محمدی', '.palette')
    await desk.pictures('03-palette')
    await desk.presses('Control+A')
    await desk.types('هیچ‌کس‌چنین')
    await desk.sees('پیدا نشد', '.palette')
    await desk.presses('Escape')
    await expect.poll(() => desk.page.locator('.palette[open]').count()).toBe(0)
    await desk.leaves()
  })

  test('the skip link is the first stop and leads to the content', async () => {
    const desk = await Desk.atWork(browser, vafa)
    await desk.rests()
    await desk.page.reload()
    await desk.rests()
    await desk.presses('Tab')
    expect(await desk.page.evaluate(() => document.activeElement!.textContent)).toBe('رفتن به محتوا')
    await desk.presses('Enter')
    expect(await desk.page.evaluate(() => document.activeElement!.id)).toBe('content')
    await desk.leaves()
  })

  test('a cut line is said under the bar and goes by itself', async () => {
    const desk = await Desk.atWork(browser, vafa)
    await desk.rests()
    await desk.context.setOffline(true)
    await desk.sees('اتصال به سرور قطع است', '.strips')
    await desk.pictures('04-offline')
    await desk.context.setOffline(false)
    await desk.page.locator('.strip').waitFor({ state: 'detached' })
    await desk.leaves()
  })

  test('English by one switch, and night', async () => {
    const desk = await Desk.atWork(browser, vafa)
    await desk.rests()
    await desk.page.locator('.person').focus()
    await desk.presses('Enter')
    await desk.page.getByRole('menuitem', { name: 'English' }).click()
    await desk.sees('Newest sales')
    expect(await desk.page.evaluate(() => document.documentElement.dir)).toBe('ltr')
    await desk.page.locator('.person').focus()
    await desk.presses('Enter')
    await desk.page.getByRole('menuitem', { name: 'Dark' }).click()
    await desk.page.waitForFunction(() => document.documentElement.dataset.theme === 'night')
    await desk.presses('Escape')
    await desk.pictures('05-english-night')
    await desk.leaves()
  })
})

test('? tells every key; those without Ctrl can be switched off', async () => {
  const desk = await Desk.atWork(browser, vafa, '/members')
  await desk.rests()
  await desk.presses('Shift+Slash')
  await desk.sees('همهٔ کلیدها', '.dialog')
  await desk.pictures('06-keys')
  await desk.page.getByLabel('کلیدهای تکی', { exact: false }).focus()
  await desk.presses('Space', 'Escape', 'Shift+Slash')
  await expect.poll(() => desk.page.locator('.dialog').count()).toBe(0)
  await desk.presses('Control+k')
  await desk.page.locator('.palette[open]').waitFor()
  await desk.leaves()
})

// In English: console_english.test.ts.
test('every page of the tree in Persian, by night: no word is missing, nothing is wider than its window, axe finds nothing', async () => {
  const desk = await Desk.atWork(browser, vafa)
  await desk.page.evaluate(() => {
    localStorage.setItem('vafa.console.language', 'fa')
    localStorage.setItem('vafa.console.theme', 'night')
  })
  const pages = await desk.page.locator('.side a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split('/console')[1]!))
  expect(pages.length).toBeGreaterThan(14)
  for (const path of [...pages, `/members/${laleh.sara.id}`, `/members/${laleh.sara.id}/statement`, '/members/new', '/account', '/settings/roles/new']) {
    await desk.goes(path)
    const text = await desk.page.evaluate(() => [...document.querySelectorAll('.page, .side')].map((one) => (one as HTMLElement).innerText).join(' '))
    expect(text.match(/\b(?:members|sales|goods|account|own_roles|program|ledger|audit|staff|keys|list|states|places|templates|messages)\.[a-z_.]+/g), path).toBeNull()
    await desk.isAccessible()
    await desk.page.setViewportSize({ width: 390, height: 844 })
    await desk.fits()
    await desk.page.setViewportSize({ width: 1440, height: 900 })
  }
  await desk.leaves()
})
