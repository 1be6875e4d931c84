// Home: what one has, what soon ends, the last purchases, and the way to the till.

import * as show from '../../parts/formats'
import { useRead, type Home, type Purchase, type Purchases } from '../server'
import { dayOf, Say, State, Why } from '../view'
import { said } from '../words'
import { TierCard } from './tier'

export const latestPurchases = '/v1/me/purchases?limit=20'

export function PurchaseRow({ purchase }: { purchase: Purchase }) {
  return (
    <li>
      <a class="purchase" href={`#/purchases/${purchase.sale}`}>
        <span><bdi>{purchase.branch_name}</bdi> <span class="soft">{dayOf(purchase.day)}</span></span>
        <b class="number">{show.money(purchase.net)}</b>
      </a>
      <Why points={purchase.points} credit={purchase.earned_credit} awards={purchase.awards ?? []} />
    </li>
  )
}

/** The nearest; the page of points has them all. */
const shownEndings = 2

/** «۶۰ امتیاز تا پایان ۲۹ اسفند» */
export function Expiring({ home }: { home: Home }) {
  const soon = home.member.balances.expiring ?? []
  return (
    <>
      {soon.slice(0, shownEndings).map((one) => (
        <p key={`${one.wallet} ${one.last_day} ${one.is_by_inactivity}`} class="notice">
          <Say k={one.is_by_inactivity ? 'home.ends_unless' : 'home.ends'} v={{ what: one.wallet === 'points' ? said('points', { n: show.number(one.amount) }) : said('credit_of', { amount: show.money(one.amount) }), day: dayOf(one.last_day) }} />
        </p>
      ))}
      {soon.length > shownEndings && <a class="back" href="#/points">{said('points_page.expiry')}</a>}
    </>
  )
}

function Balances({ home }: { home: Home }) {
  const { balances, group, status, is_credit_frozen } = home.member
  return (
    <section class="card balances" aria-label={said('home.balances')}>
      {group && <span class="badge"><bdi>{group}</bdi></span>}
      <p class="gold-text"><span class="figure number">{show.number(balances.points)}</span> {said('home.points')}</p>
      <p><b class="number">{show.money(balances.credit)}</b> {said('home.credit')}</p>
      {balances.credit_held > 0 && <p class="soft"><Say k="home.held" v={{ amount: show.money(balances.credit_held) }} /></p>}
      {balances.points_debt > 0 && <p class="soft"><Say k="home.points_debt" v={{ n: show.number(balances.points_debt) }} /></p>}
      {balances.credit_debt > 0 && <p class="soft"><Say k="home.credit_debt" v={{ amount: show.money(balances.credit_debt) }} /></p>}
      {status !== 'active' && <p class="refusal">{said('home.inactive')}</p>}
      {is_credit_frozen && <p class="refusal">{said('home.frozen')}</p>}
    </section>
  )
}

export function HomePage() {
  const read = useRead<Home>('/v1/me')
  const purchases = useRead<Purchases>(latestPurchases)
  return (
    <State read={read}>
      {(home) => (
        <>
          <h1>{home.member.name ? <Say k="home.hello" v={{ name: home.member.name }} /> : said('home.hello_nobody')}</h1>
          <Balances home={home} />
          <a class="button filled wide" href="#/show">{said('home.show')}</a>
          <Expiring home={home} />
          <TierCard />
          {home.next_reward && (
            <a class="card reward" href="#/points">
              <p><Say k="home.next" v={{ n: show.number(home.next_reward.missing), reward: home.next_reward.name }} /></p>
              <progress max={home.next_reward.at} value={home.member.balances.points} aria-label={said('home.next_label')} />
            </a>
          )}
          <section class="card">
            <h2>{said('home.last')}</h2>
            <State read={purchases}>
              {({ items = [] }) => (
                <>
                  {items.length === 0 && <p class="soft">{said('purchases.none')}</p>}
                  <ul class="list">{items.slice(0, 3).map((one) => <PurchaseRow key={one.sale} purchase={one} />)}</ul>
                  {items.length > 3 && <a href="#/purchases">{said('home.all')}</a>}
                </>
              )}
            </State>
          </section>
        </>
      )}
    </State>
  )
}
