// The buyer's tier and how far the next one is, in one sentence: asked beside the sale, never in its way. A club without tiers is asked once a page.

import * as operations from '../api/operations'
import type { Member, TierShown } from '../api/types'
import type { Till } from '../till'
import { quoted, type Saying } from '../words'

const withoutTiers = new WeakSet<Till>()

export async function askTier(till: Till, member: Member): Promise<void> {
  if (withoutTiers.has(till)) return
  try {
    const answer = await operations.showTier(till.ways.client, member.id)
    if (!answer.ok) return
    if (!answer.value.has_tiers) withoutTiers.add(till)
    const words = tierWords(answer.value)
    if (words && till.state.basket.member?.id === member.id) till.change({ tier: { member: member.id, words } })
  } catch {
    // Out of reach: the sale goes on without it.
  }
}

/** «سطح «نقره‌ای»؛ ۳٬۰۰۰٬۰۰۰ تومان خرید تا سطح «طلایی»». Who stands in no tier reads only what leads to the first. */
export function tierWords({ has_tiers, rank, name, is_highest, warning, next, climb }: TierShown): Saying | null {
  const ahead = warning?.sentence ?? next?.sentence ?? climb?.sentence
  if (!has_tiers || rank === undefined || rank === null) return null
  if (rank < 0) return ahead ? quoted(ahead) : null
  if (ahead) return { key: 'tier.ahead', values: { tier: name, ahead } }
  return { key: is_highest ? 'tier.highest' : 'tier.alone', values: { tier: name } }
}
