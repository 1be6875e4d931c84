// Every page of the console in English and at night, at three widths: it fits, axe finds nothing at 1024 px, and no word is missing.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findings } from './axe'
import { Desk } from './desk'
import { artefacts } from './installation'
import { browser, laleh, onStage, vafa } from './stage'

interface Made { id: string }

const inner: string[] = []

onStage(() => {
  const branch = vafa.call<{ items: Made[] }>('branches.list').items[0]!.id
  const sell = () => vafa.call<{ sale: string; lines?: unknown[] }>('sales.record', { lines: [{ good: laleh.tea.id, quantity: 2 }], payments: { card: 8_900_000, cash: 0, other: 0 }, member: { kind: 'id', id: laleh.sara.id }, branch })
  const { sale } = sell()
  vafa.call('sales.return', { sale: sell().sale, lines: [{ line: 1, quantity: 1 }], branch })
  const batch = vafa.call<Made>('gift_cards.print', { name: 'Nowruz', count: 3, value: 5_000_000, last_day: '2099-01-01' })
  const group = vafa.call<Made>('members.define_group', { name: 'Gold' })
  vafa.call('members.set_group', { member: laleh.ali.id, group: group.id })
  const collaborator = vafa.call<Made>('collaborators.define', { name: 'Maryam', percent: 500 })
  const role = vafa.call<Made>('roles.define', { name: 'Night shift', begins_as: 'cashier', operations: ['sales.record'], branches: [] })
  inner.push('/members/new', `/members/${laleh.sara.id}/edit`, `/sales/${sale}`, `/gift-cards/${batch.id}`, `/collaborators/${collaborator.id}`, `/settings/roles/${role.id}`, '/program/versions/1')
  for (const tab of ['', '/statement', '/purchases', '/cards', '/messages', '/profile', '/history']) inner.push(`/members/${laleh.sara.id}${tab}`)
})

/** What stands on the page as its key, since no language has the sentence. */
const keysShown = (desk: Desk) => desk.page.evaluate(() => [...document.body.innerText.matchAll(/(?<![\w./@-])[a-z_]+(?:\.[a-z_]+){1,4}(?![\w./@-])/g)].map(([key]) => key))

async function troublesOf(desk: Desk, path: string): Promise<string[]> {
  await desk.goes(path)
  const found: string[] = []
  for (const width of [1440, 390, 1024]) {
    await desk.page.setViewportSize({ width, height: 900 })
    await desk.page.waitForTimeout(60)
    await desk.page.screenshot({ path: join(artefacts, `console-${width}-english${path.replaceAll('/', '-').replace(/[a-z]+_[0-9a-z]{8,}/, 'one')}.png`), fullPage: width !== 1440 })
    const tooWide = await desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (tooWide > 0) found.push(`${tooWide} px too wide at ${width}`)
  }
  found.push(...(await findings(desk.page)), ...(await keysShown(desk)))
  return found.map((one) => `${path}: ${one}`)
}

test('every page of the console', async () => {
  mkdirSync(artefacts, { recursive: true })
  const desk = await Desk.atWork(browser, vafa)
  await desk.page.evaluate(() => (localStorage.setItem('vafa.console.language', 'en'), localStorage.setItem('vafa.console.theme', 'night')))
  await desk.goes('/')
  expect(await desk.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme])).toEqual(['en', 'night'])
  const listed = await desk.page.locator('.side a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.replace(/^.*\/console/, '') || '/'))
  expect(listed.length).toBeGreaterThan(25)
  const troubles: string[] = []
  for (const path of [...listed, ...inner]) troubles.push(...(await troublesOf(desk, path)))
  expect(troubles).toEqual([])
  await desk.leaves()
}, 400_000)
