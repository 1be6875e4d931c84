// What a line of one's own statement was for, as a key of the words; what friends brought names no friend.

import type { Statement } from './server'

type Line = NonNullable<Statement['lines']>[number]

/** Credit for what friends buy has an account a level: the first is for those one brought oneself. */
const firstLevel = 10_011, levels = 3

function friendOf({ account, ref }: Pick<Line, 'account' | 'ref'>): 'friend' | 'friends_friend' | null {
  if (account !== 'issue' || ref < firstLevel || ref >= firstLevel + levels) return null
  return ref === firstLevel ? 'friend' : 'friends_friend'
}

export function reasonKey(line: Pick<Line, 'reason' | 'account' | 'ref'>, wallet: 'points' | 'credit'): string {
  const friend = friendOf(line)
  if (friend && line.reason === 'earned_again') return `reasons.${friend}`
  if (friend) return `reasons.${friend}${line.reason.startsWith('taken_back') ? '_returned' : ''}`
  if (wallet === 'points' && line.reason === 'given_back') return 'reasons.prize_cancelled'
  if (wallet === 'points' && line.reason === 'spent') return 'reasons.prize'
  return `reasons.${line.reason}`
}
