// One replay: how far it is, and what it found, in sentences, as figures, by month, rule, group and branch.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { amount, dayOfIso, jalaliOfDay, language, money, moneyUnit, monthNames, number, percent, plain, shortMoney, unitName } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Columns } from '../../parts/columns'
import { download } from '../../parts/download'
import { Day } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { Figure, Name } from '../../parts/say'
import { Sideways } from '../../parts/sideways'
import { Asked } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { useParts } from '../../router'
import { said } from '../../words'
import { difference, file, findings, tables, type Figures, type Line, type Replay } from './replay_words'
import { tones } from './replays'

/** Rial of the unit that is shown. */
const unitOf = (): number => (moneyUnit() === 'toman' ? 10 : 1)

function Progress({ replay }: { replay: Replay }) {
  const act = useAct<Replay>()
  const stop = () => void act.send('POST', `/v1/replays/${replay.id}/stop`, {})
  return (
    <section className="card" aria-labelledby="progress">
      <h2 id="progress">{said('replay.running')}</h2>
      <progress className="run" max={10000} value={replay.progress} aria-labelledby="progress" />
      <p role="status">{said('replay.so_far', { percent: percent(replay.progress) })}</p>
      {may('replays.stop') && <div className="acts"><Button onClick={stop} loading={act.isSending ? { delay: 400 } : false}>{said('replay.stop')}</Button></div>}
      <Problem of={act.problem} />
    </section>
  )
}

function Compared({ name, really, replayed, show }: { name: string; really: number; replayed: number; show: (value: number) => string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{show(replayed)}</dd>
      <dd className="under">{said('replay.really', { value: show(really) })}</dd>
    </div>
  )
}

function Whole({ figures, cost }: { figures: Figures; cost: Schema['ReplayCost'] }) {
  return (
    <dl className="figures day-figures">
      <Compared name={said('replay.points')} really={figures.really.points} replayed={figures.replayed.points} show={number} />
      <Compared name={said('replay.credit')} really={figures.really.credit} replayed={figures.replayed.credit} show={money} />
      <Compared name={said('replay.cost')} really={cost.really} replayed={cost.replayed} show={money} />
      <Compared name={said('replay.owed')} really={cost.really_closing} replayed={cost.replayed_closing} show={money} />
    </dl>
  )
}

function Months({ months }: { months: Schema['ReplayOfMonth'][] }) {
  const part = months.some((one) => one.really.points || one.replayed.points) ? 'points' : 'credit'
  const [full, cell, short] = part === 'points' ? [number, number, number] : [money, amount, shortMoney]
  const names = monthNames[language()]
  const nameOf = (iso: string) => {
    const { year, month } = jalaliOfDay(dayOfIso(iso))
    return `${names[month - 1]} ${plain(year)}`
  }
  return (
    <Columns
      finding={said(`replay.months_${part}`)} full={full} cell={cell} short={short}
      heads={{ name: said('replay.month'), value: said(`replay.${part}_replayed`), before: said(`replay.${part}_really`, { unit: unitName() }) }}
      columns={months.map((one, at) => ({ key: one.first_day, mark: (months.length - 1 - at) % 3 === 0 ? names[jalaliOfDay(dayOfIso(one.first_day)).month - 1]! : '', name: nameOf(one.first_day), value: Math.max(0, one.replayed[part]), before: Math.max(0, one.really[part]) }))}
    />
  )
}

const numbers = ['points_really', 'points_change', 'credit_really', 'credit_change', 'discount_change'] as const
const cells: Record<(typeof numbers)[number], (one: Line) => string> = {
  points_really: ({ really }) => number(really.points),
  points_change: ({ really, replayed }) => difference(really.points, replayed.points),
  credit_really: ({ really }) => amount(really.credit),
  credit_change: ({ really, replayed }) => difference(really.credit / unitOf(), replayed.credit / unitOf()),
  discount_change: ({ really, replayed }) => difference(really.discount / unitOf(), replayed.discount / unitOf()),
}

const partOf = { points_really: 'points', points_change: 'points', credit_really: 'credit', credit_change: 'credit', discount_change: 'discount' } as const

/** A row a rule, a group or a branch; on a phone a card each, with what each number is. What nobody was given, nor would be, has no column. */
function Lines({ name, lines }: { name: string; lines: Line[] }) {
  const counts = lines.some((one) => one.winners !== undefined) ? (['winners', 'losers'] as const) : (['sales'] as const)
  const columns: Column<Line>[] = [
    { key: 'name', head: said('replay.name'), cell: (one) => <Name>{one.name}</Name> },
    ...numbers.filter((key) => lines.some(({ really, replayed }) => really[partOf[key]] || replayed[partOf[key]])).map((key) => ({ key, head: said(`replay.${key}`, { unit: unitName() }), isNumber: true, cell: (one: Line) => <Figure>{cells[key](one)}</Figure> })),
    ...counts.map((key) => ({ key, head: said(`replay.${key}`), isNumber: true, cell: (one: Line) => <Figure>{number(one[key] ?? 0)}</Figure> })),
  ]
  return <Sideways name={name}><Table label={name} columns={columns} rows={lines} id={(one) => one.key} /></Sideways>
}

function Differences({ all }: { all: Schema['ReplayDifference'][] }) {
  if (!all.length) return null
  return (
    <section className="card" aria-labelledby="differences">
      <h2 id="differences">{said('replay.differences')}</h2>
      <ul className="rows">{all.map((one, at) => <li key={at}><span>{said(`replay.faults.${one.what}`)}</span><bdi className="soft">{one.act ?? one.member}</bdi></li>)}</ul>
    </section>
  )
}

function Found({ replay }: { replay: Replay }) {
  const figures = replay.figures as Figures, months = figures.months ?? []
  return (
    <>
      <section className="card" aria-labelledby="findings">
        <h2 id="findings">{said('replay.found')}</h2>
        <ul className="rows">{findings(replay).map((one) => <li key={one}>{one}</li>)}</ul>
        {figures.members > 0 && <Whole figures={figures} cost={replay.cost as Schema['ReplayCost']} />}
      </section>
      {months.length > 0 && <section className="card" aria-labelledby="months"><h2 id="months">{said('replay.by_month')}</h2><Months months={months} /></section>}
      {tables(figures).filter(({ lines }) => lines.length > 0).map(({ name, lines }) => <section className="card" key={name} aria-labelledby={name}><h2 id={name}>{said(`replay.${name}`)}</h2><Lines name={`${said('replay.table')}: ${said(`replay.${name}`)}`} lines={lines} /></section>)}
      <Differences all={figures.first_differences ?? []} />
    </>
  )
}

function Shown({ replay }: { replay: Replay }) {
  const save = () => download(`${said('replay.file')} ${replay.first_day} ${replay.last_day}.csv`, 'text/csv', ...file(replay))
  return (
    <Page
      title={said(`replay.kinds.${replay.kind}`)} under={[said('places.replays')]} back={{ to: '/program/replays', name: said('places.replays') }}
      badges={<Badge tone={tones[replay.state]}>{said(`replay.states.${replay.state}`)}</Badge>}
      subtitle={<><Day iso={replay.first_day} /> {said('replay.until')} <Day iso={replay.last_day} /></>} more={[replay.state !== 'running' && { name: said('replay.export'), run: save }]}
    >
      {replay.state === 'running' ? <Progress replay={replay} /> : <Found replay={replay} />}
    </Page>
  )
}

export default function ReplayPage() {
  const { id } = useParts('/program/replays/:id')
  const [isRunning, setRunning] = useState(true)
  const replay = useAsked<Replay>(`/v1/replays/${id}`, undefined, isRunning ? 1000 : undefined)
  const state = replay.data?.state
  useEffect(() => setRunning(state === undefined || state === 'running'), [state])
  return <Asked of={replay}>{(one) => <Shown replay={one} />}</Asked>
}
