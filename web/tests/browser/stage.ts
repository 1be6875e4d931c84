// What each file of stories begins with: the program on fresh data, the club of the one story, a browser; all ended after the last.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from './counter'
import { Installation, prepareLaleh, type Laleh } from './installation'

export let vafa: Installation
export let browser: Browser
export let laleh: Laleh

/** `prepare` adds to the club what the stories need, before anybody opens a page. */
export function onStage(prepare: () => void = () => {}): void {
  beforeAll(async () => {
    vafa = await Installation.start()
    laleh = prepareLaleh(vafa)
    prepare()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await vafa?.stop()
  })
}
