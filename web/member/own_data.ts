// All that the club keeps of a member, asked for page by page, then written as a file: for people, or for other programs.

import * as show from '../parts/formats'
import { personPage, type Part } from '../parts/person_file'
import { client, type Data, type Message, type Messages, type Purchases, type Receipt, type Statement } from './server'
import { said } from './words'
import { dayOf } from './view'

export interface OwnData {
  taken_at: string
  club: string
  kept: Data
  wallets: { points: Statement; credit: Statement }
  purchases: Receipt[]
  messages: Message[]
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

const moment = (iso: string): string => `${show.date(show.dayOfInstant(new Date(iso)))}${said('receipt.comma')}${show.time(new Date(iso))}`

function record({ record: member, ...allows }: Data): [string, string][] {
  const { profile } = member
  const words = ['honorific', 'first_name', 'last_name', 'father_name', 'national_id', 'degree', 'field_of_study', 'occupation', 'province', 'city', 'neighbourhood', 'address', 'postal_code', 'email', 'category', 'private_number'] as const
  const pairs: [string, string | undefined | null | false][] = [
    ['number', show.plain(member.number)],
    ['mobile', member.mobile && show.mobile(member.mobile)],
    ['mobile_proved_on', member.mobile_proved_on && dayOf(member.mobile_proved_on)],
    ...words.map((name): [string, string | undefined] => [name, profile[name] == null ? undefined : String(profile[name])]),
    ['gender', profile.gender && said(`data.genders.${profile.gender}`)],
    ['birth_day', profile.birth_day && dayOf(profile.birth_day)],
    ['wedding_day', profile.wedding_day && dayOf(profile.wedding_day)],
    ['phones', (profile.phones ?? []).map((one) => show.shownDigits(one.number)).join(said('receipt.comma'))],
    ['extra', (profile.extra ?? []).map((one) => one.value).join(said('receipt.comma'))],
    ['group', member.group_name],
    ['cards', (member.cards ?? []).map((one) => show.card(one.card)).join(said('receipt.comma'))],
    ['referrer', member.referrer && show.plain(member.referrer.number)],
    ['enrolled', moment(member.enrolled.at)],
    ['branch', member.enrolled.branch_name],
    ['has_pin', said(member.has_pin ? 'data.yes' : 'data.no')],
    ['allows_advertising', said(allows.allows_advertising ? 'data.yes' : 'data.no')],
    ['most', allows.most != null && show.money(allows.most)],
  ]
  return pairs.filter((pair): pair is [string, string] => Boolean(pair[1])).map(([name, value]) => [said(`data.fields.${name}`), value])
}

function walletPart(name: 'points' | 'credit', { wallet: now, lines = [] }: Statement): Part {
  const amount = name === 'points' ? show.signed : show.signedMoney
  const whole = name === 'points' ? (n: number) => said('points', { n: show.number(n) }) : show.money
  return {
    title: said(name === 'points' ? 'points_page.lines' : 'points_page.credit_lines'),
    words: said('data.balance', { amount: whole(now.balance) }),
    head: ['day', 'what', 'amount', 'balance'].map((one) => said(`data.heads.${one}`)),
    rows: lines.map((line) => [dayOf(line.day), said(`reasons.${line.reason}`), amount(line.amount), whole(line.balance)]),
  }
}

/** «چای ×۲، نان»: with what it cost and what it earned. */
function purchaseRow({ receipt }: Receipt): string[] {
  const goods = (receipt.lines ?? []).map((line) => (line.quantity > 1 ? said('data.pieces', { name: line.name, n: show.number(line.quantity) }) : line.name))
  return [moment(receipt.at), receipt.number == null ? '' : show.plain(receipt.number), receipt.branch_name, goods.join(said('receipt.comma')), show.money(receipt.net), said('points', { n: show.number(receipt.points) }), show.money(receipt.earned_credit)]
}

export function readable(data: OwnData): string {
  const heads = (names: string[]) => names.map((one) => said(`data.heads.${one}`))
  return personPage(said('data.file_title', { club: data.club }), said('data.file_words', { moment: moment(data.taken_at) }), [
    { title: said('profile.title'), pairs: record(data.kept) },
    walletPart('points', data.wallets.points),
    walletPart('credit', data.wallets.credit),
    { title: said('purchases.title'), head: heads(['at', 'number', 'branch', 'goods', 'net', 'points', 'credit']), rows: data.purchases.map(purchaseRow) },
    { title: said('consents.title'), head: heads(['at', 'message']), rows: data.messages.map((one) => [moment(one.at), one.body || said('data.code')]) },
  ])
}
