// How gift cards are told of.
import { date, dayOfIso, plain } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Figure } from '../../parts/say'
import { said } from '../../words'

export type Batch = Schema['CardBatchShown']
export type Card = Schema['GiftCardShown']

export const daysOf = (batch: Batch): string => said('gifts.days', { first: date(dayOfIso(batch.first_day)), last: date(dayOfIso(batch.last_day)) })

export const tones = { printed: 'plain', active: 'good', blocked: 'bad', returned: 'warn' } as const
export const StateOf = ({ card }: { card: Card }) => <Badge tone={tones[card.state]}>{said(`gift_cards.states.${card.state}`)}</Badge>
/** «••••1234»: all that anybody is shown of a number. */
export const Tail = ({ of }: { of: string }) => <Figure>{`•••• ${plain(of)}`}</Figure>
