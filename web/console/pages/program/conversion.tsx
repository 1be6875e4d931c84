// «هر ۱۰۰ امتیاز، ۱۰٬۰۰۰ تومان اعتبار»: the rate, from which balance on, and an example; for everybody or for one group.
import { Button } from 'antd'
import { useContext, type ReactNode } from 'react'
import { money, number } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import { timesFloor } from './reckoned'
import { RefusedAt } from './refused'
import { MayEdit, MoneySlot, NumberSlot, Sentence } from './slots'

export type Rate = Schema['Conversion']
export const firstRate: Rate = { points: 100, credit: 100_000 }

interface Shape {
  rate: Rate
  set: (rate: Rate) => void
  /** A slot's name; of a group it begins with the group's. */
  label: (slot: string) => string
  at: string
  /** What stands after the sentence. */
  children?: ReactNode
}

function Example({ rate }: { rate: Rate }) {
  if (rate.points <= 0) return null
  const points = Math.max(rate.threshold ?? 0, Math.round(rate.points * 2.5))
  return <p className="soft small">{said('program.conversion_example', { points: number(points), credit: money(timesFloor(points, rate.credit, rate.points)) })}</p>
}

export function ConversionSentence({ rate, set, label, at, children }: Shape) {
  const mayEdit = useContext(MayEdit)
  const from = (threshold: number | undefined) => set({ ...rate, threshold })
  return (
    <>
      <p className="rule-sentence">
        <Sentence k="program.conversion_sentence" slots={{
          points: <NumberSlot label={label('points')} value={rate.points} set={(points) => set({ ...rate, points })} at={`${at}/points`} />,
          credit: <MoneySlot label={label('credit')} value={rate.credit} set={(credit) => set({ ...rate, credit })} at={`${at}/credit`} />,
        }} />
        {children}
      </p>
      {rate.threshold != null ? (
        <p className="rule-sentence">
          <Sentence k="program.threshold_sentence" slots={{ points: <NumberSlot label={label('threshold')} value={rate.threshold} set={from} at={`${at}/threshold`} /> }} />
          {mayEdit && <Button type="text" aria-label={said('program.drop_threshold', { what: label('threshold') })} onClick={() => from(undefined)}><Icon name="close" size={16} /></Button>}
        </p>
      ) : mayEdit && <div><Button type="text" aria-label={said('program.add_threshold_of', { what: label('threshold') })} onClick={() => from(rate.points)}>{said('program.add_threshold')}</Button></div>}
      <Example rate={rate} />
      <RefusedAt at={at} />
    </>
  )
}
