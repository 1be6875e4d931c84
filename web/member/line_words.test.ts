// What a line was for: friends are told from one's own purchases, and a prize from spent credit.
import { expect, test } from 'vitest'
import persian from '../../text/fa/member.json'
import english from '../../text/en/member.json'
import { reasonKey } from './line_words'

type Line = Parameters<typeof reasonKey>[0]
const line = (reason: Line['reason'], ref = 0, account: Line['account'] = 'issue'): Line => ({ reason, account, ref })

test.each<[Line, 'points' | 'credit', string]>([
  [line('referral', 10_002), 'credit', 'referral'],
  [line('referral', 10_011), 'credit', 'friend'],
  [line('referral', 10_012), 'credit', 'friends_friend'],
  [line('referral', 10_014), 'credit', 'referral'],
  [line('taken_back', 10_011), 'credit', 'friend_returned'],
  [line('taken_back_owed', 10_013), 'credit', 'friends_friend_returned'],
  [line('earned_again', 10_011), 'credit', 'friend'],
  [line('purchase', 1), 'credit', 'purchase'],
  [line('spent', 0, 'redemption'), 'credit', 'spent'],
  [line('spent', 0, 'redemption'), 'points', 'prize'],
  [line('given_back', 0, 'redemption'), 'points', 'prize_cancelled'],
  [line('given_back', 0, 'redemption'), 'credit', 'given_back'],
])('%j in %s is %s', (one, wallet, key) => {
  expect(reasonKey(one, wallet)).toBe(`reasons.${key}`)
  for (const words of [persian, english]) expect(words.member.reasons).toHaveProperty(key)
})
