// What is owed now: four figures, who has it, how old it is, when it ends, and what of it will end unspent.
import { amount, date, dayOfIso, money, number, percent, plain, unitName } from '../../../parts/formats'
import { Columns } from '../../parts/columns'
import { Name, Say } from '../../parts/say'
import { Sideways } from '../../parts/sideways'
import { said } from '../../words'
import { inCell, inFull, inShort, monthName, purses, shareOf, shortMonth, type Owed, type Purse } from './words'

const purseOf = (owed: Owed, purse: Purse) => owed.purses!.find((one) => one.purse === purse)!

function Figure({ name, value, under }: { name: string; value: string; under: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className="under">{under}</dd>
    </div>
  )
}

/** «۱۲۰ نگه‌داشته · ۳۰ بدهی اعضا»: only what there is. */
function beside(owed: Owed, purse: Purse): string {
  const one = purseOf(owed, purse)
  const show = inFull(purse)
  return (['held', 'debt', 'ended'] as const).filter((part) => one[part] !== 0).map((part) => said(`liability.${part}`, { amount: show(one[part]) })).join(' · ')
}

/** The whole sum stands under the short one, which has room whatever the club owes. */
const exactly = (rial: number, more: string): string => [inShort('credit')(rial) !== money(rial) && money(rial), more].filter(Boolean).join(' · ')

export function Figures({ owed }: { owed: Owed }) {
  const [points, credit, cards] = [purseOf(owed, 'points'), purseOf(owed, 'credit'), purseOf(owed, 'gift_cards')]
  return (
    <>
      <dl className="figures day-figures owed-figures">
        <Figure name={said('liability.points')} value={number(points.balance)} under={beside(owed, 'points')} />
        <Figure name={said('liability.worth')} value={inShort('credit')(points.value)} under={exactly(points.value, points.without_rate ? said('liability.without_rate', { n: number(points.without_rate) }) : said('liability.by_rates'))} />
        <Figure name={said('liability.credit')} value={inShort('credit')(credit.balance)} under={exactly(credit.balance, beside(owed, 'credit'))} />
        <Figure name={said('liability.gift_cards')} value={inShort('credit')(cards.balance)} under={exactly(cards.balance, beside(owed, 'gift_cards') || said('liability.of_holders'))} />
      </dl>
      <Origins owed={owed} />
    </>
  )
}

function Origins({ owed }: { owed: Owed }) {
  const credit = (owed.origins ?? []).filter((one) => one.purse === 'credit')
  if (credit.length < 2) return null
  return <p className="soft small">{said('liability.credit_from')} {credit.map((one) => said('liability.of_origin', { amount: money(one.amount), origin: said(`liability.origins.${one.origin}`) })).join('، ')}</p>
}

export function Groups({ owed }: { owed: Owed }) {
  const rows = owed.groups ?? []
  return (
    <Sideways name={said('liability.table_of', { name: said('liability.groups') })}>
      <table className="numbers-table">
        <thead>
          <tr>
            <th scope="col">{said('liability.group')}</th><th scope="col" className="figure">{said('liability.points')}</th>
            <th scope="col" className="figure">{said('liability.worth_in', { unit: unitName() })}</th><th scope="col">{said('liability.rate')}</th>
            <th scope="col" className="figure">{said('liability.credit_in', { unit: unitName() })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.group ?? ''}>
              <td>{one.group ? <Name>{one.name}</Name> : said('liability.no_group')}</td>
              <td className="figure">{number(one.points)}</td>
              <td className="figure">{one.value == null || one.rate_credit == null ? said('liability.unvalued') : amount(one.value)}</td>
              <td>{one.rate_points == null ? said('liability.no_rate') : <Say k="liability.rate_words" v={{ points: number(one.rate_points), credit: money(one.rate_credit ?? 0) }} />}</td>
              <td className="figure">{amount(one.credit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}

export function Ages({ owed, purse }: { owed: Owed; purse: Purse }) {
  const ages = (owed.ages ?? []).filter((one) => one[purse] !== 0)
  if (!ages.length) return <p className="soft">{said('liability.nothing')}</p>
  const old = ages.filter((one) => one.months >= 12).reduce((sum, one) => sum + one[purse], 0)
  const all = ages.reduce((sum, one) => sum + one[purse], 0)
  return (
    <Columns
      finding={said(old > 0 ? 'liability.ages_old' : 'liability.ages_young', { percent: percent(shareOf(old, all)) })}
      heads={{ name: said('liability.made_in'), value: said(`liability.${purse}_in`, { unit: unitName() }) }}
      columns={ages.map((one, at) => ({ key: one.month, mark: (ages.length - 1 - at) % 3 === 0 ? shortMonth(one.month) : '', name: `${monthName(one.month)} (${said('liability.months_old', { n: number(one.months) })})`, value: Math.max(0, one[purse]) }))}
      full={inFull(purse)} cell={inCell(purse)} short={inShort(purse)}
    />
  )
}

export function Ends({ owed, purse }: { owed: Owed; purse: Purse }) {
  const ends = (owed.ends ?? []).filter((one) => one[purse] !== 0)
  const { never_ending: never, by_inactivity: idle } = purseOf(owed, purse)
  const [next] = ends
  const soon = (owed.ending_days ?? []).filter((one) => one[purse] !== 0)
  return (
    <>
      {next
        ? (
          <Columns
            finding={said('liability.ends_next', { amount: inFull(purse)(next[purse]), month: monthName(next.month) })}
            heads={{ name: said('liability.ends_in'), value: said(`liability.${purse}_in`, { unit: unitName() }) }}
            columns={ends.map((one, at) => ({ key: one.month, mark: at % 3 === 0 ? shortMonth(one.month) : '', name: monthName(one.month), value: Math.max(0, one[purse]) }))}
            full={inFull(purse)} cell={inCell(purse)} short={inShort(purse)}
          />
        )
        : <p className="soft">{said('liability.ends_none')}</p>}
      {soon.length > 0 && <p className="small">{said('liability.soon')} {soon.slice(0, 5).map((one) => said('liability.of_day', { amount: inFull(purse)(one[purse]), day: date(dayOfIso(one.day)) })).join('، ')}</p>}
      {idle !== 0 && <p className="soft small"><Say k="liability.by_inactivity" v={{ amount: inFull(purse)(idle) }} /></p>}
      {never !== 0 && <p className="soft small"><Say k="liability.never" v={{ amount: inFull(purse)(never) }} /></p>}
    </>
  )
}

type Forecast = NonNullable<Owed['forecasts']>[number]

const lifeOf = (one: Forecast): string =>
  one.to_months == null ? said('liability.life_more', { from: plain(one.from_months) }) : one.from_months === 0 ? said('liability.life_short') : said('liability.life', { from: plain(one.from_months), to: plain(one.to_months) })

export function Forecasts({ owed }: { owed: Owed }) {
  const rows = owed.forecasts ?? []
  if (!rows.length) return <p className="soft">{said('liability.nothing_ends')}</p>
  return (
    <ul className="rows">
      {purses.flatMap((purse) => rows.filter((one) => one.purse === purse)).map((one) => {
        const show = inFull(one.purse)
        const basis = { life: lifeOf(one), outstanding: show(one.outstanding), months: number(one.months_of_history), issued: show(one.issued), expired: show(one.expired), percent: percent(shareOf(one.expired, one.issued)) }
        return (
          <li key={one.purse + one.from_months}>
            <span>
              <strong>{said(`liability.${one.purse}`)}</strong>{' '}
              {one.expected == null ? <Say k="liability.forecast_none" v={basis} /> : <Say k="liability.forecast" v={{ ...basis, expected: show(one.expected) }} />}
            </span>
            {one.expected != null && <span className="soft small"><Say k="liability.basis" v={basis} /></span>}
          </li>
        )
      })}
    </ul>
  )
}
