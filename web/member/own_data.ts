// All that the club keeps of a member, asked for page by page, then written as a file: for people, or for other programs.

import { readable as readableIn, type PersonData } from '../parts/person_data'
import { client, type Data, type Message, type Messages, type Purchases, type Receipt, type Statement } from './server'
import { said } from './words'

export interface OwnData extends PersonData {
  purchases: Receipt[]
}

type Lines = NonNullable<Statement['lines']>

/** The server lets through so many questions a second: then it says how long to wait. */
async function ask<T>(path: string): Promise<T> {
  for (;;) {
    const answer = await client.read<T>(path)
    if (answer.ok) return answer.value
    const seconds = answer.problem.status === 429 ? Number(answer.problem.facts?.seconds ?? 1) : 0
    if (!seconds) throw new Error(answer.problem.detail)
    await new Promise((done) => setTimeout(done, seconds * 1000))
  }
}

async function wallet(name: 'points' | 'credit'): Promise<Statement> {
  const path = `/v1/me/statement?wallet=${name}&limit=200`
  const first = await ask<Statement>(path)
  const lines: Lines = [...(first.lines ?? [])]
  for (let next = first.next; next; ) {
    const page = await ask<Statement>(`${path}&before=${next}`)
    lines.push(...(page.lines ?? []))
    next = page.next
  }
  return { ...first, lines, next: undefined }
}

async function purchases(read: (count: number) => void): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (let cursor: string | null | undefined = ''; cursor != null; ) {
    const page: Purchases = await ask(`/v1/me/purchases?limit=50${cursor && `&cursor=${cursor}`}`)
    for (const one of page.items ?? []) {
      receipts.push(await ask<Receipt>(`/v1/me/purchases/${one.sale}`))
      read(receipts.length)
    }
    cursor = page.next_cursor
  }
  return receipts
}

async function messages(): Promise<Message[]> {
  const all: Message[] = []
  for (let after: string | null | undefined = ''; after != null; ) {
    const page: Messages = await ask(`/v1/me/messages?limit=200${after && `&after=${after}`}`)
    all.push(...(page.items ?? []))
    after = page.next
  }
  return all
}

/** Throws where an answer fails or the line is cut: half of one's data is not one's data. */
export async function gather(club: string, read: (count: number) => void): Promise<OwnData> {
  const kept = await ask<Data>('/v1/me/data')
  const wallets = { points: await wallet('points'), credit: await wallet('credit') }
  return { taken_at: new Date().toISOString(), club, kept, wallets, purchases: await purchases(read), messages: await messages() }
}

export const readable = (data: OwnData): string => readableIn(said, data)
