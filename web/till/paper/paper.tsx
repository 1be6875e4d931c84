// What the printer gets: 80 mm of black on white. Seen only by it, and read as plain text by a screen reader.

import * as show from '../../parts/formats'
import type { Receipt, ReturnReceipt, ShiftReport } from '../api/types'
import type { Code } from '../../parts/qr'
import type { Printed, PrizeSlip } from '../state/state'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Say } from '../view/say'
import { Barcode } from './barcode'
import { PrizePaper } from './prize'
import { ShiftPaper } from './shift'
import './paper.css'

interface PaperProps {
  paper: Printed
  code: Code | null
  isDemo: boolean
}

const isShift = (paper: Printed): paper is ShiftReport => 'cash_in_drawer' in paper
const isPrize = (paper: Printed): paper is PrizeSlip => 'redemption' in paper
const isSale = (paper: Receipt | ReturnReceipt): paper is Receipt => 'payments' in paper

function Amount({ name, rial, isStrong }: { name: string; rial: number; isStrong?: boolean }) {
  return (
    <p class={`row ${isStrong ? 'strong' : ''}`}>
      <span>{said(name)}</span>
      <bdi class="number">{show.money(rial)}</bdi>
    </p>
  )
}

function When({ paper }: { paper: Receipt | ReturnReceipt }) {
  const values = { date: show.fullDate(show.dayOfIso(paper.day)), time: show.time(new Date(paper.at)) }
  return <p><Say k="paper.when" v={values} /></p>
}

function SaleLines({ receipt }: { receipt: Receipt }) {
  return (
    <>
      {receipt.lines.map((line) => (
        <div key={line.line} class="good">
          <p><bdi>{line.name}</bdi></p>
          <p class="row">
            <span><Say k="paper.line" v={{ n: show.number(line.quantity), price: show.amount(line.unit_price) }} /></span>
            <bdi class="number">{show.amount(line.unit_price * line.quantity)}</bdi>
          </p>
          {line.collaborator_name && <p class="note"><Say k="paper.collaborator" v={{ name: line.collaborator_name }} /></p>}
          {line.note && <p class="note"><bdi>{line.note}</bdi></p>}
          {line.discount > 0 && <p class="row note"><span>{said('paper.discount')}</span><bdi class="number" dir="ltr">{show.signed(-line.discount / (show.moneyUnit() === 'toman' ? 10 : 1))}</bdi></p>}
        </div>
      ))}
    </>
  )
}

function MemberPart({ receipt }: { receipt: Receipt }) {
  const { member, points, earned_credit, awards, next_reward } = receipt
  if (!member) return null
  const balances = member.balances
  return (
    <section class="member">
      <p><bdi>{member.name}</bdi> <bdi dir="ltr">{show.maskedMobile(member.masked_mobile)}</bdi></p>
      {points !== 0 && <p class="strong"><Say k="paper.earned" v={{ points: show.number(points) }} /></p>}
      {earned_credit !== 0 && <p class="strong"><Say k="paper.earned_credit" v={{ amount: show.money(earned_credit) }} /></p>}
      {awards.length > 0 && <p class="note">{said('paper.why')} {awards.map((award) => award.sentence).join(' ')}</p>}
      {balances && <p class="note"><Say k="paper.left" v={{ points: show.number(balances.points), credit: show.money(balances.credit) }} /></p>}
      {balances?.expiring.map((one) => (
        <p class="note" key={`${one.wallet} ${one.last_day} ${one.is_by_inactivity}`}><Say k={one.is_by_inactivity ? 'member.ends_unless' : 'member.ends'} v={{ what: one.wallet === 'points' ? said('points', { n: show.number(one.amount) }) : show.money(one.amount), day: show.dayAndMonth(show.dayOfIso(one.last_day)) }} /></p>
      ))}
      {next_reward && <p class="note"><Say k="member.next_reward" v={{ n: show.number(next_reward.missing), reward: next_reward.name }} /></p>}
    </section>
  )
}

function Sale({ receipt }: { receipt: Receipt }) {
  const { payments } = receipt
  return (
    <>
      <h1><Say k="paper.head" v={{ club: receipt.club_name, branch: receipt.branch_name }} /></h1>
      <p><Say k="paper.number" v={{ number: show.plain(receipt.number ?? '') }} /></p>
      <When paper={receipt} />
      <p><Say k="paper.who" v={{ till: show.plain(receipt.till_number), cashier: receipt.cashier }} /></p>
      <hr />
      <SaleLines receipt={receipt} />
      {receipt.discounts.length > 0 && <p class="note">{said('paper.discounts')} {receipt.discounts.map((one) => one.sentence).join(said('comma'))}</p>}
      <hr />
      <Amount name="paper.payable" rial={receipt.net} isStrong />
      {receipt.credit > 0 && <Amount name="paper.credit" rial={receipt.credit} />}
      {receipt.gift_cards.map((card, at) => <p class="row" key={at}><span><Say k="paper.gift_card" v={{ tail: show.shownDigits(card.tail), left: show.money(card.left) }} /></span><bdi class="number">{show.amount(card.used)}</bdi></p>)}
      {(['card', 'cash', 'other'] as const).map((kind) => payments[kind] > 0 && <Amount key={kind} name={`paper.${kind}`} rial={payments[kind]} />)}
      <hr />
      <MemberPart receipt={receipt} />
    </>
  )
}

function Return({ receipt }: { receipt: ReturnReceipt }) {
  return (
    <>
      <h1><Say k="paper.return" v={{ number: show.plain(receipt.number ?? '') }} /></h1>
      <When paper={receipt} />
      <p><bdi>{receipt.branch_name}</bdi>{said('comma')}<bdi>{receipt.cashier}</bdi></p>
      <hr />
      {receipt.lines.map((line) => <p class="row" key={line.line}><span><bdi>{line.name}</bdi> × {show.number(line.quantity)}</span><bdi class="number">{show.amount(line.value)}</bdi></p>)}
      <hr />
      <Amount name="paper.back_value" rial={receipt.value} />
      <Amount name="returns.cash" rial={receipt.cash_back} isStrong />
      {receipt.gift_back > 0 && <Amount name="returns.to_gift_card" rial={receipt.gift_back} />}
      {receipt.credit_back > 0 && <Amount name="returns.to_credit" rial={receipt.credit_back} />}
      {receipt.points !== 0 && <p class="row"><span>{said('returns.points')}</span><bdi class="number" dir="ltr">{show.signed(receipt.points)}</bdi></p>}
      {receipt.withheld > 0 && <p class="note"><Say k="returns.withheld" v={{ amount: show.money(receipt.withheld) }} /></p>}
    </>
  )
}

/** The receipt's page on the customer's own phone; four modules of white on each side, as the standard asks. */
const Link = ({ code }: { code: Code }) => (
  <figure class="receipt-link">
    <svg viewBox={`-4 -4 ${code.modules + 8} ${code.modules + 8}`} shape-rendering="crispEdges"><path d={code.path} /></svg>
    <figcaption class="note">{said('paper.link')}</figcaption>
  </figure>
)

export function Paper({ paper, code, isDemo }: PaperProps) {
  const { session } = useTill().state
  return (
    <section class="paper" aria-hidden="true">
      {isDemo && <p class="sample">{said('paper.demo')}</p>}
      {isPrize(paper) ? <PrizePaper slip={paper} club={session?.club_name ?? ''} /> : isShift(paper) ? <ShiftPaper report={paper} /> : isSale(paper) ? <Sale receipt={paper} /> : <Return receipt={paper} />}
      {!isPrize(paper) && !isShift(paper) && paper.number != null && <Barcode receipt={paper.number} />}
      {code && <Link code={code} />}
    </section>
  )
}
