// A receipt on the customer's own phone: what its QR code opens. Plain facts, and nothing about whose it is but a masked mobile.

import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { publicHelp } from '../../parts/help'
import { HelpFoot } from '../shared/help'
import type { components } from '../../parts/api'
import * as show from '../../parts/formats'
import { clientOf, clubInPath, openPage, say } from '../shared/page'

type PublicReceipt = components['schemas']['PublicReceipt']
type Line = NonNullable<PublicReceipt['lines']>[number]

const address = '/r/[0-9a-z]+'
const token = /\/r\/([0-9a-z]+)\/?$/.exec(location.pathname)?.[1] ?? ''

function Row({ name, rial, isStrong }: { name: string; rial: number; isStrong?: boolean }) {
  return (
    <div class={isStrong ? 'strong' : ''}>
      <dt>{say(`receipt.${name}`)}</dt>
      <dd class="number">{show.money(rial)}</dd>
    </div>
  )
}

function Bought({ line }: { line: Line }) {
  return (
    <li>
      <p class="good"><bdi>{line.name}</bdi> <bdi class="number">{show.money(line.net)}</bdi></p>
      <p class="soft">{say('receipt.pieces', { n: show.number(line.quantity), price: show.money(line.unit_price) })}</p>
      {line.discount > 0 && <p class="soft">{say('receipt.less', { amount: show.money(line.discount) })}</p>}
      {line.note && <p class="soft"><bdi>{line.note}</bdi></p>}
      {line.returned > 0 && <p class="refusal">{say('receipt.returned', { n: show.number(line.returned) })}</p>}
    </li>
  )
}

function Shown({ receipt }: { receipt: PublicReceipt }) {
  const { payments } = receipt
  const values = { date: show.fullDate(show.dayOfIso(receipt.day)), time: show.time(new Date(receipt.at)) }
  return (
    <>
      <header>
        <h1>{say('receipt.shop', { club: receipt.club_name, branch: receipt.branch_name })}</h1>
        <p class="soft">{receipt.number != null && `${say('receipt.number', { number: show.plain(receipt.number) })}${say('receipt.comma')}`}{say('receipt.when', values)}</p>
      </header>
      <section class="card">
        <h2>{say('receipt.bought')}</h2>
        <ul class="bought">{(receipt.lines ?? []).map((line, at) => <Bought key={at} line={line} />)}</ul>
        <dl class="sums">
          {receipt.discount > 0 && <Row name="discount" rial={receipt.discount} />}
          <Row name="net" rial={receipt.net} isStrong />
          {receipt.credit > 0 && <Row name="credit" rial={receipt.credit} />}
          {receipt.gift > 0 && <Row name="gift" rial={receipt.gift} />}
          {(['card', 'cash', 'other'] as const).map((kind) => payments[kind] > 0 && <Row key={kind} name={kind} rial={payments[kind]} />)}
        </dl>
      </section>
      {receipt.masked_mobile && (
        <section class="card">
          <h2>{say('receipt.member')}</h2>
          <p><bdi dir="ltr">{show.maskedMobile(receipt.masked_mobile)}</bdi></p>
          {receipt.points > 0 && <p class="gold-text">{say('receipt.points', { n: show.number(receipt.points) })}</p>}
          {receipt.earned_credit > 0 && <p class="gold-text">{say('receipt.earned', { amount: show.money(receipt.earned_credit) })}</p>}
        </section>
      )}
    </>
  )
}

function ReceiptPage() {
  const [receipt, setReceipt] = useState<PublicReceipt | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    clientOf(clubInPath(address)).read<PublicReceipt>(`/v1/public/receipts/${token}`).then((answer) => {
      if (!answer.ok) return setProblem(answer.problem.detail || answer.problem.code)
      show.useMoneyUnit(answer.value.money_unit)
      setReceipt(answer.value)
    }, () => setProblem(say('start.offline')))
  }, [])
  return (
    <main class="page receipt" aria-busy={!receipt && !problem}>
      {problem && <><h1>{say('receipt.title')}</h1><p class="refusal" role="alert">{problem}</p></>}
      {receipt && <Shown receipt={receipt} />}
      <HelpFoot place={publicHelp.receipt} />
    </main>
  )
}

openPage('receipt.title')
render(<ReceiptPage />, document.getElementById('app')!)
