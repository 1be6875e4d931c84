// What the member's own page gathers for a member, gathered here by the owner: record, wallets, purchases, messages. The log has that it was taken.
import { readable, type Message, type PersonData, type Purchase, type Statement } from '../../../parts/person_data'
import { filled, textAt, type Values } from '../../../parts/texts'
import { language } from '../../../parts/formats'
import { Refused, withQuery, type Query } from '../../api/ask'
import { client, desk } from '../../api/session'
import type { Schema } from '../../api/types'
import { wholeListOf } from '../../api/whole_list'

/** The server lets through so many questions a second: then it says how long to wait. */
async function ask<T>(path: string, query: Query = {}): Promise<T> {
  for (;;) {
    const answer = await client.read<T>(withQuery(path, query))
    if (answer.ok) return answer.value
    const seconds = answer.problem.status === 429 ? Number(answer.problem.facts?.seconds ?? 1) : 0
    if (!seconds) throw new Refused(answer.problem)
    await new Promise((done) => setTimeout(done, seconds * 1000))
  }
}

async function wallet(member: string, name: 'points' | 'credit'): Promise<Statement> {
  const page = (before?: number | null) => ask<Statement>(`/v1/members/${member}/statement`, { wallet: name, limit: 200, before })
  const first = await page()
  const lines = [...(first.lines ?? [])]
  for (let next = first.next; next; ) {
    const older = await page(next)
    lines.push(...(older.lines ?? []))
    next = older.next
  }
  return { ...first, lines, next: undefined }
}

async function purchases(member: string, read: (count: number) => void): Promise<Purchase[]> {
  const receipts: Purchase[] = []
  for await (const page of wholeListOf<Schema['SaleBrief']>('/v1/sales', { member }))
    for (const one of page) {
      receipts.push({ receipt: (await ask<Schema['SaleShown']>(`/v1/sales/${one.sale}`)).receipt })
      read(receipts.length)
    }
  return receipts
}

async function messages(member: string): Promise<Message[]> {
  const all: Message[] = []
  for (let after: string | null | undefined = ''; after != null; ) {
    const page: Schema['MessageList'] = await ask('/v1/messages', { member, limit: 200, after })
    all.push(...(page.items ?? []))
    after = page.next
  }
  return all
}

/** Throws where an answer fails or the line is cut: half of a person's data is not their data. */
export async function gather(member: string, exported: Schema['PersonExported'], read: (count: number) => void): Promise<PersonData> {
  const record = await ask<Schema['MemberShown']>(`/v1/members/${member}`)
  const wallets = { points: await wallet(member, 'points'), credit: await wallet(member, 'credit') }
  return { taken_at: new Date().toISOString(), club: desk.now.session!.club_name, kept: { record, ...exported }, wallets, purchases: await purchases(member, read), messages: await messages(member) }
}

/** The file speaks to the member in the member page's words, in the language of this page. */
export async function pageOf(data: PersonData): Promise<string> {
  const words = language() === 'fa' ? (await import('../../../../text/fa/member.json')).default.member : (await import('../../../../text/en/member.json')).default.member
  return readable((key: string, values?: Values) => filled(textAt(words, key), values), data)
}
