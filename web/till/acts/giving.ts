// Points that the member of this sale gives to another: to whom, how many, then the giver's consent where the club asks for it.

import { bareDigits, wholeNumber } from '../../parts/digits'
import * as show from '../../parts/formats'
import { newKey } from '../../parts/client'
import { memberOrCardOf } from '../../parts/member_ref'
import * as operations from '../api/operations'
import type { Till } from '../till'
import { quoted } from '../words'
import { answered, outcome } from './asked'
import { quoteSoon } from './quote'

export async function openGiving(till: Till): Promise<void> {
  const { member } = till.state.basket
  if (!member) return till.say({ key: 'notice.find_member' })
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  const terms = await answered(till, operations.givingTerms(till.ways.client))
  if (!terms) return
  if (!terms.is_on) return till.refuse({ key: 'giving.off' })
  till.open({ kind: 'giving', to: '', points: '', by: null, text: '', asked: null, least: terms.least, key: newKey(), isSending: false })
}

/** Enter: the points go over, or the consent is asked for that they need. */
export async function giveOnNow(till: Till): Promise<void> {
  const layer = till.layerOf('giving')
  const { member } = till.state.basket
  if (!layer || !member || layer.isSending) return
  const receiver = memberOrCardOf(layer.to), points = wholeNumber(layer.points)
  if (!receiver) return till.refuse({ key: 'giving.receiver_missing' })
  if (!points) return till.refuse({ key: 'giving.points_missing' })
  const text = bareDigits(layer.text)
  const shown = layer.by === 'pin' ? { pin: text } : layer.by === 'one_time_code' ? { code: text, asked: layer.asked ?? '' } : {}
  till.edit('giving', { isSending: true, text: '' })
  const answer = await outcome(operations.givePoints(till.ways.client, { member: { kind: 'id', id: member.id }, receiver, points, ...shown }, layer.key))
  till.edit('giving', { isSending: false })
  if (answer === 'offline') return till.refuse({ key: 'offline.waits' })
  if (answer.ok) {
    till.change({ layer: null })
    till.say({ key: 'giving.done', values: { n: show.number(points), number: show.plain(answer.value.gift.receiver_number), left: show.number(answer.value.points_left) } }, 'good')
    return quoteSoon(till)
  }
  till.edit('giving', { key: newKey() })  // what was refused stays refused
  if (answer.problem.code !== 'sales.consent_required') return till.refuse(quoted(answer.problem.detail))
  if (answer.problem.facts?.needed === 'one_time_code') return sendGivingCode(till)
  till.edit('giving', { by: 'pin' })
}

/** `*`: a code by SMS, for these points to that member alone. */
export async function sendGivingCode(till: Till): Promise<void> {
  const layer = till.layerOf('giving')
  const { member } = till.state.basket
  const receiver = layer && memberOrCardOf(layer.to), points = layer && wholeNumber(layer.points)
  if (!layer || !member || !receiver || !points || layer.isSending) return
  till.edit('giving', { isSending: true })
  const asked = await answered(till, operations.askGivingCode(till.ways.client, { member: { kind: 'id', id: member.id }, receiver, points }))
  till.edit('giving', { isSending: false, ...(asked ? { by: 'one_time_code' as const, text: '', asked: asked.asked } : {}) })
}
