// Points or credit for one of the club's own reasons: chosen from those that this cashier may award for, told once it is done.

import { wholeNumber } from '../../parts/digits'
import * as show from '../../parts/formats'
import { newKey } from '../../parts/client'
import * as operations from '../api/operations'
import type { Award, AwardReason } from '../api/types'
import { nameOf } from '../state/state'
import type { Till } from '../till'
import { said } from '../words'
import { answered } from './asked'
import { quoteSoon } from './quote'

export const worth = (wallet: string, amount: number): string => (wallet === 'points' ? said('points', { n: show.number(amount) }) : show.money(amount))

export async function openAwards(till: Till): Promise<void> {
  const { member } = till.state.basket
  if (!member) return till.say({ key: 'notice.find_member' })
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  const list = await answered(till, operations.listReasons(till.ways.client))
  if (!list) return
  const mine = list.items.filter((one) => one.is_mine)
  if (!mine.length) return till.refuse({ key: 'award.none' })
  till.open({
    kind: 'choose', marked: 0, isSearchable: true, search: '', title: { key: 'award.title', values: { name: nameOf(member) } },
    options: mine.map((one) => ({ title: one.name, detail: worths(one), take: () => take(till, one) })),
  })
}

export const worths = (one: AwardReason): string => (one.least === one.most ? worth(one.wallet, one.least) : said('award.between', { least: worth(one.wallet, one.least), most: worth(one.wallet, one.most) }))

/** A reason with bounds asks how much; any other gives at once. */
function take(till: Till, reason: AwardReason): void {
  if (reason.least < reason.most) return till.open({ kind: 'award', reason, text: '', key: newKey(), isSending: false })
  void give(till, reason, undefined, newKey())
}

async function give(till: Till, reason: AwardReason, amount: number | undefined, key: string): Promise<boolean> {
  const { member } = till.state.basket
  if (!member) return false
  const given = await answered(till, operations.giveAward(till.ways.client, member.id, reason.id, amount, key))
  if (!given) return false
  sayGiven(till, given.award)
  quoteSoon(till)
  return true
}

const sayGiven = (till: Till, award: Award): void => till.say({ key: 'award.done', values: { what: worth(award.wallet, award.amount), reason: award.reason_name } }, 'good')

export async function giveNow(till: Till): Promise<void> {
  const layer = till.layerOf('award')
  if (!layer || layer.isSending) return
  const amount = layer.reason.wallet === 'points' ? wholeNumber(layer.text) : show.typedMoney(layer.text)
  if (!amount) return till.refuse({ key: 'award.amount_missing' })
  till.edit('award', { isSending: true })
  const isGiven = await give(till, layer.reason, amount, layer.key)
  till.edit('award', { isSending: false })
  if (isGiven && till.layerOf('award')) till.change({ layer: null })
}
