// All that a club keeps of a person, as a page to read: the same for who takes their own and for the owner who takes it for them.

import type { components } from './api'
import * as show from './formats'
import { personPage, type Part } from './person_file'
import type { Values } from './texts'

type Schemas = components['schemas']
export type Statement = Schemas['Statement']
export type Message = Schemas['MessageShown']

/** As much of a receipt as the file tells. */
export interface Purchase {
  receipt: Pick<Schemas['PublicReceipt'], 'at' | 'number' | 'branch_name' | 'net' | 'points' | 'earned_credit'> & { lines?: { name: string; quantity: number }[] }
}

export interface PersonData {
  taken_at: string
  club: string
  kept: Schemas['OwnDataShown']
  wallets: { points: Statement; credit: Statement }
  purchases: Purchase[]
  messages: Message[]
}

/** The member page's words: the file speaks to the member, whoever takes it. */
type Said = (key: string, values?: Values) => string

const dayOf = (iso: string): string => show.date(show.dayOfIso(iso))

const momentIn = (said: Said) => (iso: string): string => `${show.date(show.dayOfInstant(new Date(iso)))}${said('receipt.comma')}${show.time(new Date(iso))}`

function record(said: Said, { record: member, ...allows }: PersonData['kept']): [string, string][] {
  const moment = momentIn(said)
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

function walletPart(said: Said, name: 'points' | 'credit', { wallet: now, lines = [] }: Statement): Part {
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
function purchaseRow(said: Said, { receipt }: Purchase): string[] {
  const goods = (receipt.lines ?? []).map((line) => (line.quantity > 1 ? said('data.pieces', { name: line.name, n: show.number(line.quantity) }) : line.name))
  return [momentIn(said)(receipt.at), receipt.number == null ? '' : show.plain(receipt.number), receipt.branch_name, goods.join(said('receipt.comma')), show.money(receipt.net), said('points', { n: show.number(receipt.points) }), show.money(receipt.earned_credit)]
}

export function readable(said: Said, data: PersonData): string {
  const moment = momentIn(said)
  const heads = (names: string[]) => names.map((one) => said(`data.heads.${one}`))
  return personPage(said('data.file_title', { club: data.club }), said('data.file_words', { moment: moment(data.taken_at) }), [
    { title: said('profile.title'), pairs: record(said, data.kept) },
    walletPart(said, 'points', data.wallets.points),
    walletPart(said, 'credit', data.wallets.credit),
    { title: said('purchases.title'), head: heads(['at', 'number', 'branch', 'goods', 'net', 'points', 'credit']), rows: data.purchases.map((one) => purchaseRow(said, one)) },
    { title: said('consents.title'), head: heads(['at', 'message']), rows: data.messages.map((one) => [moment(one.at), one.body || said('data.code')]) },
  ])
}
