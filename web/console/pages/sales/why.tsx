// Why a sale earned what it did: every award with its sentence.
import { ltr, number, signed, signedMoney } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Name, Say } from '../../parts/say'
import { said } from '../../words'

const earned = (one: Schema['RuleAward']) => (one.wallet === 'points' ? said('ledger.signed_points', { n: ltr(signed(one.amount)) }) : signedMoney(one.amount))

export function Why({ receipt }: { receipt: Schema['Receipt'] }) {
  if (!receipt.member) return null
  const awards = receipt.awards ?? []
  return (
    <section className="card" aria-labelledby="why">
      <h2 id="why"><Say k="sales.why" v={{ n: number(receipt.points) }} /></h2>
      {awards.length === 0 && <p className="soft">{said('sales.earned_nothing')}</p>}
      <ul className="rows">
        {awards.map((one) => (
          <li key={one.rule}>
            <span><strong><Name>{one.name}</Name></strong> <Name>{one.sentence}</Name></span>
            <Badge tone="gold">{earned(one)}</Badge>
          </li>
        ))}
      </ul>
      {(receipt.notices ?? []).map((notice) => <p key={notice} className="soft">{notice}</p>)}
    </section>
  )
}
