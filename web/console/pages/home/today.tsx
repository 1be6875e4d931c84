// Today at a glance: four figures, the hours, thirty days, branches and staff; alive while the page is looked at.
import { amount, dayAndMonth, dayOfIso, fullDate, money, number, percent, plain, shortMoney, unitName } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { useLive } from '../../api/live'
import type { Schema } from '../../api/types'
import { Columns } from '../../parts/columns'
import { Link } from '../../parts/link'
import { Say } from '../../parts/say'
import { Sideways } from '../../parts/sideways'
import { Asked } from '../../parts/states'
import { said } from '../../words'

type Today = Schema['TodayShown']

/** «۱۲٪ بیشتر از شنبهٔ پیش»; nothing where there is nothing to compare with. */
function comparison(now: number, before: number): string {
  if (before <= 0) return ''
  const change = Math.round((Math.abs(now - before) * 100) / before) * 100
  if (change === 0) return said('home.same')
  return said(now > before ? 'home.more' : 'home.less', { percent: percent(change) })
}

function Figure({ name, value, under, full, isGold }: { name: string; value: string; under: string; full?: string; isGold?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isGold ? 'gold' : ''} title={full}><span key={value} className="fresh">{value}</span></dd>
      <dd className="under">{under}</dd>
    </div>
  )
}

function Figures({ today: { total, week_ago, owed } }: { today: Today }) {
  const share = total.amount > 0 ? Math.round((total.member_amount * 100) / total.amount) * 100 : 0
  return (
    <dl className="figures day-figures">
      <Figure name={said('home.sales')} value={shortMoney(total.amount)} full={money(total.amount)}
        under={[said('home.n_sales', { n: number(total.sales) }), comparison(total.amount, week_ago.amount)].filter(Boolean).join(' · ')} />
      <Figure name={said('home.by_members')} value={percent(share)} full={money(total.member_amount)} under={said('home.n_new', { n: number(total.members) })} />
      <Figure name={said('home.points')} value={number(total.points_earned)} isGold under={said('home.credit_spent', { amount: money(total.credit_spent) })} />
      {owed
        ? <Figure name={said('home.owed')} value={shortMoney(owed.credit)} full={money(owed.credit)} under={said('home.owed_points', { n: number(owed.points) })} />
        : <Figure name={said('home.returns')} value={number(total.returns)} under={money(total.returned)} />}
    </dl>
  )
}

function Hours({ today }: { today: Today }) {
  const known = new Map((today.hours ?? []).map((one) => [one.hour, one]))
  const first = Math.min(8, ...known.keys()), last = Math.max(21, today.hour, ...known.keys())
  const hours = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const change = comparison(today.total.amount, today.week_ago.amount)
  return (
    <Columns
      finding={said(change ? 'home.hours_finding' : 'home.hours_plain', { amount: money(today.total.amount), change })}
      heads={{ name: said('home.hour'), value: said('home.today_in', { unit: unitName() }), before: said('home.week_ago_in', { unit: unitName() }) }}
      columns={hours.map((hour) => ({ key: hour, mark: hour % 3 === 0 ? plain(hour) : '', name: said('home.at_hour', { hour: plain(hour) }), value: known.get(hour)?.figures.amount ?? 0, before: known.get(hour)?.week_ago ?? 0 }))}
      full={money} cell={amount} short={shortMoney}
    />
  )
}

function Days({ days }: { days: Schema['DaySold'][] }) {
  const sum = days.reduce((all, one) => all + one.amount, 0)
  return (
    <Columns
      finding={said('home.days_finding', { amount: shortMoney(sum) })}
      heads={{ name: said('home.day'), value: said('home.sales_in', { unit: unitName() }) }}
      columns={days.map((one, at) => ({ key: one.day, mark: (days.length - 1 - at) % 7 === 0 ? dayAndMonth(dayOfIso(one.day)) : '', name: fullDate(dayOfIso(one.day)), value: one.amount }))}
      full={money} cell={amount} short={shortMoney}
    />
  )
}

function Branches({ branches }: { branches: Schema['BranchToday'][] }) {
  const most = Math.max(1, ...branches.map((one) => one.figures.amount))
  return (
    <ul className="branch-bars">
      {branches.map(({ branch, name, figures }) => (
        <li key={branch ?? ''}>
          <span>{branch ? <bdi>{name}</bdi> : said('home.nowhere')}</span>
          <span className="number">{money(figures.amount)}</span>
          <i aria-hidden="true"><b style={{ inlineSize: `${(figures.amount / most) * 100}%` }} /></i>
        </li>
      ))}
    </ul>
  )
}

function Staff({ staff }: { staff: Schema['StaffToday'][] }) {
  const heads = ['sales_count', 'amount', 'returns', 'members', 'acts']
  return (
    <Sideways name={said('home.staff_table')}>
      <table className="numbers-table">
        <thead><tr><th scope="col">{said('home.who')}</th>{heads.map((one) => <th scope="col" className="figure" key={one}>{said(`home.staff_${one}`, { unit: unitName() })}</th>)}</tr></thead>
        <tbody>
          {staff.map((one) => (
            <tr key={one.staff}>
              <td><bdi>{one.name}</bdi></td>
              {[number(one.sales), amount(one.amount), number(one.returns), number(one.members), number(one.acts)].map((text, at) => <td className="figure" key={at}>{text}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}

const firstSteps = [{ name: 'goods', to: '/goods' }, { name: 'staff', to: '/settings/staff' }, { name: 'rules', to: '/program' }, { name: 'members', to: '/members' }]

/** A club of day one. */
function FirstSteps() {
  return (
    <section className="card" aria-labelledby="first-steps">
      <h2 id="first-steps">{said('home.first_steps')}</h2>
      <ol className="first-steps">{firstSteps.map(({ name, to }) => <li key={name}><Link to={to}>{said(`home.step_${name}`)}</Link><p className="soft">{said(`home.step_${name}_words`)}</p></li>)}</ol>
    </section>
  )
}

export function TodayCards() {
  const isLive = useLive('/v1/reports/today', '/v1/sales')
  const today = useAsked<Today>('/v1/reports/today')
  return (
    <Asked of={today} rows={6}>
      {(shown) => {
        const { branches = [], days = [], staff = [] } = shown
        if (days.every((one) => one.sales === 0)) return <FirstSteps />
        return (
          <div className="day">
            <section className="card" aria-labelledby="today">
              <div className="section-head"><h2 id="today">{said('home.today_word')}</h2><p className={`live ${isLive ? 'on' : ''}`} role="status">{said(isLive ? 'home.live' : 'home.not_live')}</p></div>
              <Figures today={shown} />
              <Hours today={shown} />
              <p className="soft small"><Say k="home.legend" /></p>
            </section>
            <div className="day-halves">
              <section className="card" aria-labelledby="days"><h2 id="days">{said('home.thirty_days')}</h2><Days days={days} /></section>
              <section className="card" aria-labelledby="branches"><h2 id="branches">{said('home.branches')}</h2>{branches.length ? <Branches branches={branches} /> : <p className="soft">{said('home.no_sale_today')}</p>}</section>
            </div>
            {staff.length > 0 && <section className="card" aria-labelledby="staff-today"><h2 id="staff-today">{said('home.staff')}</h2><Staff staff={staff} /></section>}
          </div>
        )
      }}
    </Asked>
  )
}
