// Prizes and tiers at the till without a browser: what a row does, whose consent is asked for how, and the sentence of the tier.
import { beforeEach, describe, expect, test } from 'vitest'
import { openPrizes, otherPrizeConsent, prizeConsentNow, takeRow, typePrizeConsent } from './acts/prizes'
import { setMember } from './acts/members'
import { tierWords } from './acts/tier'
import type { TierShown } from './api/types'
import { begin, count, overrides, sara, said, sent, settled, till } from './stories'

const prize = (name: string, more: object = {}) => ({ name, points: 500, remaining: null, waiting: 0, is_reached: true, missing: 0, consent: 'pin', ...more })
const redemption = (state = 'reserved') => ({ id: 'rdm_1', member: 'mem_1', member_number: 1200, member_name: 'سارا محمدی', reward: 'کیف', points: 500, state, branch: 'brn_1', branch_name: 'ونک', at: '2026-11-22T06:54:00Z' })

/** Sara is on the counter; the server has these prizes, and these wait for her. */
async function opens(prizes: object[], waiting: object[] = []): Promise<void> {
  overrides['GET /v1/rewards?member=mem_1'] = [{ status: 200, body: { items: prizes } }]
  overrides['GET /v1/rewards/redemptions?state=reserved&member=mem_1&branch=brn_1'] = [{ status: 200, body: { items: waiting } }]
  setMember(till, { ...sara, group: 'A' })
  await openPrizes(till)
}
const takes = () => (overrides['POST /v1/rewards/redemptions'] = [{ status: 200, body: { redemption: redemption(), points_left: 288 } }])
const asked = () => sent.filter((one) => one.what === 'POST /v1/rewards/redemptions').map((one) => one.body)

beforeEach(begin)

describe('a row', () => {
  test('marked first is what waits, else the dearest that is reached', async () => {
    await opens([prize('چای', { points: 100 }), prize('کیف'), prize('ماگ', { is_reached: false, missing: 212 })])
    expect(till.layerOf('prizes')!.marked).toBe(1)
    till.close()
    await opens([prize('کیف')], [redemption()])
    expect(till.layerOf('prizes')!.marked).toBe(0)
    takeRow(till, 0)
    expect(till.layerOf('prize')!.slip.redemption.id).toBe('rdm_1')
  })

  test('that is too far or has run out says so and asks nothing', async () => {
    await opens([prize('کیف', { remaining: 0 }), prize('ماگ', { is_reached: false, missing: 212 })])
    takeRow(till, 0)
    expect(said()).toBe('prizes.out_of_stock')
    takeRow(till, 1)
    expect(said()).toBe('prizes.missing')
    expect(count('POST /v1/rewards/redemptions')).toBe(0)
  })

  test('without consent is taken at once', async () => {
    await opens([prize('کیف', { consent: 'none' })])
    takes()
    takeRow(till, 0)
    await settled()
    expect(asked()).toEqual([{ member: { kind: 'id', id: 'mem_1' }, reward: 'کیف' }])
    expect(till.layerOf('prize')!.slip.pointsLeft).toBe(288)
  })
})

describe('consent', () => {
  test('by PIN, or by a code that is asked for once and goes with what asked for it', async () => {
    await opens([prize('کیف')])
    takeRow(till, 0)
    expect(till.layerOf('prize_consent')!.by).toBe('pin')
    overrides['POST /v1/rewards/codes'] = [{ status: 200, body: { asked: 'rca_1', member: 'mem_1', reward: 'کیف', points: 500, branch_name: 'ونک', ends_at: '' } }]
    otherPrizeConsent(till)
    await settled()
    otherPrizeConsent(till)
    otherPrizeConsent(till)
    await settled()
    expect(count('POST /v1/rewards/codes')).toBe(1)
    typePrizeConsent(till, '۴۸۲۹۱۳۷')
    takes()
    prizeConsentNow(till)
    expect(till.layerOf('prize_consent')!.text).toBe('')
    await settled()
    expect(asked()).toEqual([{ member: { kind: 'id', id: 'mem_1' }, reward: 'کیف', code: '482913', asked: 'rca_1' }])
    expect(till.layerOf('prize')).not.toBeNull()
  })

  test('where the club wants a code, one is sent at once and no PIN is taken', async () => {
    await opens([prize('کیف', { consent: 'one_time_code' })])
    takeRow(till, 0)
    await settled()
    expect(count('POST /v1/rewards/codes')).toBe(1)
    otherPrizeConsent(till)
    expect(said()).toBe('prizes.code_only')
    expect(till.layerOf('prize_consent')!.by).toBe('one_time_code')
    typePrizeConsent(till, '482913')
    prizeConsentNow(till)
    expect(said()).toBe('prizes.no_code_yet') // the code could not be sent
  })
})

const tier = (part: Partial<TierShown>): TierShown => ({ has_tiers: true, rank: 1, is_highest: false, name: 'نقره‌ای', why: '', benefits: [], moves: [], ...part }) as TierShown
const ahead = (sentence: string) => ({ sentence }) as never

const alone = { tier: 'نقره‌ای' }
test.each([
  [tier({ next: ahead('۵ خرید تا سطح «طلایی»') }), { key: 'tier.ahead', values: { ...alone, ahead: '۵ خرید تا سطح «طلایی»' } }],
  [tier({ next: ahead('الف'), warning: ahead('ب') }), { key: 'tier.ahead', values: { ...alone, ahead: 'ب' } }],
  [tier({ climb: ahead('پ') }), { key: 'tier.ahead', values: { ...alone, ahead: 'پ' } }],
  [tier({ is_highest: true }), { key: 'tier.highest', values: alone }],
  [tier({}), { key: 'tier.alone', values: alone }],
  [tier({ rank: -1, name: '', next: ahead('ت') }), { key: 'ت' }],
  [tier({ rank: undefined, next: ahead('ث') }), null],
  [tier({ has_tiers: false }), null],
])('the tier in one sentence: %#', (shown, words) => expect(tierWords(shown)).toEqual(words))
