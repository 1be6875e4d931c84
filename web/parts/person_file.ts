// What a club keeps of one person as a page to read and to print: one file that needs nothing else, and no line.

import { language } from './formats'

/** A part of the file: what it is about, then pairs of name and value, or a table, or words where there is nothing. */
export interface Part {
  title: string
  pairs?: [name: string, value: string][]
  head?: string[]
  rows?: string[][]
  words?: string
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign]!)
const cell = (text: string): string => `<bdi>${safe(text)}</bdi>`

const look = `body{max-width:960px;margin:auto;padding:24px;font:16px/28px Vazirmatn,Tahoma,sans-serif;color:#1b211e;background:#fff}
h1{font-size:26px;line-height:42px}h2{margin-block:32px 8px;font-size:20px;line-height:32px}
dl{display:grid;grid-template-columns:minmax(120px,max-content) 1fr;gap:4px 16px}dt{color:#4a534e}dd{margin:0}
div{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{padding:4px 8px;border-block-end:1px solid #d7dbd6;text-align:start;vertical-align:top}`

const table = (title: string, head: string[], rows: string[][]): string =>
  `<div role="region" tabindex="0" aria-label="${safe(title)}"><table><thead><tr>${head.map((one) => `<th scope="col">${safe(one)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((one) => `<td>${cell(one)}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`

function section({ title, pairs = [], head = [], rows = [], words }: Part): string {
  const said = words ? `<p>${safe(words)}</p>` : ''
  const list = pairs.length ? `<dl>${pairs.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${cell(value)}</dd>`).join('')}</dl>` : ''
  return `<section><h2>${safe(title)}</h2>${said}${list}${rows.length ? table(title, head, rows) : ''}</section>`
}

export function personPage(title: string, words: string, parts: Part[]): string {
  const direction = language() === 'fa' ? 'rtl' : 'ltr'
  return `<!doctype html><html lang="${language()}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${look}</style></head><body><main><h1>${safe(title)}</h1><p>${safe(words)}</p>${parts.map(section).join('')}</main></body></html>\n`
}
