// The one table of the console: rows are links, numbers stand under their units, arrows move between rows, a card a row on a phone.
import type { KeyboardEvent, ReactNode } from 'react'
import { said } from '../words'
import { Icon } from './icons'
import { Link } from './link'

export interface Column<Row> {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  isNumber?: boolean
  /** The same for a file; absent: the column stays out of it. */
  text?: (row: Row) => string
  /** The query's word for sorting by this column, and whether it is the one in force. */
  sort?: { isOn: boolean; isDown: boolean; turn: () => void }
  /** Where it stands in the two lines of a phone's card; default: below; there only a number has its head, and what is named. */
  onPhone?: 'figure' | 'hidden' | 'named'
}

interface Shape<Row> {
  label: string
  /** The first column is the name of the row, and its link. */
  columns: Column<Row>[]
  rows: Row[]
  id: (row: Row) => string
  to?: (row: Row) => string | null
  acts?: (row: Row) => ReactNode
  isDense?: boolean
  /** Rows can be chosen, for acts on many. */
  choice?: { has: (row: Row) => boolean; turn: (row: Row) => void; isWhole: boolean; turnAll: () => void; nameOf: (row: Row) => string }
}

/** ↑ and ↓ go from row to row; Enter opens, since the name is a link. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (!step || !(event.target instanceof HTMLAnchorElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-link')]
  const next = links[links.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function Head<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column
  const order = !sort?.isOn ? undefined : sort.isDown ? 'descending' : 'ascending'
  return (
    <th scope="col" role="columnheader" className={column.isNumber ? 'figure' : undefined} aria-sort={order}>
      {sort ? <button className="bare" onClick={sort.turn}>{column.head}<Icon size={14} name={!sort.isOn ? 'sort' : sort.isDown ? 'sort_down' : 'sort_up'} /></button> : column.head}
    </th>
  )
}

function Row<Row>({ row, shape }: { row: Row; shape: Shape<Row> }) {
  const [name, ...rest] = shape.columns
  const to = shape.to?.(row)
  return (
    <tr role="row" aria-selected={shape.choice?.has(row)}>
      {shape.choice && <td role="cell" className="choice"><input type="checkbox" aria-label={said('bulk.choose', { name: shape.choice.nameOf(row) })} checked={shape.choice.has(row)} onChange={() => shape.choice!.turn(row)} /></td>}
      <th scope="row" role="rowheader">{to ? <Link className="row-link" to={to}>{name!.cell(row)}</Link> : name!.cell(row)}</th>
      {rest.map((column) => (
        <td key={column.key} role="cell" data-head={column.isNumber || column.onPhone === 'named' ? column.head : undefined} className={[column.isNumber && 'figure', column.onPhone && `phone-${column.onPhone}`].filter(Boolean).join(' ') || undefined}>{column.cell(row)}</td>
      ))}
      {shape.acts && <td role="cell" className="row-acts">{shape.acts(row)}</td>}
    </tr>
  )
}

export function Table<R>(shape: Shape<R>) {
  return (
    <div className={shape.isDense ? 'table-room dense' : 'table-room'}>
      <table role="table" className="table" aria-label={shape.label}>
        <thead role="rowgroup">
          <tr role="row">
            {shape.choice && <th scope="col" role="columnheader" className="choice"><input type="checkbox" aria-label={said('bulk.choose_page')} checked={shape.choice.isWhole} onChange={shape.choice.turnAll} /></th>}
            {shape.columns.map((column) => <Head key={column.key} column={column} />)}
            {shape.acts && <th scope="col" role="columnheader"><span className="seen-by-readers-only">{said('list.acts')}</span></th>}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={moveBetweenRows}>
          {shape.rows.map((row) => <Row key={shape.id(row)} row={row} shape={shape} />)}
        </tbody>
      </table>
    </div>
  )
}
