// How fast the till answers, measured in the page from the key to what is seen; p95 as screens.md §5 promises.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Counter, openBrowser } from './counter'
import { Installation, prepareLaleh, slug, type Laleh } from './installation'

const rounds = 20
let vafa: Installation
let browser: Browser
let laleh: Laleh
let counter: Counter

beforeAll(async () => {
  vafa = await Installation.start()
  laleh = prepareLaleh(vafa)
  browser = await openBrowser()
  counter = await Counter.atWork(browser, vafa)
})
afterAll(async () => {
  await counter?.leaves()
  await browser?.close()
  await vafa?.stop()
})

const persian = (value: number) => new Intl.NumberFormat('fa').format(value)
const p95 = (all: number[]) => all.sort((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1]!

/** Ms from the last key that went down to the frame in which `selector` holds `text`. The watch is set before the act. */
async function untilSeen(selector: string, text: string, act: () => Promise<unknown>): Promise<number> {
  await counter.page.evaluate(
    ([where, what]) => {
      let key = 0
      const onKey = (event: KeyboardEvent) => void (key = event.timeStamp)
      window.addEventListener('keydown', onKey, true)
      const watch = new Promise<number>((done) => {
        const look = () => {
          const found = [...document.querySelectorAll(where!)].some((one) => (one instanceof HTMLInputElement ? one.value : one.textContent)!.includes(what!))
          if (!found || !key) return void requestAnimationFrame(look)
          window.removeEventListener('keydown', onKey, true)
          done(performance.now() - key)
        }
        requestAnimationFrame(look)
      })
      ;(window as unknown as { watch: () => Promise<number> }).watch = () => watch
    },
    [selector, text],
  )
  await act()
  return counter.page.evaluate(() => (window as unknown as { watch: () => Promise<number> }).watch())
}

async function measured(name: string, limit: number, round: (n: number) => Promise<number>): Promise<void> {
  const all: number[] = []
  for (let n = 0; n < rounds; ++n) all.push(await round(n))
  const value = p95(all)
  console.log(`${name}: p95 ${value.toFixed(0)} ms, limit ${limit} ms`)
  expect(value).toBeLessThanOrEqual(limit)
}

const clears = async () => {
  await counter.page.waitForTimeout(350) // an Enter right after a scan is the scanner's
  await counter.presses('Escape', 'F1')
  await counter.types('خالی', 60)
  await counter.presses('Enter')
  await counter.sees('.lines', 'سبد خالی است')
}

test('key to echo', () =>
  measured('key to echo', 50, async (n) => {
    await counter.page.waitForTimeout(70) // a hand, not a reader
    return untilSeen('.line .field', 'a'.repeat(n + 1), () => counter.presses('a'))
  }))

test('scan to line', async () => {
  await clears()
  await measured('scan to line', 150, async (n) => untilSeen('.lines tbody td:nth-child(3)', persian(n + 1), () => counter.scans(laleh.tea.barcode)))
})

test('scan to quote: 300 ms after 80 ms of quiet', async () => {
  await clears()
  await measured('scan to quote', 380, async (n) => untilSeen('.payable .total:not(.old)', persian(445_000 * (n + 1)), () => counter.scans(laleh.tea.barcode)))
})

test('swipe to member', async () => {
  await clears()
  await measured('swipe to member', 300, async (n) => untilSeen('.member .who', n % 2 ? 'علی' : 'سارا', () => counter.swipes((n % 2 ? laleh.ali : laleh.sara).card!)))
})

test('record to receipt', async () => {
  await clears()
  await measured('record to receipt', 500, async () => {
    await counter.scans(laleh.tea.barcode)
    await counter.hasQuote()
    await counter.presses('NumpadAdd')
    await counter.sees('.layer', 'کارتخوان')
    const took = await untilSeen('.layer h2', 'ثبت شد', () => counter.presses('NumpadAdd'))
    await counter.presses('Enter')
    await counter.sees('.lines', 'سبد خالی است')
    return took
  })
})

test('five goods with a card, in nine keystrokes besides the scans', async () => {
  let keys = 0
  const press = async (...all: string[]) => {
    keys += all.length
    await counter.presses(...all)
  }
  const began = Date.now()
  await counter.swipes(laleh.sara.card!)
  for (const good of [laleh.tea, laleh.coffee, laleh.chocolate, laleh.tea, laleh.coffee]) await counter.scans(good.barcode)
  await counter.hasQuote()
  await press('NumpadAdd')
  await counter.sees('.layer', 'کارتخوان')
  await press('NumpadAdd')
  await counter.sees('.layer h2', 'ثبت شد')
  await press('Enter')
  expect(keys).toBeLessThanOrEqual(9)
  expect(Date.now() - began).toBeLessThan(20_000)
})

/**
 * What a mid-range phone does of `work` in a second. A machine of benchmark index 1,240 (Lighthouse's figure) did 2,430; in proportion one
 * of 2,000, slowed four times as Lighthouse slows, does 1,000. A fixed figure would ask of a slow machine to be two phones at once.
 */
const phoneDoes = 1000

/** How much slower a phone is than this machine is just now: 1 and more. */
async function slowerPhone(page: Page): Promise<number> {
  const perSecond = await page.evaluate(() => {
    const basket = Array.from({ length: 200 }, (_, n) => ({ id: n, name: `کالا ${n}`, price: n * 1000, tags: ['a', 'b'] }))
    const work = () => {
      const again = JSON.parse(JSON.stringify(basket)) as typeof basket
      again.sort((one, other) => other.name.localeCompare(one.name))
      return again.map(({ name }) => name.replace(/\d/g, '۱')).join('')
    }
    const began = performance.now()
    let done = 0
    for (; performance.now() - began < 500; ++done) work()
    return (done * 1000) / (performance.now() - began)
  })
  return Math.max(1, perSecond / phoneDoes)
}

test('interactive within a second on a mid-range phone, from the kept shell', async () => {
  const context = counter.context
  let rate = 0 // the best of some, since whatever else this machine does only makes it look slower
  for (let n = 0; n < 5; ++n) rate = Math.max(rate, await slowerPhone(counter.page))
  const all: number[] = []
  for (let n = 0; n < rounds; ++n) {
    const page = await context.newPage()
    const wire = await context.newCDPSession(page)
    await wire.send('Emulation.setCPUThrottlingRate', { rate })
    await page.addInitScript(() => {
      // the first frame after the LINE has got the caret
      document.addEventListener('focusin', ({ target }) => (target as Element).matches('.line .field') && requestAnimationFrame((at) => performance.mark('interactive', { startTime: Math.max(at, performance.now()) })))
    })
    await page.goto(`${vafa.root}/${slug}/till`)
    all.push(await page.waitForFunction(() => performance.getEntriesByName('interactive')[0]?.startTime).then((found) => found.jsonValue() as Promise<number>))
    await page.close()
  }
  console.log(`interactive, CPU slowed ${rate.toFixed(1)} times: p95 ${p95(all).toFixed(0)} ms, limit 1000 ms`)
  expect(p95(all)).toBeLessThanOrEqual(1000)
})
