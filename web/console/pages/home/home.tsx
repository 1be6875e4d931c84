// The first page: what needs attention, today at a glance, and the newest sales.
import { Button } from 'antd'
import { dayOfIso, fullDate, number } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import { desk } from '../../api/session'
import { useWaiting } from '../../api/waiting'
import type { Schema } from '../../api/types'
import { Link } from '../../parts/link'
import { Page } from '../../parts/page'
import { Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { clubBase } from '../../router'
import { said } from '../../words'
import { SalesTable } from '../sales/sales_table'
import { TodayCards } from './today'

function Attention() {
  const health = useAsked<Schema['Health']>(may('ledger.health') ? '/v1/ledger/health' : null)
  const uncleared = health.data?.uncleared?.length ?? 0
  const waiting = useWaiting()
  if (!uncleared && !waiting) return null
  return (
    <section className="card attention">
      <h2>{said('home.needs')}</h2>
      {waiting > 0 && <p><Say k="approvals.n_waiting" v={{ n: number(waiting) }} /> <Link to="/approvals">{said('approvals.see')}</Link></p>}
      {uncleared > 0 && <p><Say k="home.uncleared" v={{ n: uncleared }} /> <Link to="/settings/health">{said('home.see')}</Link></p>}
    </section>
  )
}

function Newest() {
  const sales = useAsked<Schema['SalesListed']>('/v1/sales', { limit: 10 })
  return (
    <section className="card" aria-labelledby="newest">
      <div className="section-head"><h2 id="newest">{said('home.newest')}</h2><Link to="/sales">{said('home.all_sales')}</Link></div>
      <Asked of={sales} rows={5}>{({ items = [] }) => (items.length ? <SalesTable items={items} /> : <Empty words={said('home.none')} />)}</Asked>
    </section>
  )
}

export default function Home() {
  const { name, today } = desk.now.session!
  const toTill = may('sales.record') && <Button href={`${clubBase}/till`}>{said('home.to_till')}</Button>
  return (
    <Page title={said('home.hello', { name })} under={[said('home.title')]} subtitle={<Say k="home.today" v={{ date: fullDate(dayOfIso(today)) }} />}>
      {toTill && <div className="acts">{toTill}</div>}
      <Attention />
      {may('reports.today') && <TodayCards />}
      {may('sales.list') && <Newest />}
    </Page>
  )
}
