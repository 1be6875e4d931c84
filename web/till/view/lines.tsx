// The basket's lines: number, good, quantity, price, sum.

import { useEffect, useMemo, useRef } from 'preact/hooks'
import * as show from '../../parts/formats'
import { discountShown } from '../acts/lines'
import { mark } from '../acts/basket'
import { netOf, type BasketLine } from '../state/basket'
import { said } from '../words'
import { Say } from './say'
import { useTill } from './use_till'

interface RowProps {
  line: BasketLine
  off: number // what the program takes off it, as far as is known
  at: number
  isMarked: boolean
  onMark: (at: number) => void
}

function Row({ line, off, at, isMarked, onMark }: RowProps) {
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isMarked, line])
  return (
    <tr ref={row} class={isMarked ? 'marked' : ''} aria-current={isMarked} onClick={() => onMark(at)}>
      <td class="number place">{show.plain(at + 1)}</td>
      <td class="good"><bdi>{line.name}</bdi> {line.discount && <span class="badge"><Say k="just" v={{ text: discountShown(line) }} /></span>}{off > 0 && <span class="badge good"><Say k="lines.program_discount" v={{ amount: show.amount(off) }} /></span>}{line.collaborator && <span class="badge"><bdi>{line.collaborator.name}</bdi></span>}{line.note && <small class="note"><bdi>{line.note}</bdi></small>}</td>
      <td class="number">{show.number(line.quantity)}</td>
      <td class="number price">{show.amount(line.unitPrice)}</td>
      <td class="number sum">{show.amount(netOf(line) - off)}</td>
    </tr>
  )
}

const columns = ['place', 'good', 'quantity', 'price', 'sum']

export function Lines() {
  const till = useTill()
  const { lines, marked } = till.state.basket
  const { language } = till.state.settings
  const quoted = till.state.isQuoteOld ? null : till.state.quote
  const rows = useMemo(
    () => lines.map((line, at) => (
      <Row key={line.id} line={line} off={quoted?.lines[at]?.program_discount ?? 0} at={at} isMarked={at === marked} onMark={(one) => mark(till, one)} />
    )),
    [lines, quoted, marked, language, till],
  )
  return (
    <section class="lines" aria-label={said('lines.title')} aria-busy={till.state.areGoodsComing}>
      {lines.length === 0 ? (
        <div class="empty">
          <p>{said('lines.empty')}</p>
          <p class="soft">{said('lines.empty_hint')}</p>
        </div>
      ) : (
        <table>
          <thead>
            <tr>{columns.map((one) => <th scope="col" class={one}>{said(`lines.${one}`, { unit: show.unitName() })}</th>)}</tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      )}
    </section>
  )
}
