// What axe's rules (WCAG 2.2 AA and good practice) find on a page as it stands.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

interface Finding { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }
interface Axe { run(where: Document, how?: object): Promise<{ violations: Finding[] }> }

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Level AA and good practice with the rules that axe leaves out unless they are named, such as the size of targets. */
const named = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }

/** What axe finds on the page as it stands, each with the piece of it that is meant. */
export async function findings(page: Page, how: object = named): Promise<string[]> {
  await page.evaluate(() => scrollTo(0, 0)) // what the bar above covers is no smaller for it
  await page.waitForTimeout(250) // a layer has appeared whole
  await page.evaluate(source)
  const { violations } = await page.evaluate((how) => (window as unknown as { axe: Axe }).axe.run(document, how), how)
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length})\n  ${nodes[0]!.html.slice(0, 300)}\n  ${nodes[0]!.failureSummary ?? ''}`)
}
