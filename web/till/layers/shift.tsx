// The shift's report on screen: what was taken, what went back, what should lie in the drawer.

import * as show from '../../parts/formats'
import { back } from '../acts/layers'
import { print } from '../acts/receipt'
import { otherDay } from '../acts/shift'
import type { LayerOf } from '../state/state'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Frame } from './frame'

const Figure = ({ name, text }: { name: string; text: string }) => (
  <div><dt>{said(name)}</dt><dd class="till-number number">{text}</dd></div>
)
const Row = ({ name, text }: { name: string; text: string }) => (
  <tr><th scope="row">{said(name)}</th><td class="number">{text}</td></tr>
)

export function Shift({ layer }: { layer: LayerOf<'shift'> }) {
  const till = useTill()
  const { report } = layer
  const { payments } = report
  return (
    <Frame size="wide" hasField={false} title={{ key: 'shift.title', values: { till: show.plain(report.till_number), date: show.fullDate(show.dayOfIso(report.day)) } }} keys={[
      { key: 'Enter', name: 'shift.close', act: () => till.close(), isNext: true },
      { key: '×', name: 'shift.print', act: () => print(till, report) },
      { key: '↑↓', name: 'shift.other_day', act: () => otherDay(till, -1), isOff: layer.isSending },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <dl class="legs">
        <Figure name="shift.drawer" text={show.amount(report.cash_in_drawer)} />
        <Figure name="shift.net" text={show.amount(report.net)} />
        <Figure name="shift.sales" text={show.number(report.sales)} />
      </dl>
      <table class="shift">
        <tbody>
          {report.gift > 0 && <Row name="paper.gift" text={show.money(report.gift)} />}
          <Row name="paper.card" text={show.money(payments.card)} />
          <Row name="paper.cash" text={show.money(payments.cash)} />
          <Row name="paper.other" text={show.money(payments.other)} />
          <Row name="paper.credit" text={show.money(report.credit)} />
          <Row name="shift.discount" text={show.money(report.discount)} />
          <Row name="shift.returns" text={show.number(report.returns)} />
          <Row name="shift.cash_back" text={show.money(report.cash_back)} />
          <Row name="shift.credit_back" text={show.money(report.credit_back)} />
        </tbody>
      </table>
      {report.cashiers.length > 1 && (
        <p class="soft">{report.cashiers.map((one) => said('shift.cashier', { name: one.name, n: show.number(one.sales), amount: show.money(one.net) })).join(said('comma'))}</p>
      )}
    </Frame>
  )
}
