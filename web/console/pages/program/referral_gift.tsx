// The gift for bringing a friend: when it is given, to whom, and how much.
import { useContext } from 'react'
import { Button } from 'antd'
import type { Schema } from '../../api/types'
import { said } from '../../words'
import type { Document } from './document'
import { OwnLife } from './life'
import { RefusedAt } from './refused'
import { ChoiceSlot, MayEdit, MoneySlot, NumberSlot, Sentence } from './slots'

type Referral = Schema['Referral']
type Gift = Schema['Gift']

export const firstReferral = { moment: 'first_purchase', to_referrer: { points: 100 } } as unknown as Document['referral']

/** Nothing of a gift is no gift. */
const giftOf = (gift: Gift | undefined, part: Partial<Gift>): Gift | undefined => {
  const next = { ...gift, ...part }
  const kept = { ...next, points: next.points || undefined, credit: next.credit || undefined }
  return kept.points || kept.credit ? (kept as Gift) : undefined
}

export function ReferralGift({ document, set }: { document: Document; set: (part: Partial<Document>) => void }) {
  const mayEdit = useContext(MayEdit)
  const referral = document.referral as Referral
  const put = (part: Partial<Referral>) => set({ referral: { ...referral, ...part } as Document['referral'] })
  const moments = (['first_purchase', 'at_once'] as const).map((value) => ({ value, name: said(`program.moments.${value}`) }))
  const slots = (to: 'to_referrer' | 'to_friend') => {
    const gift = referral[to] as Gift | undefined
    return {
      points: <NumberSlot label={said(`program.${to}`, { what: said('program.slots.points') })} value={gift?.points ?? 0} set={(points) => put({ [to]: giftOf(gift, { points }) } as Partial<Referral>)} at={`/referral/${to}/points`} />,
      credit: <MoneySlot label={said(`program.${to}`, { what: said('program.slots.credit') })} value={gift?.credit ?? 0} set={(credit) => put({ [to]: giftOf(gift, { credit }) } as Partial<Referral>)} at={`/referral/${to}/credit`} />,
    }
  }
  const lifeOf = (to: 'to_referrer' | 'to_friend') => {
    const gift = referral[to]
    return gift && <OwnLife name={said(`program.life_${to}`)} life={gift.life} set={(life) => put({ [to]: { ...gift, life } } as Partial<Referral>)} at={`/referral/${to}/life`} />
  }
  return (
    <>
      <p className="rule-sentence">
        <Sentence k="program.referral_sentence" slots={{ moment: <ChoiceSlot label={said('program.slots.moment')} value={referral.moment} set={(moment) => put({ moment: moment as Referral['moment'] })} choices={moments} />, ...slots('to_referrer') }} />
      </p>
      {lifeOf('to_referrer')}
      {referral.to_friend ? <p className="rule-sentence"><Sentence k="program.friend_sentence" slots={slots('to_friend')} /></p>
        : mayEdit && <div><Button type="text" onClick={() => put({ to_friend: { points: 50 } as Referral['to_friend'] })}>{said('program.add_friend_gift')}</Button></div>}
      {lifeOf('to_friend')}
      <RefusedAt at="/referral" but={['/to_referrer/life', '/to_friend/life']} />
    </>
  )
}
