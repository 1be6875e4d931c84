// Done: the change, what was earned, what there is now, the next prize; Enter begins the next sale.

import * as show from '../../parts/formats'
import type { Receipt } from '../api/types'
import { newSale, print, undoSale } from '../acts/receipt'
import { nameOf, type LayerOf } from '../state/state'
import { Figure, Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Frame } from './frame'

function Earned({ receipt }: { receipt: Receipt }) {
  const { member, points, earned_credit } = receipt
  if (!member) return <p class="soft">{said('receipt.guest')}</p>
  const { balances } = member
  return (
    <>
      <p class="done">
        <Figure class="till-number gold-text">{show.signed(points)}</Figure>
        <span><Say k="receipt.points_for" v={{ name: nameOf(member) }} /></span>
        {earned_credit > 0 && <span class="gold-text"><Say k="receipt.credit_earned" v={{ amount: show.signedMoney(earned_credit) }} /></span>}
      </p>
      {receipt.awards.map((award) => <p class="hint" key={`${award.rule} ${award.wallet}`}>{award.sentence}</p>)}
      {balances && <p><Say k="receipt.balance" v={{ points: show.number(balances.points), credit: show.money(balances.credit) }} /></p>}
      {receipt.next_reward && <p><Say k="member.next_reward" v={{ n: show.number(receipt.next_reward.missing), reward: receipt.next_reward.name }} /></p>}
    </>
  )
}

export function ReceiptLayer({ layer }: { layer: LayerOf<'receipt'> }) {
  const till = useTill()
  const { receipt, change, undone } = layer
  return (
    <Frame size="wide" hasField={false} title={{ key: undone ? 'receipt.undone' : 'receipt.done', values: { number: show.plain(receipt.number ?? '') } }} keys={[
      { key: 'Enter', name: 'receipt.next', act: () => newSale(till), isNext: true },
      { key: '×', name: 'receipt.print', act: () => print(till, receipt) },
      ...(undone ? [] : [{ key: '−', name: 'receipt.undo', act: () => void undoSale(till), isOff: layer.isSending }]),
    ]}>
      {change > 0 && (
        <p class="pay-due">
          <span>{said('receipt.change')}</span>
          <Figure class="till-total">{show.amount(change)}</Figure>
          <span class="soft">{show.unitName()}</span>
        </p>
      )}
      <p class="soft"><Say k={receipt.credit ? 'receipt.paid_with_credit' : 'receipt.paid'} v={{ amount: show.money(receipt.payable), credit: show.money(receipt.credit) }} /></p>
      {receipt.gift_cards.map((card, at) => <p class="soft" key={at}><Say k="gift_card.paid" v={{ tail: show.shownDigits(card.tail), amount: show.money(card.used), left: show.money(card.left) }} /></p>)}
      {!undone && <Earned receipt={receipt} />}
      {!undone && receipt.to_referrer != null && <p class="soft"><Say k="receipt.to_referrer" v={{ amount: show.money(receipt.to_referrer) }} /></p>}
      {receipt.notices.map((one) => <p class="hint warn-text" key={one}>{one}</p>)}
    </Frame>
  )
}
