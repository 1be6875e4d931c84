// When a rule counts: chips, each changed in its own small dialog; all must hold.
import { Button, Dropdown } from 'antd'
import { useContext, useState } from 'react'
import { date, dayOfIso, language, money, monthNames, number, time } from '../../../parts/formats'
import { useGoodsOf } from '../../api/goods'
import { named, useBranches, useGoodsGroups, useMemberGroups, useTills } from '../../api/lists'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import { blank, kinds } from './blanks'
import { ConditionDialog } from './condition_dialog'
import type { Condition } from './document'
import { MayEdit } from './slots'

const clock = (minute: number) => time(new Date(minute * 60_000), 'UTC')

/** «۲۵ اسفند» */
const dayOfYear = (month: number, day: number) => `${number(day)} ${monthNames[language()][month - 1] ?? ''}`

/** Between two bounds, of which one may be absent. */
function between(kind: string, low: string | null | false | undefined, high: string | null | false | undefined): string {
  if (low && high) return said(`program.chips.${kind}`, { low, high })
  return low ? said(`program.chips.${kind}_from`, { low }) : said(`program.chips.${kind}_until`, { high: high || '' })
}

/** Few enough to be named. */
const isNamed = (goods: string[] | undefined) => (goods?.length ?? 0) <= 3

/** «سه‌شنبه‌ها»، «گروه طلایی»، «از ۱۰ تا ۱۴»: a condition in few words. */
export function useChip(when: Condition[] = []): (one: Condition) => string {
  const goods = useGoodsOf(when.flatMap((one) => (one.kind === 'goods' && isNamed(one.goods) ? one.goods! : [])))
  const lists = { groups: named(useMemberGroups()), branches: named(useBranches()), tills: useTills(), goods_groups: named(useGoodsGroups()), goods: named(goods) }
  const names = (from: { value: string; name: string }[], ids: string[] = []) => from.filter((one) => ids.includes(one.value)).map((one) => one.name).join(said('comma'))
  return (one) => {
    switch (one.kind) {
      case 'member_group': return said('program.chips.member_group', { names: names(lists.groups, one.groups) })
      case 'branch': return said('program.chips.branch', { names: names(lists.branches, one.branches) })
      case 'weekday': return (one.days ?? []).map((day) => said(`program.days.${day}`)).join(said('comma'))
      case 'payment': return said('program.chips.payment', { names: (one.payments ?? []).map((way) => said(`program.payments.${way}`)).join(said('comma')) })
      case 'till': return names(lists.tills, one.tills) || said('program.kinds.till')
      case 'goods': return [names(lists.goods_groups, one.goods_groups), isNamed(one.goods) ? names(lists.goods, one.goods) : said('program.chips.goods', { n: number(one.goods!.length) })].filter(Boolean).join(said('comma')) || said('program.kinds.goods')
      case 'hours': return said('program.chips.hours', { low: clock(one.from_minute), high: clock(one.until_minute) })
      case 'dates': return between('dates', one.first_day && date(dayOfIso(one.first_day)), one.last_day && date(dayOfIso(one.last_day)))
      case 'each_year': return said('program.chips.each_year', { low: dayOfYear(one.from_month, one.from_day), high: dayOfYear(one.until_month, one.until_day) })
      case 'festival': return said('program.chips.festival', { name: one.festival })
      case 'basket_size': return between('basket_size', one.at_least != null && money(one.at_least), one.at_most != null && money(one.at_most))
      case 'purchase_count': return between('purchase_count', one.at_least != null && number(one.at_least), one.at_most != null && number(one.at_most))
      case 'nth_purchase': return said(one.repeats ? 'program.chips.every_nth' : 'program.chips.nth_purchase', { n: number(one.number) })
      default: return said(`program.chips.${one.kind}`, { before: number(one.days_before), after: number(one.days_after) })
    }
  }
}

export function Conditions({ when, set, festivals }: { when: Condition[]; set: (when: Condition[]) => void; festivals: string[] }) {
  const chip = useChip(when)
  const mayEdit = useContext(MayEdit)
  const [editing, setEditing] = useState<{ at: number; one: Condition } | null>(null)
  const put = (at: number, one: Condition) => set(at < when.length ? when.map((old, index) => (index === at ? one : old)) : [...when, one])
  const items = kinds.map((kind) => ({ key: kind, label: said(`program.kinds.${kind}`), onClick: ({ domEvent }: { domEvent: { preventDefault(): void } }) => (domEvent.preventDefault(), setEditing({ at: when.length, one: kind === 'festival' ? { kind, festival: festivals[0] ?? '' } : blank[kind] })) }))
  return (
    <div className="chips">
      {when.length === 0 && <span className="soft">{said('program.always')}</span>}
      {when.map((one, at) => (
        <span key={at} className="chip">
          {mayEdit ? <button className="bare" onClick={() => setEditing({ at, one })}><bdi>{chip(one)}</bdi></button> : <bdi>{chip(one)}</bdi>}
          {mayEdit && <button className="bare" aria-label={said('program.drop_condition', { what: chip(one) })} onClick={() => set(when.filter((_, index) => index !== at))}><Icon name="close" size={14} /></button>}
        </span>
      ))}
      {mayEdit && <Dropdown menu={{ items }} trigger={['click']} autoFocus><Button size="small"><Icon name="plus" size={14} />{said('program.condition')}</Button></Dropdown>}
      {editing && <ConditionDialog one={editing.one} festivals={festivals} close={() => setEditing(null)} take={(one) => (put(editing.at, one), setEditing(null))} />}
    </div>
  )
}
