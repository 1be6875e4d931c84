// The basket's lines: number, good, quantity, price, sum.

import { useEffect, useMemo, useRef } from 'preact/hooks'
import * as show from '../../parts/formats'
import { discountShown } from '../acts/lines'
import { mark } from '../acts/basket'
import { netOf, type BasketLine } from '../state/basket'
import { said } from '../words'
import { Say } from './say'
import { useTill } from './use_till'

function Row({ line, at, isMarked, onMark }: { line: BasketLine; at: number; isMarked: boolean; onMark: (at: number) => void }) {
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isMarked, line])
  return (
    <tr ref={row} class={isMarked ? 'marked' : ''} aria-current={isMarked} onClick={() => onMark(at)}>
      <td class="number place">{show.plain(at + 1)}</td>
      <td class="good"><bdi>{line.name}</bdi> {line.discount && <span class="badge"><Say k="just" v={{ text: discountShown(line) }} /></span>}{line.note && <small class="note"><bdi>{line.note}</bdi></small>}</td>
      <td class="number">{show.number(line.quantity)}</td>
      <td class="number">{show.amount(line.unitPrice)}</td>
      <td class="number sum">{show.amount(netOf(line))}</td>
    </tr>
  )
}

const columns = ['place', 'good', 'quantity', 'price', 'sum']

export function Lines() {
  const till = useTill()
  const { lines, marked } = till.state.basket
  const { language } = till.state.settings
  const rows = useMemo(
    () => lines.map((line, at) => <Row key={line.id} line={line} at={at} isMarked={at === marked} onMark={(one) => mark(till, one)} />),
    [lines, marked, language, till],
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
