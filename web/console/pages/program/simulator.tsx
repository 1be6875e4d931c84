// «امتحان کنید»: what a basket would earn under this document, and which rules would not count, while it is typed.
import { useEffect, useMemo, useState } from 'react'
import { money, number, shownDigits } from '../../../parts/formats'
import { memberOf } from '../../../parts/member_ref'
import { Refused, useConsulted } from '../../api/ask'
import { useFoundGoods } from '../../api/goods'
import { named, tillsOf, useBranches, useMemberGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ChoiceField, DayField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { Skeleton } from '../../parts/states'
import { said } from '../../words'
import { bare, type Document } from './document'
import type { Wrong } from './refusals'
import { wordsOf } from './refused'
import { Referrers, Result } from './tried'

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

/** What conditions on the payment tell apart: one kind, or a part each by two of them. */
const ways: Schema['Simulate']['paid_by'][] = [['card'], ['cash'], ['other'], ['card', 'cash']]
const nameOf = (way: Schema['Simulate']['paid_by'] = []) => way.map((kind) => said(`program.payments.${kind}`)).join(said('program.and'))

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
  const tills = tillsOf(branches.filter((one) => one.id === place))
  const [chosen, setTill] = useState('')
  const till = tills.find((one) => one.value === chosen)?.value
  const [way, setWay] = useState('0')
  const paid_by = ways[Number(way)]
  const asked = useMemo(() => bare({ lines: [{ good: good?.id, quantity, net: basket ?? 0 }], day, member, group: group || null, branch: place, till, paid_by, draft: document }), [basket, good?.id, quantity, day, who, group, place, till, paid_by, document])
  const rested = useRested(asked)
  const found = useConsulted<Schema['Simulated']>('/v1/program/simulations', rested, Boolean(place))
  const problem = found.error instanceof Refused ? found.error.problem : null
  useEffect(() => refused(problem), [problem])
  const tried = problem ? undefined : found.data
  return (
    <div className="trials">
      <section className="card simulator" aria-labelledby="simulator">
        <h2 id="simulator">{said('program.try')}</h2>
        <MoneyField label={said('program.basket')} value={basket} set={setBasket} />
        <TextField label={said('program.good')} value={what} set={setWhat} help={good ? said('program.good_found', { name: good.name, price: money(good.price) }) : said(what.trim() ? 'program.no_good' : 'program.good_help')} />
        {good && <NumberField label={said('program.pieces')} value={pieces} set={setPieces} />}
        <TextField label={said('program.member')} value={who} set={(text) => setWho(shownDigits(text))} isFixed help={said('program.member_help')} />
        {branches.length > 1 && <ChoiceField label={said('sales.branch')} value={place ?? ''} set={setBranch} choices={named(branches)} />}
        <div className="two">
          {groups.length > 0 && <ChoiceField label={said('members.group')} value={group} set={setGroup} choices={[{ value: '', name: said(member ? 'program.own_group' : 'program.newcomer') }, ...named(groups)]} />}
          {tills.length > 0 && <ChoiceField label={said('program.till')} value={till ?? ''} set={setTill} choices={[{ value: '', name: said('program.no_till') }, ...tills]} />}
        </div>
        <div className="two">
          <DayField label={said('program.day')} value={day} set={setDay} help={said('program.day_help')} />
          <ChoiceField label={said('program.slots.payments')} value={way} set={setWay} choices={ways.map((one, at) => ({ value: String(at), name: nameOf(one) }))} />
        </div>
        {problem ? <p className="refusal" role="alert">{wordsOf(problem)}</p> : tried ? <Result tried={tried} /> : <Skeleton rows={2} />}
        {basket !== null && !problem && <p className="soft small">{said(member ? 'program.tried_by_member' : 'program.tried_with', { basket: money(basket), n: number(quantity), how: nameOf(paid_by) })}</p>}
      </section>
      {tried && <Referrers shares={tried.referral ?? []} />}
    </div>
  )
}
