// Purchases, newest first, and one receipt with why it earned what it did.

import { useState } from 'preact/hooks'
import * as show from '../../parts/formats'
import { client, useRead, type Purchase, type Purchases, type Receipt } from '../server'
import { dayOf, Say, State } from '../view'
import { said } from '../words'
import { latestPurchases, PurchaseRow } from './home'

export function PurchasesPage() {
  const read = useRead<Purchases>(latestPurchases)
  const [more, setMore] = useState<{ items: Purchase[]; next: string | null | undefined } | null>(null)
  const [problem, setProblem] = useState('')
  const askMore = async (cursor: string) => {
    const answer = await client.read<Purchases>(`${latestPurchases}&cursor=${cursor}`).catch(() => null)
    if (!answer?.ok) return setProblem(answer ? answer.problem.detail : said('offline.nothing'))
    setProblem('')
    setMore({ items: [...(more?.items ?? []), ...(answer.value.items ?? [])], next: answer.value.next_cursor })
  }
  return (
    <>
      <h1>{said('purchases.title')}</h1>
      <State read={read}>
        {({ items = [], next_cursor }) => {
          const next = more ? more.next : next_cursor
          return (
            <section class="card">
              {items.length === 0 && <p class="soft">{said('purchases.none')}</p>}
              <ul class="list">{[...items, ...(more?.items ?? [])].map((one) => <PurchaseRow key={one.sale} purchase={one} />)}</ul>
              {problem && <p class="refusal" role="alert">{problem}</p>}
              {next && <button class="button" onClick={() => void askMore(next)}>{said('purchases.more')}</button>}
            </section>
          )
        }}
      </State>
    </>
  )
}

const Row = ({ name, rial }: { name: string; rial: number }) => (
  <div class="beside"><dt>{said(`receipt.${name}`)}</dt> <dd class="number">{show.money(rial)}</dd></div>
)

function Shown({ shown }: { shown: Receipt }) {
  const { receipt } = shown
  return (
    <>
      <h1><Say k="receipt.title" v={{ branch: receipt.branch_name }} /></h1>
      <p class="soft">
        {receipt.number != null && <><Say k="receipt.number" v={{ number: show.plain(receipt.number) }} />{said('receipt.comma')}</>}
        {show.fullDate(show.dayOfIso(receipt.day))}{said('receipt.comma')}{show.time(new Date(receipt.at))}
      </p>
      <section class="card">
        <h2>{said('receipt.why')}</h2>
        {receipt.points > 0 && <p class="gold-text"><Say k="receipt.points" v={{ n: show.number(receipt.points) }} /></p>}
        {receipt.earned_credit > 0 && <p class="gold-text"><Say k="receipt.earned" v={{ amount: show.money(receipt.earned_credit) }} /></p>}
        {receipt.points <= 0 && receipt.earned_credit <= 0 && <p class="soft">{said('receipt.nothing')}</p>}
        <ul class="list">{(shown.awards ?? []).map((one) => <li key={`${one.rule} ${one.wallet}`}><bdi>{one.sentence}</bdi></li>)}</ul>
      </section>
      <section class="card">
        <h2>{said('receipt.goods')}</h2>
        <ul class="list">
          {(receipt.lines ?? []).map((line, at) => (
            <li key={at}>
              <p class="beside"><bdi>{line.name}</bdi> <b class="number">{show.money(line.net)}</b></p>
              <p class="soft"><Say k="receipt.pieces" v={{ n: show.number(line.quantity), price: show.money(line.unit_price) }} /></p>
              {line.returned > 0 && <p class="refusal"><Say k="receipt.returned" v={{ n: show.number(line.returned) }} /></p>}
            </li>
          ))}
        </ul>
        <dl class="sums">
          {receipt.discount > 0 && <Row name="discount" rial={receipt.discount} />}
          <Row name="net" rial={receipt.net} />
          {receipt.credit > 0 && <Row name="credit" rial={receipt.credit} />}
          {receipt.gift > 0 && <Row name="gift" rial={receipt.gift} />}
          {(['card', 'cash', 'other'] as const).map((kind) => receipt.payments[kind] > 0 && <Row key={kind} name={kind} rial={receipt.payments[kind]} />)}
        </dl>
      </section>
      {(shown.returns ?? []).filter((one) => !one.is_undone).map((one) => (
        <section key={one.id} class="card">
          <h2><Say k="receipt.return" v={{ day: dayOf(one.at) }} /></h2>
          <dl class="sums"><Row name="value" rial={one.value} />{one.gift_back > 0 && <Row name="gift_back" rial={one.gift_back} />}{one.credit_back > 0 && <Row name="credit_back" rial={one.credit_back} />}{one.cash_back > 0 && <Row name="cash_back" rial={one.cash_back} />}</dl>
        </section>
      ))}
    </>
  )
}

export function ReceiptPage({ sale }: { sale: string }) {
  const read = useRead<Receipt>(`/v1/me/purchases/${sale}`)
  return (
    <>
      <a class="back" href="#/purchases">{said('purchases.back')}</a>
      <State read={read}>{(shown) => <Shown shown={shown} />}</State>
    </>
  )
}
