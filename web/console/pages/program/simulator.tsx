// «امتحان کنید»: what a basket would earn under this document, and which rules would not count, while it is typed.
import { useEffect, useMemo, useState } from 'react'
import { ltr, money, number, readMobile, shownDigits, signed, signedMoney } from '../../../parts/formats'
import { wholeNumber } from '../../../parts/digits'
import { Refused, useConsulted } from '../../api/ask'
import { useFoundGoods } from '../../api/goods'
import { named, useBranches, useMemberGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ChoiceField, DayField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { Name } from '../../parts/say'
import { Skeleton } from '../../parts/states'
import { said } from '../../words'
import { bare, type Document } from './document'
import type { Wrong } from './refusals'
import { wordsOf } from './refused'

type Judgement = Schema['JudgementShown']

/** A value that rested for a moment: a question is not asked at every key. */
function useRested<T>(value: T, ms = 300): T {
  const [rested, setRested] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return rested
}

function Result({ judgement, most }: { judgement: Judgement; most?: number }) {
  const worth = (one: Schema['AwardInFull']) => (one.wallet === 'points' ? ltr(signed(one.amount)) : signedMoney(one.amount))
  return (
    <div className="result" role="status">
      <p className="result-figure">{said('program.result', { n: ltr(signed(judgement.points)) })}{judgement.credit !== 0 && <> <bdi>{said('program.result_credit', { credit: signedMoney(judgement.credit) })}</bdi></>}</p>
      <ul className="rows">
        {(judgement.discounts ?? []).map((one) => <li key={`off${one.rule}`}><span><Name>{one.sentence}</Name></span><bdi>{signedMoney(-one.amount)}</bdi></li>)}
        {(judgement.awards ?? []).map((one) => <li key={`${one.rule}${one.wallet}`}><span><Name>{one.sentence}</Name></span><bdi className="gold">{worth(one)}</bdi></li>)}
        {(judgement.not_applied ?? []).map((one) => <li key={one.rule} className="soft"><span><Name>{one.sentence}</Name></span></li>)}
      </ul>
      {most !== undefined && <p className="soft">{said('program.usable', { most: money(most) })}</p>}
    </div>
  )
}

/** By mobile or member number; null while it is neither. */
function memberOf(text: string): Schema['Simulate']['member'] | null {
  const mobile = readMobile(text)
  if (mobile) return { kind: 'mobile', mobile }
  const number = wholeNumber(text)
  return number ? { kind: 'number', number } : null
}

interface Shape {
  document: Document
  /** Where the server refuses the document: "/draft/rules/2/gives/per". */
  refused: (problem: Wrong) => void
}

export function Simulator({ document, refused }: Shape) {
  const [basket, setBasket] = useState<number | null>(500_000)
  const [what, setWhat] = useState('')
  const [pieces, setPieces] = useState<number | null>(1)
  const good = useFoundGoods(what, 1, Boolean(what.trim()))[0]
  const quantity = (good && pieces) || 1
  const [day, setDay] = useState<string | null>(null)
  const [group, setGroup] = useState('')
  const [who, setWho] = useState('')
  const member = memberOf(who)
  const branches = useBranches()
  const [branch, setBranch] = useState('')
  const groups = useMemberGroups()
  const place = branch || branches[0]?.id
  const asked = useMemo(() => bare({ lines: [{ good: good?.id, quantity, net: basket ?? 0 }], day, member, group: group || null, branch: place, payments: ['card'], draft: document }), [basket, good?.id, quantity, day, who, group, place, document])
  const rested = useRested(asked)
  const found = useConsulted<Schema['Simulated']>('/v1/program/simulations', rested, Boolean(place))
  const problem = found.error instanceof Refused ? found.error.problem : null
  useEffect(() => refused(problem), [problem])
  const most = (found.data?.usable_credit as Schema['UsableCredit'] | undefined)?.most
  return (
    <section className="card simulator" aria-labelledby="simulator">
      <h2 id="simulator">{said('program.try')}</h2>
      <MoneyField label={said('program.basket')} value={basket} set={setBasket} />
      <TextField label={said('program.good')} value={what} set={setWhat} help={good ? said('program.good_found', { name: good.name, price: money(good.price) }) : said(what.trim() ? 'program.no_good' : 'program.good_help')} />
      {good && <NumberField label={said('program.pieces')} value={pieces} set={setPieces} />}
      <DayField label={said('program.day')} value={day} set={setDay} help={said('program.day_help')} />
      {groups.length > 0 && <ChoiceField label={said('members.group')} value={group} set={setGroup} choices={[{ value: '', name: said('program.newcomer') }, ...named(groups)]} />}
      <TextField label={said('program.member')} value={who} set={(text) => setWho(shownDigits(text))} isFixed help={said('program.member_help')} />
      {branches.length > 1 && <ChoiceField label={said('sales.branch')} value={place ?? ''} set={setBranch} choices={named(branches)} />}
      {problem ? <p className="refusal" role="alert">{wordsOf(problem)}</p> : found.data ? <Result judgement={found.data.judgement as Judgement} most={most} /> : <Skeleton rows={2} />}
      {basket !== null && !problem && <p className="soft small">{said(member ? 'program.tried_by_member' : 'program.tried_with', { basket: money(basket), n: number(quantity) })}</p>}
    </section>
  )
}
