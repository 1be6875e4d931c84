// Festivals: days with a name, written once; the rules' conditions go by the name.
import { Button } from 'antd'
import { useContext } from 'react'
import type { Schema } from '../../api/types'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import { blank } from './blanks'
import { DaysFields } from './condition_dialog'
import { useChip } from './conditions'
import { withFestival, type Condition, type Document, type Kind } from './document'
import { RefusedAt } from './refused'
import { MayEdit } from './slots'

type Festival = Schema['Festival']
type Days = Kind<Condition, 'each_year' | 'dates'>

interface Shape {
  document: Document
  set: (part: Partial<Document>) => void
}

function One({ festival, put, drop, at }: { festival: Festival; put: (next: Festival) => void; drop: () => void; at: string }) {
  const days = (festival.days ?? []) as Days[]
  const chip = useChip()
  const change = (which: number, next: Days) => put({ ...festival, days: days.map((one, index) => (index === which ? next : one)) })
  const without = (which: number) => put({ ...festival, days: days.filter((_, index) => index !== which) })
  return (
    <fieldset className="festival" aria-label={festival.name}>
      <div className="reward">
        <input className="field" dir="auto" aria-label={said('program.festival_name')} value={festival.name} onChange={(event) => put({ ...festival, name: event.target.value })} />
        <Button type="text" aria-label={said('program.drop_festival', { name: festival.name })} onClick={drop}><Icon name="close" size={16} /></Button>
      </div>
      {days.map((one, which) => (
        <div key={which} className="own-life">
          <DaysFields one={one} set={(next) => change(which, next)} />
          {days.length > 1 && <div><Button type="text" aria-label={said('program.drop_days_of', { what: chip(one) })} onClick={() => without(which)}>{said('program.drop_days')}</Button></div>}
        </div>
      ))}
      <RefusedAt at={at} />
      <div>
        <Button type="text" onClick={() => put({ ...festival, days: [...days, blank.each_year as Days] })}>{said('program.add_each_year')}</Button>
        <Button type="text" onClick={() => put({ ...festival, days: [...days, blank.dates as Days] })}>{said('program.add_dates')}</Button>
      </div>
    </fieldset>
  )
}

export function Festivals({ document, set }: Shape) {
  const mayEdit = useContext(MayEdit)
  const chip = useChip()
  const festivals = document.festivals ?? []
  const put = (at: number, next: Festival | null) => set(withFestival(document, at, next))
  return (
    <section className="card" aria-label={said('program.terms.festivals')}>
      <h3>{said('program.terms.festivals')}</h3>
      {festivals.length === 0 && <p className="soft">{said('program.without.festivals')}</p>}
      {mayEdit ? festivals.map((one, at) => <One key={at} festival={one} put={(next) => put(at, next)} drop={() => put(at, null)} at={`/festivals/${at}`} />)
        : <ul className="rows">{festivals.map((one) => <li key={one.name}><bdi>{one.name}</bdi><span>{((one.days ?? []) as Days[]).map(chip).join(said('comma'))}</span></li>)}</ul>}
      {mayEdit && <div><Button onClick={() => set({ festivals: [...festivals, { name: '', days: [blank.each_year as Days] }] })}>{said('program.add_festival')}</Button></div>}
    </section>
  )
}
