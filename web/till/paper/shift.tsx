// The shift's report on 80 mm: what was taken by kind of payment, what went back, what should lie in the drawer.

import * as show from '../../parts/formats'
import type { ShiftReport } from '../api/types'
import { Say } from '../view/say'
import { said } from '../words'

const Row = ({ name, text, isStrong }: { name: string; text: string; isStrong?: boolean }) => (
  <p class={`row ${isStrong ? 'strong' : ''}`}>
    <span>{said(name)}</span>
    <bdi class="number">{text}</bdi>
  </p>
)

export function ShiftPaper({ report }: { report: ShiftReport }) {
  const { payments } = report
  return (
    <>
      <h1><Say k="paper.head" v={{ club: report.club_name, branch: report.branch_name }} /></h1>
      <p><Say k="shift.of" v={{ till: show.plain(report.till_number), date: show.fullDate(show.dayOfIso(report.day)) }} /></p>
      <p><Say k="shift.made" v={{ time: show.time(new Date(report.at)) }} /></p>
      <hr />
      <Row name="shift.sales" text={show.number(report.sales)} />
      <Row name="shift.discount" text={show.money(report.discount)} />
      <Row name="shift.net" text={show.money(report.net)} isStrong />
      <hr />
      <Row name="paper.credit" text={show.money(report.credit)} />
      {report.gift > 0 && <Row name="paper.gift" text={show.money(report.gift)} />}
      {(['card', 'cash', 'other'] as const).map((kind) => <Row key={kind} name={`paper.${kind}`} text={show.money(payments[kind])} />)}
      <hr />
      <Row name="shift.returns" text={show.number(report.returns)} />
      <Row name="shift.credit_back" text={show.money(report.credit_back)} />
      <Row name="shift.cash_back" text={show.money(report.cash_back)} />
      <Row name="shift.drawer" text={show.money(report.cash_in_drawer)} isStrong />
      <hr />
      {report.cashiers.map((one, at) => <p class="row" key={at}><span><bdi>{one.name}</bdi> × {show.number(one.sales)}</span><bdi class="number">{show.money(one.net)}</bdi></p>)}
    </>
  )
}
