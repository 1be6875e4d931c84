// One condition's own fields.
import { useState } from 'react'
import { latinDigits } from '../../../parts/digits'
import { language, monthNames, shownDigits } from '../../../parts/formats'
import { named, useBranches, useGoodsGroups, useMemberGroups, useTills } from '../../api/lists'
import { ActDialog } from '../../parts/dialog'
import { Check, Checks, ChoiceField, DayField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { said } from '../../words'
import type { Condition, Kind } from './document'
import { GoodsField } from './goods_field'

const days = ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const ways = ['card', 'cash', 'other'] as const
const label = (name: string) => said(`program.slots.${name}`)

interface Shape<T> {
  one: T
  set: (one: T) => void
}

const clockOf = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** «۱۴:۳۰» as minutes of the day. */
function ClockField({ name, value, set }: { name: string; value: number; set: (minute: number) => void }) {
  const [text, setText] = useState(shownDigits(clockOf(value)))
  const change = (typed: string) => {
    setText(shownDigits(typed))
    const found = /^(\d{1,2})(?::(\d{1,2}))?$/.exec(latinDigits(typed).trim())
    if (found && Number(found[1]) <= 24 && Number(found[2] ?? 0) < 60) set(Number(found[1]) * 60 + Number(found[2] ?? 0))
  }
  return <TextField label={label(name)} value={text} set={change} isFixed />
}

function Listed({ one, set }: Shape<Kind<Condition, 'member_group' | 'branch' | 'till' | 'weekday' | 'payment'>>) {
  const groups = named(useMemberGroups())
  const branches = named(useBranches())
  const tills = useTills()
  if (one.kind === 'member_group') return <Checks label={label('groups')} value={one.groups ?? []} set={(next) => set({ ...one, groups: next })} choices={groups} />
  if (one.kind === 'branch') return <Checks label={label('branches')} value={one.branches ?? []} set={(next) => set({ ...one, branches: next })} choices={branches} />
  if (one.kind === 'till') return <Checks label={label('tills')} value={one.tills ?? []} set={(next) => set({ ...one, tills: next })} choices={tills} />
  if (one.kind === 'weekday') return <Checks label={label('days')} value={one.days ?? []} set={(next) => set({ ...one, days: next as typeof one.days })} choices={days.map((value) => ({ value, name: said(`program.days.${value}`) }))} />
  return <Checks label={label('payments')} value={one.payments ?? []} set={(next) => set({ ...one, payments: next as typeof one.payments })} choices={ways.map((value) => ({ value, name: said(`program.payments.${value}`) }))} />
}

function OfGoods({ one, set }: Shape<Kind<Condition, 'goods'>>) {
  const groups = named(useGoodsGroups())
  return (
    <>
      {groups.length > 0 && <Checks label={label('goods_groups')} value={one.goods_groups ?? []} set={(goods_groups) => set({ ...one, goods_groups })} choices={groups} />}
      <GoodsField label={label('goods')} value={one.goods ?? []} set={(goods) => set({ ...one, goods })} />
    </>
  )
}

const months = () => monthNames[language()].map((name, at) => ({ value: String(at + 1), name }))

/** The days of a condition or a festival: dates, or the same days of each year. */
export function DaysFields({ one, set }: Shape<Kind<Condition, 'each_year' | 'dates'>>) {
  if (one.kind === 'dates') return <div className="form-grid"><DayField label={label('first_day')} value={one.first_day ?? null} set={(day) => set({ ...one, first_day: day ?? undefined })} isOptional /><DayField label={label('last_day')} value={one.last_day ?? null} set={(day) => set({ ...one, last_day: day ?? undefined })} isOptional /></div>
  return (
    <div className="form-grid">
      <NumberField label={label('from_day')} value={one.from_day} set={(next) => set({ ...one, from_day: next ?? 1 })} />
      <ChoiceField label={label('from_month')} value={String(one.from_month)} set={(next) => set({ ...one, from_month: Number(next) })} choices={months()} />
      <NumberField label={label('until_day')} value={one.until_day} set={(next) => set({ ...one, until_day: next ?? 1 })} />
      <ChoiceField label={label('until_month')} value={String(one.until_month)} set={(next) => set({ ...one, until_month: Number(next) })} choices={months()} />
    </div>
  )
}

function FestivalField({ one, set, festivals }: Shape<Kind<Condition, 'festival'>> & { festivals: string[] }) {
  if (festivals.length === 0) return <p className="soft">{said('program.without.festivals')}</p>
  const choices = [...(festivals.includes(one.festival) ? [] : [{ value: one.festival, name: '' }]), ...festivals.map((name) => ({ value: name, name }))]
  return <ChoiceField label={label('festival')} value={one.festival} set={(festival) => set({ ...one, festival })} choices={choices} />
}

function Fields({ one, set, festivals }: Shape<Condition> & { festivals: string[] }) {
  switch (one.kind) {
    case 'hours':
      return <div className="form-grid"><ClockField name="from_minute" value={one.from_minute} set={(from_minute) => set({ ...one, from_minute })} /><ClockField name="until_minute" value={one.until_minute} set={(until_minute) => set({ ...one, until_minute })} /></div>
    case 'dates':
    case 'each_year':
      return <DaysFields one={one} set={set} />
    case 'festival':
      return <FestivalField one={one} set={set} festivals={festivals} />
    case 'basket_size':
    case 'purchase_count': {
      const Bound = one.kind === 'basket_size' ? MoneyField : NumberField
      return <div className="form-grid"><Bound label={label('at_least')} value={one.at_least ?? null} set={(next) => set({ ...one, at_least: next ?? undefined })} /><Bound label={label('at_most')} value={one.at_most ?? null} set={(next) => set({ ...one, at_most: next ?? undefined })} /></div>
    }
    case 'nth_purchase':
      return <><NumberField label={label('nth')} value={one.number} set={(next) => set({ ...one, number: next ?? 1 })} /><Check label={label('repeats')} value={one.repeats ?? false} set={(repeats) => set({ ...one, repeats })} /></>
    case 'birthday':
    case 'anniversary':
      return <div className="form-grid"><NumberField label={label('days_before')} value={one.days_before} set={(next) => set({ ...one, days_before: next ?? 0 })} /><NumberField label={label('days_after')} value={one.days_after} set={(next) => set({ ...one, days_after: next ?? 0 })} /></div>
    case 'goods':
      return <OfGoods one={one} set={set} />
    default:
      return <Listed one={one} set={set} />
  }
}

export function ConditionDialog({ one: before, festivals, close, take }: { one: Condition; festivals: string[]; close: () => void; take: (one: Condition) => void }) {
  const [one, set] = useState(before)
  return <ActDialog title={said(`program.kinds.${one.kind}`)} submit={said('program.set_condition')} close={close} run={() => take(one)}><Fields one={one} set={set} festivals={festivals} /></ActDialog>
}
