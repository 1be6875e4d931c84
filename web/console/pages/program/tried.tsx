// What came of a trial: discounts, awards and what does not count; and apart from it, what the referrers would get.
import { ltr, money, signed, signedMoney } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Name } from '../../parts/say'
import { said } from '../../words'

const worth = (one: { wallet: string; amount: number }) => (one.wallet === 'points' ? ltr(signed(one.amount)) : signedMoney(one.amount))

export function Result({ tried }: { tried: Schema['Simulated'] }) {
  const judgement = tried.judgement as Schema['JudgementShown']
  const most = (tried.usable_credit as Schema['UsableCredit'] | undefined)?.most
  return (
    <div className="result" role="status">
      <p className="result-figure">{said('program.result', { n: ltr(signed(judgement.points)) })}{judgement.credit !== 0 && <> <bdi>{said('program.result_credit', { credit: signedMoney(judgement.credit) })}</bdi></>}</p>
      {tried.notice && <p className="warn-word">{tried.notice}</p>}
      <ul className="rows">
        {(judgement.discounts ?? []).map((one) => <li key={`off${one.rule}`}><span><Name>{one.sentence}</Name></span><bdi>{signedMoney(-one.amount)}</bdi></li>)}
        {(judgement.awards ?? []).map((one) => <li key={`${one.rule}${one.wallet}`}><span><Name>{one.sentence}</Name></span><bdi className="gold">{worth(one)}</bdi></li>)}
        {(judgement.not_applied ?? []).map((one) => <li key={one.rule} className="soft"><span><Name>{one.sentence}</Name></span></li>)}
      </ul>
      {most !== undefined && <p className="soft">{said('program.usable', { most: money(most) })}</p>}
    </div>
  )
}

/** Each share with its sentence; one of nothing says why. */
export function Referrers({ shares }: { shares: Schema['ReferralShown'][] }) {
  if (shares.length === 0) return null
  return (
    <section className="card referrers" aria-labelledby="referrers">
      <h2 id="referrers">{said('program.referrers')}</h2>
      <div role="status">
        <ul className="rows">
          {shares.map((one, at) => <li key={at} className={one.amount === 0 ? 'soft' : undefined}><span><Name>{one.sentence}</Name></span>{one.amount !== 0 && <bdi className="gold">{worth(one)}</bdi>}</li>)}
        </ul>
      </div>
    </section>
  )
}
