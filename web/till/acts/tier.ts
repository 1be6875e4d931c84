// How far the buyer's next tier is: asked beside the sale, never in its way. A club without tiers is asked once a page.

import * as operations from '../api/operations'
import type { Member } from '../api/types'
import type { Till } from '../till'

const withoutTiers = new WeakSet<Till>()

export async function askTier(till: Till, member: Member): Promise<void> {
  if (withoutTiers.has(till)) return
  try {
    const answer = await operations.showTier(till.ways.client, member.id)
    if (!answer.ok) return
    const { has_tiers, warning, next } = answer.value
    if (!has_tiers) withoutTiers.add(till)
    const words = warning?.sentence ?? next?.sentence
    if (words && till.state.basket.member?.id === member.id) till.change({ tier: { member: member.id, words } })
  } catch {
    // Out of reach: the sale goes on without it.
  }
}
