// What is paid to who brought the buyer: one level; more only after a warning that the owner confirms.
import { Button } from 'antd'
import { useContext, useState } from 'react'
import { money, number, percent as percentShown } from '../../../parts/formats'
import { named, useBudgets, useMemberGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Check, MoneyField, PercentField } from '../../parts/fields'
import { said } from '../../words'
import { groupReferralPercent, withGroupReferralPercent, type Document } from './document'
import { OwnLife } from './life'
import { RefusedAt, useRefused } from './refused'
import { ChoiceSlot, MayEdit, MoneySlot, PercentSlot, Sentence } from './slots'

type Paid = Schema['ReferralCommission']
interface Shape {
  document: Document
  set: (part: Partial<Document>) => void
}

const mostLevels = 3
const budgetOfReferrers = 10_011
export const firstPaid = { levels: [{ percent: 300 }] } as Paid

function Licence({ level, close, take }: { level: number; close: () => void; take: () => void }) {
  const [isSure, setSure] = useState(false)
  return (
    <ActDialog title={said('program.licence_title')} submit={said(`program.add_levels.${level}`)} isReady={isSure} close={close} run={() => (take(), close())}>
      <p className="strip" role="alert">{said('program.licence_warning')}</p>
      <Check label={said('program.has_licence')} value={isSure} set={setSure} />
    </ActDialog>
  )
}

function Levels({ paid, put }: { paid: Paid; put: (part: Partial<Paid>) => void }) {
  const mayEdit = useContext(MayEdit)
  const [isAsking, setAsking] = useState(false)
  const levels = paid.levels ?? []
  const change = (at: number, percent: number) => put({ levels: levels.map((one, n) => (n === at ? { ...one, percent } : one)) })
  const add = () => put({ levels: [...levels, { percent: 100 }], has_licence: true })
  const drop = () => put({ levels: levels.slice(0, -1), ...(levels.length === 2 ? { has_licence: undefined } : {}) })
  return (
    <>
      {levels.map((one, at) => (
        <p key={at} className="rule-sentence"><Sentence k={`program.level_sentences.${at + 1}`} slots={{ percent: <PercentSlot label={said('program.slots.level', { n: number(at + 1) })} value={one.percent} set={(percent) => change(at, percent)} at={`/referral_commission/levels/${at}/percent`} /> }} /></p>
      ))}
      {levels.length > 1 && <p className="soft small">{said('program.licence_said')}</p>}
      {mayEdit && (
        <div className="acts">
          {levels.length < mostLevels && <Button onClick={() => (paid.has_licence ? add() : setAsking(true))}>{said(`program.add_levels.${levels.length + 1}`)}</Button>}
          {levels.length > 1 && <Button type="text" onClick={drop}>{said('program.drop_level')}</Button>}
        </div>
      )}
      {isAsking && <Licence level={levels.length + 1} close={() => setAsking(false)} take={add} />}
    </>
  )
}

function GroupPercent({ document, set, group, name }: Shape & { group: string; name: string }) {
  const at = (document.group_terms ?? []).findIndex((terms) => terms.groups?.includes(group))
  const refused = useRefused(`/group_terms/${at}/referral_percent`)
  return <PercentField label={name} value={groupReferralPercent(document, group)} set={(percent) => set(withGroupReferralPercent(document, group, percent))} error={refused} isOptional />
}

function GroupPercents({ document, set }: Shape) {
  const mayEdit = useContext(MayEdit)
  const groups = named(useMemberGroups())
  const own = (group: string) => groupReferralPercent(document, group)
  if (!mayEdit) return <ul className="rows">{groups.filter(({ value }) => own(value) !== null).map(({ value, name }) => <li key={value}><bdi>{name}</bdi><bdi>{percentShown(own(value)!)}</bdi></li>)}</ul>
  if (!groups.length) return null
  return (
    <fieldset className="form">
      <legend>{said('program.referrers_of_groups')}</legend>
      <div className="form-grid">{groups.map(({ value, name }) => <GroupPercent key={value} document={document} set={set} group={value} name={name} />)}</div>
    </fieldset>
  )
}

function Bounds({ paid, put }: { paid: Paid; put: (part: Partial<Paid>) => void }) {
  const mayEdit = useContext(MayEdit)
  const used = useBudgets().find((one) => one.rule === budgetOfReferrers)
  const spans = (['in_all', 'jalali_month'] as const).map((value) => ({ value, name: said(`program.spans.${value}`) }))
  const budget = paid.budget
  const names = ['per_invoice', 'per_day'] as const
  return (
    <>
      {mayEdit ? <div className="form-grid">{names.map((name) => <MoneyField key={name} label={said(`program.referrer_caps.${name}`)} value={paid[name] ?? null} set={(value) => put({ [name]: value ?? undefined } as Partial<Paid>)} />)}</div>
        : <p>{names.filter((name) => paid[name] != null).map((name) => `${said(`program.referrer_caps.${name}`)}: ${money(paid[name]!)}`).join(said('comma')) || said('program.no_cap')}</p>}
      {budget && (
        <p className="rule-sentence">
          <Sentence k="program.budget_credit" slots={{
            amount: <MoneySlot label={said('program.slots.budget')} value={budget.amount} set={(amount) => put({ budget: { ...budget, amount } })} />,
            span: <ChoiceSlot label={said('program.slots.span')} value={budget.span} set={(span) => put({ budget: { ...budget, span: span as 'in_all' } })} choices={spans} />,
          }} />
        </p>
      )}
      {budget && used && <p className="soft small">{said('program.budget_used', { given: money(used.given), left: money(used.left) })}</p>}
      {mayEdit && <div><Button type="text" onClick={() => put({ budget: budget ? undefined : { amount: 100_000_000, span: 'in_all' } })}>{said(budget ? 'program.drop_budget' : 'program.add_budget')}</Button></div>}
    </>
  )
}

export function ReferrersPaid({ document, set }: Shape) {
  const paid = document.referral_commission as Paid
  const put = (part: Partial<Paid>) => set({ referral_commission: { ...paid, ...part } as Document['referral_commission'] })
  return (
    <>
      <Levels paid={paid} put={put} />
      <Bounds paid={paid} put={put} />
      <OwnLife name={said('program.life_of_commission')} life={paid.life} set={(life) => put({ life })} at="/referral_commission/life" />
      <GroupPercents document={document} set={set} />
      <RefusedAt at="/referral_commission" but={['/life', '/budget']} />
      <RefusedAt at="/referral_commission/budget" unit="money" />
      <p className="soft small">{said('program.referrers_words')}</p>
    </>
  )
}
