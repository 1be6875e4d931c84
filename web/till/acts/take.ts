// What stands in the LINE, or came from a reader, becomes a good, a member, a receipt, or a choice between them.

import { Offline } from '../../parts/client'
import { latinDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import { readLine, readQuantity, type Meaning } from '../../parts/input'
import type { Good, MemberListed } from '../api/types'
import * as operations from '../api/operations'
import { nameOf, type Option } from '../state/state'
import type { Till } from '../till'
import { addGood } from './basket'
import { newSale } from './receipt'
import { offerEnrolment, takeMember, memberOption } from './members'
import { isGiftNumber, openGiftCard } from './gift_cards'
import { leaveForScan } from './layers'
import { openReceipt } from './returns'

/** Enter in the LINE. */
export function takeLine(till: Till): void {
  if (till.goodsComing) return void till.goodsComing.then(() => takeLine(till))
  const text = till.line.read()
  const meaning = readLine(text, till.catalog.knows)
  if (meaning.kind === 'nothing') return till.say({ key: 'notice.enter_is_harmless' })
  till.line.write('')
  void takeOrGiveBack(till, meaning, text)
}

const unreadable = ['notice.not_understood', 'notice.nothing_found', 'notice.no_quick_key', 'notice.no_member', 'offline.waits']

/** What was not taken stands in the LINE again, marked: the next key or scan replaces it. Never a bank card. */
async function takeOrGiveBack(till: Till, meaning: Meaning, text: string): Promise<void> {
  const before = till.state.notice?.n
  await take(till, meaning)
  const { notice, layer } = till.state
  const isRefused = notice?.tone === 'bad' && notice.n !== before && !layer
  if (isRefused && unreadable.includes(notice.key) && till.line.read() === '') till.line.write(text, true)
}

/** A scan or swipe. What stood in the LINE stays, but for a quantity, which is meant for it. */
export function takeScan(till: Till, text: string): void {
  if (till.state.stage !== 'counter' || till.state.isSessionOver) return
  if (till.goodsComing) return void till.goodsComing.then(() => takeScan(till, text))
  if (till.layerOf('receipt')) newSale(till)
  const typed = till.line.read()
  const { quantity, rest } = readQuantity(typed)
  const isForScan = latinDigits(typed).includes('*') && rest === ''
  const meaning = readLine(isForScan ? `${quantity}*${text}` : text, till.catalog.knows)
  if (!leaveForScan(till, meaning)) return
  if (isForScan) till.line.write('')
  void take(till, meaning)
}

export async function take(till: Till, meaning: Meaning): Promise<void> {
  if (till.recording) return till.refuse({ key: 'pay.asking' })
  switch (meaning.kind) {
    case 'nothing': return
    case 'bank_card': return till.refuse({ key: 'notice.bank_card' })
    case 'misread': return sayMisread(till)
    case 'not_understood': return till.refuse({ key: 'notice.not_understood' })
    case 'card': return isGiftNumber(meaning.card) ? openGiftCard(till, meaning.card) : takeMember(till, meaning.card)
    case 'mobile': return takeMobile(till, meaning.mobile)
    case 'barcode': return takeBarcode(till, meaning.barcode, meaning.quantity)
    case 'quick': return takeQuick(till, meaning.key, meaning.quantity)
    case 'receipt': return openReceipt(till, meaning.receipt)
    case 'number': return takeAny(till, meaning.number, meaning.quantity, [till.catalog.withArticle(meaning.number)])
    case 'words': return takeAny(till, meaning.text, meaning.quantity, till.catalog.named(meaning.text))
  }
}

const misreads = new WeakMap<Till, number>()

/** After two misreads the other way is named. */
function sayMisread(till: Till): void {
  const count = (misreads.get(till) ?? 0) + 1
  misreads.set(till, count)
  till.refuse({ key: count % 2 === 0 ? 'notice.misread_again' : 'notice.misread' })
}

async function takeMobile(till: Till, mobile: string): Promise<void> {
  await takeMember(till, mobile, () => offerEnrolment(till, mobile))
}

function takeBarcode(till: Till, barcode: string, quantity: number): void {
  const good = till.catalog.withBarcode(barcode)
  if (good) return addGood(till, good, quantity)
  till.refuse({ key: 'notice.unknown_barcode' })
  till.change({ layer: { kind: 'price', barcode, quantity, text: '', name: '' } })
}

function takeQuick(till: Till, key: string, quantity: number): void {
  const good = till.catalog.onQuickKey(key)
  if (good) addGood(till, good, quantity)
  else till.refuse({ key: 'notice.no_quick_key', values: { key: show.plain(key) } })
}

const goodOption = (till: Till, good: Good, quantity: number): Option => ({
  title: good.name, detail: show.money(good.price), group: { key: 'choose.goods' }, take: () => addGood(till, good, quantity),
})

/** Goods and members side by side; one alone is taken, two or more are a choice, never the first by itself. */
async function takeAny(till: Till, text: string, quantity: number, goods: (Good | undefined)[]): Promise<void> {
  const options = goods.filter((good) => good !== undefined).map((good) => goodOption(till, good, quantity))
  options.push(...(await membersFor(till, text)))
  if (options.length === 0) return till.refuse({ key: 'notice.nothing_found', values: { text } })
  if (options.length === 1) return options[0]!.take()
  till.open({ kind: 'choose', title: { key: 'choose.title', values: { text } }, options: options.slice(0, 40), marked: 0 })
}

async function membersFor(till: Till, text: string): Promise<Option[]> {
  try {
    const found = await operations.findMembers(till.ways.client, text)
    return found.ok ? withDoubles(found.value.items).map(({ member, isDouble }) => memberOption(till, member, isDouble)) : []
  } catch (error) {
    if (error instanceof Offline) return [] // goods can still be sold
    throw error
  }
}

/** The same name with the same mobile twice is most likely one person. */
function withDoubles(members: MemberListed[]) {
  const sign = (member: MemberListed) => `${nameOf(member)} ${member.masked_mobile}`
  return members.map((member) => ({ member, isDouble: members.filter((other) => sign(other) === sign(member)).length > 1 }))
}
