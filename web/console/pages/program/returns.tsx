// What returns do: points that are spent already, credit of a lot that has ended, and until when goods come back; each with its example.
import { date, money, number } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { todayHere } from '../../parts/moments'
import { said } from '../../words'
import type { Document } from './document'
import { endedOf, shortfallOf, withDeadline, withEnded, withReturns, withShortfall, type EndedKind, type Returns as Policy, type ShortfallKind } from './policies'
import { settled } from './reckoned'
import { RefusedAt } from './refused'
import { ChoiceSlot, MoneySlot, NumberSlot, Sentence } from './slots'

interface Shape {
  document: Document
  set: (part: Partial<Document>) => void
}
interface Part {
  policy: Policy
  put: (policy: Policy) => void
}

const label = (name: string) => said(`program.slots.${name}`)
const choices = (of: string, values: string[]) => values.map((value) => ({ value, name: said(`program.${of}.${value}`) }))
/** So many points are spent already in the example. */
const missing = 30
const usualDays = 7

function Shortfall({ policy, put, conversion }: Part & { conversion?: Schema['Conversion'] }) {
  const { shortfall } = policy
  const example = settled(shortfall, missing, conversion)
  const hasNoRate = shortfall?.kind === 'from_cash' && example.kind === 'owed'
  return (
    <>
      <p className="rule-sentence"><Sentence k="program.shortfall_sentence" slots={{ how: <ChoiceSlot label={label('shortfall')} value={shortfallOf(policy)} set={(kind) => put(withShortfall(policy, kind as ShortfallKind))} choices={choices('shortfalls', ['debt', 'from_cash', 'write_off'])} /> }} /></p>
      {shortfall?.kind === 'write_off' && (
        <p className="rule-sentence">
          <Sentence k="program.write_off_sentence" slots={{
            points: <NumberSlot label={label('points_below')} value={shortfall.points_below} set={(points_below) => put({ ...policy, shortfall: { ...shortfall, points_below } })} at="/returns/shortfall/points_below" />,
            credit: <MoneySlot label={label('credit_below')} value={shortfall.credit_below} set={(credit_below) => put({ ...policy, shortfall: { ...shortfall, credit_below } })} at="/returns/shortfall/credit_below" />,
          }} />
        </p>
      )}
      <p className="soft small">{said(hasNoRate ? 'program.settled.no_rate' : `program.settled.${example.kind}`, { n: number(missing), cash: example.kind === 'from_cash' ? money(example.cash) : '' })}</p>
      <RefusedAt at="/returns/shortfall" />
    </>
  )
}

function Ended({ policy, put }: Part) {
  const ended = policy.ended_lot
  return (
    <>
      <p className="rule-sentence"><Sentence k="program.ended_sentence" slots={{ how: <ChoiceSlot label={label('ended_lot')} value={endedOf(policy)} set={(kind) => put(withEnded(policy, kind as EndedKind))} choices={choices('ended_lots', ['lost', 'alive_days'])} /> }} /></p>
      {ended?.kind === 'alive_days' && <p className="rule-sentence"><Sentence k="program.alive_sentence" slots={{ days: <NumberSlot label={label('alive_days')} value={ended.days} set={(days) => put({ ...policy, ended_lot: { ...ended, days } })} at="/returns/ended_lot/days" /> }} /></p>}
      <p className="soft small">{said(`program.ended_examples.${endedOf(policy)}`, { days: number(ended?.kind === 'alive_days' ? ended.days : 0) })}</p>
      <RefusedAt at="/returns/ended_lot" />
    </>
  )
}

function Deadline({ policy, put }: Part) {
  const days = policy.window_days
  const value = days == null ? 'open' : 'days'
  return (
    <>
      <p className="rule-sentence"><Sentence k="program.deadline_sentence" slots={{ how: <ChoiceSlot label={label('deadline')} value={value} set={(next) => put(withDeadline(policy, next === 'open' ? null : usualDays))} choices={choices('deadlines', ['open', 'days'])} /> }} /></p>
      {days != null && <p className="rule-sentence"><Sentence k="program.deadline_days" slots={{ days: <NumberSlot label={label('return_days')} value={days} set={(next) => put(withDeadline(policy, next))} at="/returns/window_days" /> }} /></p>}
      {days != null && days > 0 && <p className="soft small">{said('program.deadline_example', { last: date(todayHere() + days - 1) })}</p>}
      <RefusedAt at="/returns/window_days" />
    </>
  )
}

export function Returns({ document, set }: Shape) {
  const policy = document.returns ?? {}
  const put = (next: Policy) => set(withReturns(next))
  return (
    <section className="card" aria-label={said('program.terms.returns')}>
      <h3>{said('program.terms.returns')}</h3>
      <Shortfall policy={policy} put={put} conversion={document.conversion} />
      <Ended policy={policy} put={put} />
      <Deadline policy={policy} put={put} />
    </section>
  )
}
