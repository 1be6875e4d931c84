// The club's own reasons to award: made and changed, and what each of them gave in the days asked for.
import { Button } from 'antd'
import { useState } from 'react'
import { isoOfDay, money, number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { DayFilter } from '../../parts/day_filter'
import { ActDialog } from '../../parts/dialog'
import { Check, Checks, ChoiceField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { ListBar, useWord } from '../../parts/list'
import { todayHere } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name, Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table } from '../../parts/table'
import { said } from '../../words'

type Reason = Schema['ReasonShown']
type Reported = Schema['ReasonReported']

const awarding = ['owner', 'manager', 'cashier', 'support', 'integrator'] as const
export const inUnit = (wallet: string, amount: number) => (wallet === 'points' ? said('ledger.signed_points', { n: number(amount) }) : money(amount))

const worth = (one: Reason) => (one.least === one.most ? inUnit(one.wallet, one.least) : said('awards.between', { least: inUnit(one.wallet, one.least), most: inUnit(one.wallet, one.most) }))

/** So often a day and in all, each where there is a bound. */
const bounds = (one: Reason) => [one.most_a_day && said('awards.n_a_day', { n: number(one.most_a_day) }), one.most_in_all && said('awards.n_in_all', { n: number(one.most_in_all) })].filter(Boolean).join(said('awards.comma'))

function Defining({ reason, close }: { reason: Reason | null; close: () => void }) {
  const [typed, setTyped] = useState({
    name: reason?.name ?? '', wallet: reason?.wallet ?? 'points', least: reason?.least ?? (null as number | null), most: reason && reason.most !== reason.least ? reason.most : null,
    life_days: reason?.life_days ?? null, most_a_day: reason?.most_a_day ?? null, most_in_all: reason?.most_in_all ?? null, roles: (reason?.roles ?? ['owner', 'manager', 'cashier']) as string[], is_active: reason?.is_active ?? true,
  })
  const set = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const act = useAct<Reason>()
  const run = async () => {
    const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null))
    if (await act.send('POST', '/v1/award_reasons', { ...given, ...(reason ? { reason: reason.id } : {}) })) close()
  }
  const Amount = typed.wallet === 'points' ? NumberField : MoneyField
  const title = said(reason ? 'awards.change' : 'awards.define')
  return (
    <ActDialog title={title} submit={said('awards.save')} isReady={Boolean(typed.name && typed.least)} close={close} run={() => void run()} {...act}>
      <TextField label={said('awards.name')} value={typed.name} set={(name) => set({ name })} help={said('awards.name_help')} isRequired autoFocus />
      {!reason && <ChoiceField label={said('awards.wallet')} value={typed.wallet} set={(wallet) => set({ wallet: wallet as Reason['wallet'], least: null, most: null })} choices={(['points', 'credit'] as const).map((value) => ({ value, name: said(`ledger.wallets.${value}`) }))} />}
      <div className="form-grid">
        <Amount key={`least-${typed.wallet}`} label={said('awards.least')} value={typed.least} set={(least) => set({ least })} isRequired />
        <Amount key={`most-${typed.wallet}`} label={said('awards.most')} value={typed.most} set={(most) => set({ most })} help={said('awards.most_help')} isOptional />
        <NumberField label={said('awards.life')} value={typed.life_days} set={(life_days) => set({ life_days })} help={said('awards.life_help')} isOptional />
        <NumberField label={said('awards.a_day')} value={typed.most_a_day} set={(most_a_day) => set({ most_a_day })} isOptional />
        <NumberField label={said('awards.in_all')} value={typed.most_in_all} set={(most_in_all) => set({ most_in_all })} isOptional />
      </div>
      <Checks label={said('awards.who')} value={typed.roles} set={(roles) => set({ roles })} choices={awarding.map((value) => ({ value, name: said(`roles.${value}`) }))} />
      {reason && <Check label={said('awards.is_active')} value={typed.is_active} set={(is_active) => set({ is_active })} />}
    </ActDialog>
  )
}

function Report() {
  const from = useWord('from') || isoOfDay(todayHere() - 29)
  const to = useWord('to') || isoOfDay(todayHere())
  const report = useAsked<Schema['AwardReport']>('/v1/award_reasons/report', { first_day: from, last_day: to })
  const columns = [
    { key: 'name', head: said('awards.reason'), cell: (one: Reported) => <Name>{one.name}</Name> },
    { key: 'awards', head: said('awards.times'), isNumber: true, cell: (one: Reported) => number(one.awards) },
    { key: 'members', head: said('places.members'), isNumber: true, cell: (one: Reported) => number(one.members) },
    { key: 'amount', head: said('awards.given'), isNumber: true, onPhone: 'figure' as const, cell: (one: Reported) => inUnit(one.wallet, one.amount) },
    { key: 'taken', head: said('awards.taken_back'), isNumber: true, cell: (one: Reported) => number(one.taken_back) },
  ]
  return (
    <section className="card">
      <h2>{said('awards.report')}</h2>
      <ListBar><DayFilter name="from" label={said('sales.from')} /><DayFilter name="to" label={said('sales.to')} /></ListBar>
      <Asked of={report} rows={3}>{({ items = [] }) => (items.length ? <Table label={said('awards.report')} columns={columns} rows={items} id={(one) => one.reason} isDense /> : <p className="soft">{said('awards.none_yet')}</p>)}</Asked>
    </section>
  )
}

export default function Awards() {
  const reasons = useAsked<Schema['ReasonList']>('/v1/award_reasons')
  const [asking, setAsking] = useState<{ reason: Reason | null } | null>(null)
  const define = may('awards.define_reason') ? { name: said('awards.define'), run: () => setAsking({ reason: null }) } : null
  const columns = [
    { key: 'name', head: said('awards.reason'), cell: (one: Reason) => <Name>{one.name}</Name> },
    { key: 'worth', head: said('awards.gives'), onPhone: 'figure' as const, cell: (one: Reason) => worth(one) },
    { key: 'life', head: said('awards.life'), cell: (one: Reason) => (one.life_days ? <Say k="awards.n_days" v={{ n: number(one.life_days) }} /> : said('awards.as_program')) },
    { key: 'bounds', head: said('awards.bounds'), cell: (one: Reason) => bounds(one) || said('awards.no_bounds') },
    { key: 'who', head: said('awards.who'), cell: (one: Reason) => (one.roles ?? []).map((role) => said(`roles.${role}`)).join(said('awards.comma')) },
    { key: 'state', head: said('list.state'), cell: (one: Reason) => <Badge tone={one.is_active ? 'good' : 'plain'}>{said(one.is_active ? 'awards.on' : 'awards.off')}</Badge> },
  ]
  const acts = define ? (one: Reason) => <Button type="text" onClick={() => setAsking({ reason: one })}>{said('awards.change')}<span className="seen-by-readers-only"> {one.name}</span></Button> : undefined
  return (
    <Page title={said('places.awards')} under={[said('places.groups.members')]} primary={define}>
      <Asked of={reasons} rows={3}>{({ items = [] }) => (items.length ? <Table label={said('places.awards')} columns={columns} rows={items} id={(one) => one.id} acts={acts} /> : <Empty words={said('awards.none')} act={define} />)}</Asked>
      {may('awards.report') && <Report />}
      {asking && <Defining reason={asking.reason} close={() => setAsking(null)} />}
    </Page>
  )
}
