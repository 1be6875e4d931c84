// Who is buying: found, put on the sale, changed, taken off, or enrolled in ten seconds with a mobile alone.

import { readMobile } from '../../parts/formats'
import * as show from '../../parts/formats'
import { wholeNumber } from '../../parts/digits'
import * as operations from '../api/operations'
import type { Member, MemberListed } from '../api/types'
import { nameOf, type Option } from '../state/state'
import type { Till } from '../till'
import { said } from '../words'
import { answered } from './asked'
import { changeBasket } from './basket'
import { askTier } from './tier'

/** By card or mobile. `otherwise` runs where nobody is found and nothing else is wrong. */
export async function takeMember(till: Till, text: string, otherwise?: () => void): Promise<void> {
  const found = await answered(till, operations.findMembers(till.ways.client, text))
  if (!found) return
  const [first, ...others] = found.items
  if (!first) return otherwise ? otherwise() : till.refuse({ key: 'notice.no_member' })
  if (!others.length) return putOnSale(till, first)
  till.open({ kind: 'choose', title: { key: 'choose.members' }, options: found.items.map((one) => memberOption(till, one, true)), marked: 0 })
}

export const memberOption = (till: Till, member: MemberListed, isDouble = false): Option => ({
  title: nameOf(member),
  detail: [member.father_name, show.ltr(show.maskedMobile(member.masked_mobile)), member.group_name && said('member.group', { group: member.group_name }), isDouble ? '' : show.plain(member.number)].filter(Boolean).join(' · '),
  group: { key: isDouble ? 'choose.doubles' : 'choose.members' },
  take: () => putOnSale(till, member),
})

/** Another member in the middle of a sale is asked about. */
export function putOnSale(till: Till, found: MemberListed): void {
  const member: Member = { ...found, group: found.group_name }
  const { member: before, lines } = till.state.basket
  if (!before || before.id === member.id || !lines.length) return setMember(till, member)
  till.refuse({ key: 'member.change_question', values: { old: nameOf(before), new: nameOf(member) } })
  till.change({
    layer: {
      kind: 'choose', marked: 1, title: { key: 'member.change_question', values: { old: nameOf(before), new: nameOf(member) } },
      options: [
        { title: 'member.change', take: () => setMember(till, member) },
        { title: 'member.keep', take: () => {} },
      ],
    },
  })
}

export function setMember(till: Till, member: Member | null): void {
  changeBasket(till, (basket) => ({ ...basket, member }))
  if (!member) return till.say({ key: 'member.taken_off' })
  till.taken()
  sayState(till, member)
  void askTier(till, member)
}

function sayState(till: Till, member: Member): void {
  if (member.status === 'inactive') till.say({ key: 'notice.member_inactive' }, 'bad')
  else if (member.is_credit_frozen) till.say({ key: 'notice.credit_frozen' }, 'bad')
}

/** «عضو نیست. Enter: همین حالا عضو شود» */
export function offerEnrolment(till: Till, mobile: string): void {
  till.refuse({ key: 'enrol.offer' })
  till.change({ layer: { kind: 'enrol', mobile: show.mobile(mobile), first: '', last: '', referrer: '', isSending: false } })
}

export function openEnrolment(till: Till): void {
  till.open({ kind: 'enrol', mobile: '', first: '', last: '', referrer: '', isSending: false })
}

export async function enrolNow(till: Till): Promise<void> {
  const layer = till.layerOf('enrol')
  if (!layer || layer.isSending) return
  const mobile = readMobile(layer.mobile)
  if (!mobile) return till.refuse({ key: 'enrol.mobile_malformed' })
  const referrer = wholeNumber(layer.referrer)
  if (layer.referrer.trim() && referrer === null) return till.refuse({ key: 'enrol.referrer_malformed' })
  till.edit('enrol', { isSending: true })
  const asked = {
    mobile,
    ...(layer.first.trim() ? { first_name: layer.first.trim() } : {}),
    ...(layer.last.trim() ? { last_name: layer.last.trim() } : {}),
    ...(referrer === null ? {} : { referrer }),
  }
  const enrolled = await answered(till, operations.enrol(till.ways.client, asked))
  till.edit('enrol', { isSending: false })
  if (!enrolled) return
  if (till.layerOf('enrol')) till.close()
  const found = await answered(till, operations.findMembers(till.ways.client, mobile))
  if (found?.items[0]) putOnSale(till, found.items[0])
  sayEnrolled(till, enrolled)
}

function sayEnrolled(till: Till, { number, id, gifts }: { number: number; id: string; gifts: { wallet: string; amount: number; receiver: string }[] }): void {
  const own = gifts.filter((gift) => gift.receiver === id)
  const shown = own.map((gift) => (gift.wallet === 'points' ? said('points', { n: show.number(gift.amount) }) : show.money(gift.amount)))
  const values = { number: show.plain(number), gift: shown.join(said('comma')) }
  till.say({ key: shown.length ? 'enrol.done_with_gift' : 'enrol.done', values }, 'good')
}
