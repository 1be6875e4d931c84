// The liability desk: what the club owes now, and its statement month by month.
import { useState } from 'react'
import { time, unitName } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Link } from '../../parts/link'
import { Page } from '../../parts/page'
import { Say } from '../../parts/say'
import { Sideways } from '../../parts/sideways'
import { Asked } from '../../parts/states'
import { said } from '../../words'
import { Codes } from './codes'
import { Ages, Ends, Figures, Forecasts, Groups } from './now'
import { inCell, monthName, movesIn, purses, type Month, type Owed, type Purse } from './words'

function PurseChoice({ purse, set, label }: { purse: Purse; set: (purse: Purse) => void; label: string }) {
  return (
    <select className="field" aria-label={label} value={purse} onChange={(event) => set(event.target.value as Purse)}>
      {purses.map((one) => <option key={one} value={one}>{said(`liability.${one}`)}</option>)}
    </select>
  )
}

/** What is still being counted is said, and asked for again. */
function Now({ owed }: { owed: Owed }) {
  const [purse, setPurse] = useState<Purse>('points')
  return (
    <>
      {owed.is_counting && <p role="status" className="soft"><Say k="liability.counting" v={{ time: time(new Date(owed.counted_until)) }} /></p>}
      <section className="card" aria-labelledby="owed-now"><h2 id="owed-now">{said('liability.now')}</h2><Figures owed={owed} /></section>
      <section className="card" aria-labelledby="by-group"><h2 id="by-group">{said('liability.groups')}</h2><Groups owed={owed} /></section>
      <section className="card" aria-labelledby="by-time">
        <div className="section-head"><h2 id="by-time">{said('liability.by_time')}</h2><PurseChoice purse={purse} set={setPurse} label={said('liability.of_what')} /></div>
        <div className="day-halves">
          <div><h3>{said('liability.ages')}</h3><Ages owed={owed} purse={purse} /></div>
          <div><h3>{said('liability.ends')}</h3><Ends owed={owed} purse={purse} /></div>
        </div>
      </section>
      <section className="card" aria-labelledby="forecast">
        <h2 id="forecast">{said('liability.forecasts')}</h2>
        <Forecasts owed={owed} />
        <details><summary>{said('liability.method')}</summary><p className="soft small">{said('liability.method_words')}</p></details>
      </section>
    </>
  )
}

function Statement({ months }: { months: Month[] }) {
  const [purse, setPurse] = useState<Purse>('points')
  const rows = months.map((month) => ({ month, moved: month.purses!.find((one) => one.purse === purse)!.movements }))
  const columns = movesIn(rows.map((one) => one.moved))
  const show = inCell(purse)
  return (
    <section className="card" aria-labelledby="statement">
      <div className="section-head"><h2 id="statement">{said('liability.statement')}</h2><PurseChoice purse={purse} set={setPurse} label={said('liability.statement_of')} /></div>
      <p className="soft small">{said(purse === 'points' ? 'liability.in_points' : 'liability.in_unit', { unit: unitName() })}</p>
      <Sideways name={said('liability.table_of', { name: said('liability.statement') })}>
        <table className="numbers-table">
          <thead>
            <tr>
              <th scope="col">{said('liability.month')}</th><th scope="col" className="figure">{said('liability.moves.opening')}</th>
              {columns.map(({ name, sign }) => <th scope="col" className="figure" key={name}>{sign > 0 ? '+' : '−'} {said(`liability.moves.${name}`)}</th>)}
              <th scope="col" className="figure">= {said('liability.moves.closing')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ month, moved }) => (
              <tr key={month.month}>
                <th scope="row"><Link to={`/liability/${month.month}`}>{[monthName(month.first_day), !month.is_over && said('liability.running')].filter(Boolean).join(' ')}</Link></th>
                <td className="figure">{show(moved.opening)}</td>
                {columns.map(({ name }) => <td className="figure" key={name}>{show(moved[name])}</td>)}
                <td className="figure">{show(moved.closing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
    </section>
  )
}

function Recounting({ close }: { close: () => void }) {
  const act = useAct<Schema['LiabilityRecounting']>()
  const run = async () => (await act.send('POST', '/v1/liability/recount', {})) && close()
  return <ActDialog title={said('liability.recount')} submit={said('liability.recount')} close={close} run={() => void run()} {...act}><p>{said('liability.recount_words')}</p></ActDialog>
}

export default function Liability() {
  const [layer, setLayer] = useState<'codes' | 'recount' | null>(null)
  const [isWaiting, setWaiting] = useState(false)
  const owed = useAsked<Owed>('/v1/liability', {}, isWaiting ? 2000 : undefined)
  const months = useAsked<Schema['LiabilityMonths']>('/v1/liability/months', {}, isWaiting ? 2000 : undefined)
  if (owed.data && owed.data.is_counting !== isWaiting) setWaiting(owed.data.is_counting)
  const more = [
    { name: said('liability.codes'), run: () => setLayer('codes') },
    may('liability.recount') && { name: said('liability.recount'), run: () => setLayer('recount') },
  ]
  return (
    <Page title={said('places.liability')} subtitle={said('liability.words')} under={[said('places.groups.reports')]} more={more}>
      <Asked of={owed}>{(shown) => <Now owed={shown} />}</Asked>
      <Asked of={months}>{({ items = [] }) => <Statement months={items} />}</Asked>
      {layer === 'codes' && <Codes close={() => setLayer(null)} />}
      {layer === 'recount' && <Recounting close={() => setLayer(null)} />}
    </Page>
  )
}
