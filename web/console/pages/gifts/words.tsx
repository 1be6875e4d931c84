// How a gift is told of: its amount in the wallet's unit, its days, how far it has come.
import { date, dayOfIso, money, number } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { said } from '../../words'

export type Gift = Schema['GiftShown']

export const inUnit = (wallet: Gift['wallet'], amount: number): string => (wallet === 'credit' ? money(amount) : said('ledger.n_points', { n: number(amount) }))
export const daysOf = (gift: Gift): string => said('gifts.days', { first: date(dayOfIso(gift.first_day)), last: date(dayOfIso(gift.last_day)) })
export const isUnderWay = (gift: Gift): boolean => gift.state === 'giving' || gift.state === 'taking_back'

const tones = { giving: 'info', given: 'good', stopped: 'warn', taking_back: 'info', taken_back: 'plain' } as const
export const StateOf = ({ gift }: { gift: Gift }) => <Badge tone={tones[gift.state]}>{said(`gifts.states.${gift.state}`)}</Badge>
