// What is looked at from time to time: when, over which months, and a table of bands for each present tier.
import { Button } from 'antd'
import { useContext } from 'react'
import { isoOfDay } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { DayField } from '../../parts/fields'
import { Icon } from '../../parts/icons'
import { Day, todayHere } from '../../parts/moments'
import { said } from '../../words'
import { ChoiceSlot, MayEdit, NumberSlot, Sentence } from '../program/slots'
import { newEvaluation, newTable, type Group, type Ladder, type Measure } from './ladder'
import { MeasureSlot, measureChoices, tierChoices } from './promotions'

type Evaluation = Schema['Evaluation']
type Table = Schema['BandTable']
type Band = Schema['Band']

interface Around {
  ladder: Ladder
  groups: Group[]
}

function BandRow({ band, measure, ladder, groups, set, remove }: Around & { band: Band; measure: Measure; set: (next: Band) => void; remove: (() => void) | null }) {
  const tier = <ChoiceSlot label={said('tiers.to')} value={band.to} set={(to) => set({ ...band, to })} choices={tierChoices(ladder, groups)} />
  const bound = band.up_to == null ? null : <MeasureSlot measure={measure} label={said('tiers.up_to')} value={band.up_to} set={(up_to) => set({ ...band, up_to })} />
  return (
    <li>
      <span><Sentence k={bound ? 'tiers.band' : 'tiers.last_band'} slots={{ bound, tier, measure: said(`tiers.measures.${measure}`) }} /></span>
      {remove && <Button type="text" aria-label={said('tiers.drop_band')} onClick={remove}><Icon name="close" size={16} /></Button>}
    </li>
  )
}

function TableCard({ table, measure, ladder, groups, refusal, set, remove }: Around & { table: Table; measure: Measure; refusal: string | null; set: (next: Table) => void; remove: () => void }) {
  const mayEdit = useContext(MayEdit)
  const bands = table.bands ?? []
  const name = table.from ? (groups.find((one) => one.id === table.from)?.name ?? '') : said('tiers.no_group')
  const put = (next: Band[]) => set({ ...table, bands: next })
  const add = () => {
    const highest = bands.at(-2)?.up_to ?? 0
    put([...bands.slice(0, -1), { up_to: highest + 5_000_000, to: table.from ?? ladder.tiers[0]! }, bands.at(-1)!])
  }
  return (
    <section className="card" aria-label={said('tiers.table_of', { tier: name })}>
      <h3>{said('tiers.table_of', { tier: name })}</h3>
      <ol className="rows">
        {bands.map((band, at) => <BandRow key={at} band={band} measure={measure} ladder={ladder} groups={groups} set={(next) => put(bands.map((one, index) => (index === at ? next : one)))} remove={mayEdit && bands.length > 1 && at + 1 < bands.length ? () => put(bands.filter((_, index) => index !== at)) : null} />)}
      </ol>
      {refusal && <p className="refusal small" role="alert">{refusal}</p>}
      {mayEdit && <div className="acts"><Button type="text" onClick={add}>{said('tiers.add_band')}</Button><Button type="text" danger onClick={remove}>{said('tiers.drop_table')}</Button></div>}
    </section>
  )
}

function When({ evaluation, put }: { evaluation: Evaluation; put: (part: Partial<Evaluation>) => void }) {
  const mayEdit = useContext(MayEdit)
  const grace = evaluation.grace_days ?? 0
  return (
    <section className="card" aria-label={said('tiers.when')}>
      <p className="rule-sentence">
        <Sentence k="tiers.evaluation_sentence" slots={{
          every: <NumberSlot label={said('tiers.every')} value={evaluation.every_months} set={(every_months) => put({ every_months })} />,
          months: <NumberSlot label={said('tiers.months')} value={evaluation.months} set={(months) => put({ months })} />,
          measure: <ChoiceSlot label={said('tiers.measure')} value={evaluation.measure} set={(measure) => put({ measure: measure as Measure })} choices={measureChoices()} />,
          day: <Day iso={evaluation.first_day} />,
        }} />
      </p>
      {mayEdit && <DayField label={said('tiers.first_day')} value={evaluation.first_day} set={(day) => day && put({ first_day: day })} help={said('tiers.first_day_help')} />}
      <p className="rule-sentence"><Sentence k="tiers.grace_sentence" slots={{ days: <NumberSlot label={said('tiers.grace')} value={grace} set={(grace_days) => put({ grace_days })} /> }} /></p>
      <p className="soft">{said('tiers.what_counts')}</p>
    </section>
  )
}

export function EvaluationCards({ ladder, groups, refusalAt, set }: Around & { refusalAt: (place: string) => string | null; set: (ladder: Ladder) => void }) {
  const mayEdit = useContext(MayEdit)
  const { evaluation, ...rest } = ladder
  const turn = () => set(evaluation ? rest : { ...rest, evaluation: newEvaluation(ladder, isoOfDay(todayHere())) })
  const put = (part: Partial<Evaluation>) => set({ ...rest, evaluation: { ...evaluation!, ...part } })
  const tables = evaluation?.tables ?? []
  const without = ladder.tiers.filter((tier) => tables.every((table) => table.from !== tier))
  return (
    <>
      <div className="section-head">
        <h2>{said('tiers.from_time_to_time')}</h2>
        {mayEdit && ladder.tiers.length > 0 && <Button type="text" onClick={turn}>{said(evaluation ? 'tiers.drop_evaluation' : 'tiers.add_evaluation')}</Button>}
      </div>
      {!evaluation && <p className="soft">{said('tiers.without_evaluation')}</p>}
      {evaluation && (
        <>
          <When evaluation={evaluation} put={put} />
          <div className="pair">
            {tables.map((table, at) => <TableCard key={at} table={table} measure={evaluation.measure} ladder={ladder} groups={groups} refusal={refusalAt(`/evaluation/tables/${at}`)} set={(next) => put({ tables: tables.map((one, index) => (index === at ? next : one)) })} remove={() => put({ tables: tables.filter((_, index) => index !== at) })} />)}
          </div>
          {mayEdit && without.length > 0 && <div className="chips">{without.map((tier) => <Button key={tier} onClick={() => put({ tables: [...tables, newTable(ladder, tier)] })}>{said('tiers.add_table', { tier: groups.find((one) => one.id === tier)?.name ?? '' })}</Button>)}</div>}
        </>
      )}
    </>
  )
}
