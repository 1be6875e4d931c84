// Goods come back: which receipt, how many of which line, and the three legs of what follows.

import * as show from '../../parts/formats'
import { wholeNumber } from '../../parts/digits'
import { back } from '../acts/layers'
import { print } from '../acts/receipt'
import { findNow, markReturn, returnNow, setBack, undoReturnNow } from '../acts/returns'
import type { ReturnQuote, ReturnReceipt } from '../api/types'
import { nameOf, type LayerOf } from '../state/state'
import { Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Field, Frame } from './frame'

export function FindReceipt({ layer }: { layer: LayerOf<'find_receipt'> }) {
  const till = useTill()
  return (
    <Frame title={{ key: 'returns.title' }} keys={[
      { key: 'Enter', name: 'returns.find', act: () => void findNow(till), isNext: true, isOff: layer.isSending },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="receipt" label="returns.number" value={layer.text} caret isNumber hint={said('returns.number_hint')} onText={(text) => till.edit('find_receipt', { text: show.shownDigits(text) })} />
    </Frame>
  )
}

/** The three legs, before the return as after it; dashes until they are known. */
function Legs({ legs }: { legs: ReturnQuote | ReturnReceipt | null }) {
  const figure = (value: number | undefined) => (value === undefined ? '–' : show.amount(value))
  return (
    <>
      <dl class="legs" aria-live="polite">
        <div><dt>{said('returns.cash')}</dt><dd class="till-number number">{figure(legs?.cash_back)}</dd></div>
        <div><dt>{said('returns.to_credit')}</dt><dd class="till-number number">{figure(legs?.credit_back)}</dd></div>
        <div><dt>{said('returns.points')}</dt><dd class="till-number number" dir="ltr">{legs ? show.signed(legs.points) : '–'}</dd></div>
      </dl>
      {legs && legs.gift_back !== 0 && <p class="hint"><Say k="returns.gift_back" v={{ amount: show.money(legs.gift_back) }} /></p>}
      {legs && legs.earned_credit !== 0 && <p class="hint"><Say k="returns.earned_credit" v={{ amount: show.signedMoney(legs.earned_credit) }} /></p>}
      {legs && legs.withheld > 0 && <p class="hint warn-text"><Say k="returns.withheld" v={{ amount: show.money(legs.withheld) }} /></p>}
    </>
  )
}

function ReturnRow({ layer, at }: { layer: LayerOf<'return'>; at: number }) {
  const till = useTill()
  const line = layer.receipt.lines[at]!
  const isMarked = layer.marked === at
  const type = (input: HTMLInputElement) => {
    setBack(till, at, wholeNumber(input.value || '0') ?? -1)
    input.value = show.plain(till.layerOf('return')?.back[at] ?? 0)
  }
  return (
    <tr class={isMarked ? 'marked' : ''} onClick={() => markReturn(till, at)}>
      <td class="good"><bdi>{line.name}</bdi></td>
      <td class="number">{show.number(line.quantity)}</td>
      <td class="number">{show.number(layer.returned[at]!)}</td>
      <td class="number">
        <input class="field number fixed-direction" dir="ltr" inputMode="numeric" aria-label={said('returns.now_of', { good: line.name })} value={show.plain(layer.back[at]!)}
          onInput={(event) => type(event.currentTarget)} {...(isMarked ? { 'data-caret': 'all' } : { tabIndex: -1 })} />
      </td>
      <td class="number sum">{show.amount(line.net)}</td>
    </tr>
  )
}

export function Return({ layer }: { layer: LayerOf<'return'> }) {
  const till = useTill()
  const { receipt } = layer
  const title = { key: 'returns.of', values: { number: show.plain(receipt.number ?? ''), date: show.date(show.dayOfIso(receipt.day)), name: receipt.member ? nameOf(receipt.member) : said('member.none') } }
  return (
    <Frame size="wide" title={title} keys={[
      { key: '+', name: 'returns.take_back', act: () => void returnNow(till), isNext: true, isOff: layer.isSending },
      { key: 'Enter', name: 'returns.whole_line', act: () => {} },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <table>
        <thead>
          <tr>{['good', 'sold', 'already', 'now', 'sum'].map((one) => <th scope="col" class={one}>{said(`returns.column_${one}`, { unit: show.unitName() })}</th>)}</tr>
        </thead>
        <tbody>{receipt.lines.map((line, at) => <ReturnRow key={line.line} layer={layer} at={at} />)}</tbody>
      </table>
      <Legs legs={layer.quote} />
    </Frame>
  )
}

export function Returned({ layer }: { layer: LayerOf<'returned'> }) {
  const till = useTill()
  const { receipt, undone } = layer
  return (
    <Frame size="wide" hasField={false} title={{ key: undone ? 'returns.undone' : 'returns.done', values: { number: show.plain(receipt.number ?? '') } }} keys={[
      { key: 'Enter', name: 'returns.close', act: () => till.close(), isNext: true },
      { key: '×', name: 'receipt.print', act: () => print(till, receipt) },
      ...(undone ? [] : [{ key: '−', name: 'returns.undo', act: () => void undoReturnNow(till), isOff: layer.isSending }]),
    ]}>
      {receipt.lines.map((line) => <p key={line.line}><Say k="returns.line" v={{ good: line.name, n: show.number(line.quantity), amount: show.money(line.value) }} /></p>)}
      <Legs legs={receipt} />
    </Frame>
  )
}
