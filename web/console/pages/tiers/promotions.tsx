// What lifts a member at once, each way a sentence with blanks.
import { Button } from 'antd'
import { useContext } from 'react'
import type { Schema } from '../../api/types'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import { ChoiceSlot, MayEdit, MoneySlot, NumberSlot, Sentence } from '../program/slots'
import { measures, newPromotion, thresholdOf, type Group, type Ladder, type Measure } from './ladder'

type Promotion = Schema['Promotion']
type Threshold = Schema['Threshold']

export const measureChoices = () => measures.map((value) => ({ value, name: said(`tiers.measures.${value}`) }))
export const tierChoices = (ladder: Ladder, groups: Group[]) => ladder.tiers.map((value) => ({ value, name: groups.find((one) => one.id === value)?.name ?? '' }))

/** Rial and money in the club's unit, or a plain count. */
export function MeasureSlot({ measure, label, value, set }: { measure: Measure; label: string; value: number; set: (value: number) => void }) {
  const isMoney = measure === 'amount' || measure === 'credit'
  return isMoney ? <MoneySlot label={label} value={value} set={set} /> : <NumberSlot label={label} value={value} set={set} />
}

function Reaching({ threshold, set, remove }: { threshold: Threshold; set: (next: Threshold) => void; remove: (() => void) | null }) {
  return (
    <>
      <MeasureSlot measure={threshold.measure} label={said('tiers.at_least')} value={threshold.at_least} set={(at_least) => set({ ...threshold, at_least })} />{' '}
      <ChoiceSlot label={said('tiers.measure')} value={threshold.measure} set={(measure) => set(thresholdOf(measure as Measure))} choices={measureChoices()} />
      {remove && <Button type="text" aria-label={said('tiers.drop_threshold')} onClick={remove}><Icon name="close" size={16} /></Button>}
    </>
  )
}

function Span({ promotion, set }: { promotion: Promotion; set: (part: Partial<Promotion>) => void }) {
  const kind = promotion.months != null ? 'months' : promotion.days != null ? 'days' : 'ever'
  const change = (next: string) => set({ months: next === 'months' ? 12 : undefined, days: next === 'days' ? 30 : undefined })
  return (
    <>
      <ChoiceSlot label={said('tiers.span')} value={kind} set={change} choices={['months', 'days', 'ever'].map((value) => ({ value, name: said(`tiers.spans.${value}`) }))} />
      {kind === 'months' && <> <NumberSlot label={said('tiers.spans.months')} value={promotion.months!} set={(months) => set({ months })} /> {said('tiers.units.months')}</>}
      {kind === 'days' && <> <NumberSlot label={said('tiers.spans.days')} value={promotion.days!} set={(days) => set({ days })} /> {said('tiers.units.days')}</>}
    </>
  )
}

interface Card {
  promotion: Promotion
  ladder: Ladder
  groups: Group[]
  refusal: string | null
  set: (next: Promotion) => void
  remove: () => void
}

function PromotionCard({ promotion, ladder, groups, refusal, set, remove }: Card) {
  const mayEdit = useContext(MayEdit)
  const reaches = promotion.reaches ?? []
  const put = (at: number, next: Threshold) => set({ ...promotion, reaches: reaches.map((one, index) => (index === at ? next : one)) })
  const what = reaches.map((threshold, at) => (
    <span key={at}>{at > 0 && said('tiers.and')}<Reaching threshold={threshold} set={(next) => put(at, next)} remove={mayEdit && reaches.length > 1 ? () => set({ ...promotion, reaches: reaches.filter((_, index) => index !== at) }) : null} /></span>
  ))
  const free = measures.find((measure) => reaches.every((one) => one.measure !== measure))
  return (
    <section className="card" aria-label={said('tiers.promotion')}>
      <p className="rule-sentence">
        <Sentence k="tiers.promotion_sentence" slots={{ what, span: <Span promotion={promotion} set={(part) => set({ ...promotion, ...part })} />, tier: <ChoiceSlot label={said('tiers.to')} value={promotion.to} set={(to) => set({ ...promotion, to })} choices={tierChoices(ladder, groups)} /> }} />
      </p>
      {refusal && <p className="refusal small" role="alert">{refusal}</p>}
      {mayEdit && (
        <div className="acts">
          {free && <Button type="text" onClick={() => set({ ...promotion, reaches: [...reaches, thresholdOf(free)] })}>{said('tiers.add_threshold')}</Button>}
          <Button type="text" danger onClick={remove}>{said('tiers.drop_promotion')}</Button>
        </div>
      )}
    </section>
  )
}

export function Promotions({ ladder, groups, refusalAt, set }: { ladder: Ladder; groups: Group[]; refusalAt: (place: string) => string | null; set: (ladder: Ladder) => void }) {
  const mayEdit = useContext(MayEdit)
  const put = (promotions: Promotion[]) => set({ ...ladder, promotions })
  return (
    <>
      <h2>{said('tiers.at_once')}</h2>
      {ladder.promotions.length === 0 && <p className="soft">{said('tiers.without_promotion')}</p>}
      {ladder.promotions.map((promotion, at) => (
        <PromotionCard key={at} promotion={promotion} ladder={ladder} groups={groups} refusal={refusalAt(`/promotions/${at}`)} set={(next) => put(ladder.promotions.map((one, index) => (index === at ? next : one)))} remove={() => put(ladder.promotions.filter((_, index) => index !== at))} />
      ))}
      {mayEdit && ladder.tiers.length > 0 && <div><Button onClick={() => put([...ladder.promotions, newPromotion(ladder)])}>{said('tiers.add_promotion')}</Button></div>}
    </>
  )
}
