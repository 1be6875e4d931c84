// Rows as a file that spreadsheets open rightly: UTF-8 with its mark, Latin digits, and no cell that a program would run.
import { latinDigits } from '../../parts/digits'

const mark = '\ufeff'
/** What a spreadsheet would take for a formula; a tab or a return before it does not help. */
const isFormula = (text: string) => /^[\t\r\n ]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text)

function cell(text: string): string {
  const plain = latinDigits(text.replace(/[\u2066-\u2069\u200e\u200f]/g, ''))
  const safe = isFormula(plain) && !/^-?\d+(\.\d+)?$/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const line = (cells: string[]): string => `${cells.map(cell).join(',')}\r\n`
export const csv = (head: string[], rows: string[][]): string => mark + line(head) + rows.map(line).join('')
