// Columns over time: the newest stands at the right edge, the scale beside it; the same numbers are a table on request.
import { useState } from 'react'
import { said } from '../words'
import { roundTop } from './round_top'
import { Sideways } from './sideways'

export interface Column {
  key: string | number
  /** Under the column; empty where there is no room for every one. */
  mark: string
  /** In full, for the table and the tooltip. */
  name: string
  value: number
  /** What it is compared with; drawn behind. */
  before?: number
}

interface Props {
  columns: Column[]
  /** The finding, in one sentence. */
  finding: string
  heads: { name: string; value: string; before?: string }
  /** A value in full, in a table whose head names the unit, and short for the scale. */
  full: (value: number) => string
  cell: (value: number) => string
  short: (value: number) => string
}

function Drawing({ columns, finding, full, short }: Props) {
  const top = roundTop(Math.max(...columns.map(({ value, before = 0 }) => Math.max(value, before))))
  const share = (value: number) => ({ blockSize: `${Math.max(value > 0 ? 1 : 0, (value / top) * 100)}%` })
  return (
    <div className="chart-box" dir="ltr" role="img" aria-label={finding}>
      <div className="chart-columns">
        {columns.map(({ key, mark, name, value, before }) => (
          <div key={key} className="chart-column" title={`${name}: ${full(value)}`}>
            <div className="chart-bars">
              {before !== undefined && <i className="before" style={share(before)} />}
              <i className="now" style={share(value)} />
            </div>
            <small>{mark}</small>
          </div>
        ))}
      </div>
      <div className="chart-scale"><small>{short(top)}</small><small>{short(top / 2)}</small><small>{short(0)}</small></div>
    </div>
  )
}

function Numbers({ columns, finding, heads, cell }: Props) {
  return (
    <Sideways name={finding}>
      <table className="numbers-table">
        <thead><tr><th scope="col">{heads.name}</th><th scope="col" className="figure">{heads.value}</th>{heads.before && <th scope="col" className="figure">{heads.before}</th>}</tr></thead>
        <tbody>
          {columns.map(({ key, name, value, before }) => (
            <tr key={key}><td>{name}</td><td className="figure">{cell(value)}</td>{heads.before && <td className="figure">{cell(before ?? 0)}</td>}</tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}

export function Columns(props: Props) {
  const [isTable, setTable] = useState(false)
  return (
    <figure className="chart">
      <figcaption className="section-head">
        <span>{props.finding}</span>
        <button type="button" className="bare" aria-pressed={isTable} onClick={() => setTable(!isTable)}>{said('charts.table')}</button>
      </figcaption>
      {isTable ? <Numbers {...props} /> : <Drawing {...props} />}
    </figure>
  )
}
