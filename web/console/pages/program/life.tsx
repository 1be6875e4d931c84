// How long what is given lives, as sentences: from when it can be spent, until which day; with an example of today.
import { Button } from 'antd'
import { useContext } from 'react'
import { date, dayOfIso, isoOfDay } from '../../../parts/formats'
import { Icon } from '../../parts/icons'
import { todayHere } from '../../parts/moments'
import { said } from '../../words'
import { windowOf, type Life } from './reckoned'
import { RefusedAt } from './refused'
import { ChoiceSlot, DaySlot, MayEdit, NumberSlot, Sentence } from './slots'

type Ends = Life['ends']
const label = (name: string) => said(`program.slots.${name}`)
const aYear = 365

export const never: Life = { ends: { kind: 'never' } }
const kinds: Ends['kind'][] = ['never', 'after_days', 'by_inactivity', 'end_of_month', 'end_of_year', 'on_day']

function firstOf(kind: Ends['kind']): Ends {
  switch (kind) {
    case 'never': return { kind }
    case 'after_days': case 'by_inactivity': return { kind, days: aYear }
    case 'end_of_month': return { kind, months: 0 }
    case 'end_of_year': return { kind, years: 0 }
    case 'on_day': return { kind, last_day: isoOfDay(todayHere() + aYear) }
  }
}

const hasUnit = ({ kind }: Ends) => kind !== 'never' && kind !== 'on_day'

interface Shape {
  /** Whose life it is, as readers hear it. */
  name: string
  life: Life
  set: (life: Life) => void
  at: string
  /** What stands before the sentence where no heading says whose life it is. */
  lead?: string
}

function EndSlot({ ends, set, at }: { ends: Ends; set: (ends: Ends) => void; at: string }) {
  switch (ends.kind) {
    case 'never': return null
    case 'after_days': case 'by_inactivity': return <NumberSlot label={label('days_of_life')} value={ends.days} set={(days) => set({ ...ends, days })} at={`${at}/days`} />
    case 'end_of_month': return <NumberSlot label={label('months')} value={ends.months} set={(months) => set({ ...ends, months })} at={`${at}/months`} />
    case 'end_of_year': return <NumberSlot label={label('years')} value={ends.years} set={(years) => set({ ...ends, years })} at={`${at}/years`} />
    case 'on_day': return <DaySlot label={label('day_of_end')} value={dayOfIso(ends.last_day)} set={(day) => set({ ...ends, last_day: isoOfDay(day) })} at={`${at}/last_day`} />
  }
}

function Example({ life }: { life: Life }) {
  if (life.ends.kind === 'never' && !life.pending_days) return null
  const { first, last } = windowOf(life, todayHere())
  const words = last === null ? said('program.life_example_never', { first: date(first) }) : last < first ? said('program.life_example_over') : said(life.ends.kind === 'by_inactivity' ? 'program.life_example_idle' : 'program.life_example', { first: date(first), last: date(last) })
  return <p className="soft small">{words}</p>
}

export function LifeSentence({ name, life, set, at, lead }: Shape) {
  const mayEdit = useContext(MayEdit)
  const { ends, pending_days } = life
  const put = (next: Ends) => set({ ...life, ends: next })
  const wait = (days: number | undefined) => set({ ...life, pending_days: days })
  return (
    <>
      <p className="rule-sentence">{lead} <ChoiceSlot label={name} value={ends.kind} set={(kind) => put(firstOf(kind as Ends['kind']))} choices={kinds.map((value) => ({ value, name: said(`program.lives.${value}`) }))} /> <EndSlot ends={ends} set={put} at={`${at}/ends`} /> {hasUnit(ends) && said(`program.life_units.${ends.kind}`)}</p>
      {pending_days != null ? (
        <p className="rule-sentence">
          <Sentence k="program.pending_sentence" slots={{ days: <NumberSlot label={label('pending_days')} value={pending_days} set={wait} at={`${at}/pending_days`} /> }} />
          {mayEdit && <Button type="text" aria-label={said('program.drop_pending', { name })} onClick={() => wait(undefined)}><Icon name="close" size={16} /></Button>}
        </p>
      ) : mayEdit && <div><Button type="text" aria-label={said('program.add_pending_of', { name })} onClick={() => wait(7)}>{said('program.add_pending')}</Button></div>}
      <Example life={life} />
      <RefusedAt at={at} />
    </>
  )
}

/** A gift's own life; without it the program's. */
export function OwnLife({ name, life, set, at }: Omit<Shape, 'life' | 'set'> & { life?: Life | null; set: (life: Life | undefined) => void }) {
  const mayEdit = useContext(MayEdit)
  if (!life) return mayEdit ? <div><Button type="text" aria-label={said('program.add_life_of', { name })} onClick={() => set({ ends: firstOf('after_days') })}>{said('program.add_life')}</Button></div> : null
  return (
    <fieldset className="own-life">
      <legend className="soft">{name}</legend>
      <LifeSentence name={name} life={life} set={set} at={at} />
      {mayEdit && <div><Button type="text" aria-label={said('program.drop_life_of', { name })} onClick={() => set(undefined)}>{said('program.drop_life')}</Button></div>}
    </fieldset>
  )
}
