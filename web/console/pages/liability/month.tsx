// One month: what moved each purse, what gave and what it cost, the groups, and the accounting voucher once it is over.
import { amount, number, plain, unitName } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { Day } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Sideways } from '../../parts/sideways'
import { Asked } from '../../parts/states'
import { useParts } from '../../router'
import { said } from '../../words'
import { Voucher } from './voucher'
import { inCell, inFull, monthName, moves, movesIn, purses, type Purse } from './words'

type Shown = Schema['LiabilityMonthShown']
type Source = NonNullable<Shown['sources']>[number]

function Moved({ month }: { month: Shown['month'] }) {
  return (
    <div className="day-halves">
      {(month.purses ?? []).map(({ purse, movements }) => (
        <dl className="sums" key={purse} aria-label={said(`liability.${purse}`)}>
          <div><dt><strong>{said(`liability.${purse}`)}</strong> · {said('liability.moves.opening')}</dt><dd>{inFull(purse)(movements.opening)}</dd></div>
          {moves.filter(({ name }) => movements[name] !== 0).map(({ name, sign }) => <div key={name}><dt>{sign > 0 ? '+' : '−'} {said(`liability.moves.${name}`)}</dt><dd>{inFull(purse)(movements[name])}</dd></div>)}
          <div className="total"><dt>= {said('liability.moves.closing')}</dt><dd>{inFull(purse)(movements.closing)}</dd></div>
        </dl>
      ))}
    </div>
  )
}

const nameOf = (one: Source): string => (one.kind === 'rule' && !one.name ? said('liability.rule_gone', { number: plain(one.number ?? 0) }) : said(`liability.kinds.${one.kind}`, { name: one.name, level: plain(one.number ?? 0) }))
const costOf = (one: { cost: number; without_rate: number }): string => (one.without_rate ? said('liability.cost_and', { amount: amount(one.cost), n: number(one.without_rate) }) : amount(one.cost))

function Sources({ sources }: { sources: Source[] }) {
  if (!sources.length) return <p className="soft">{said('liability.nothing_given')}</p>
  const hasFestival = sources.some((one) => one.festival)
  return (
    <Sideways name={said('liability.table_of', { name: said('liability.sources') })}>
      <table className="numbers-table">
        <thead>
          <tr>
            <th scope="col">{said('liability.source')}</th>{hasFestival && <th scope="col">{said('liability.festival')}</th>}<th scope="col" className="figure">{said('liability.moves.issued')}</th>
            <th scope="col" className="figure">{said('liability.moves.taken_back')}</th><th scope="col" className="figure">{said('liability.cost_in', { unit: unitName() })}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((one, at) => (
            <tr key={at}>
              <td><Name>{nameOf(one)}</Name></td>{hasFestival && <td><Name>{one.festival ?? ''}</Name></td>}
              <td className="figure">{inFull(one.purse)(one.issued)}{one.purse === 'points' && ` ${said('liability.points_word')}`}</td>
              <td className="figure">{inFull(one.purse)(one.taken_back)}</td><td className="figure">{costOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}

function OfPurse({ purse, groups }: { purse: Purse; groups: NonNullable<Shown['groups']> }) {
  const columns = movesIn(groups.map((one) => one.movements))
  const show = inCell(purse)
  return (
    <Sideways name={said('liability.table_of', { name: said('liability.groups_of', { purse: said(`liability.${purse}`) }) })}>
      <table className="numbers-table">
        <thead>
          <tr>
            <th scope="col">{said(`liability.${purse}_in`, { unit: unitName() })}</th><th scope="col" className="figure">{said('liability.moves.opening')}</th>
            {columns.map(({ name, sign }) => <th scope="col" className="figure" key={name}>{sign > 0 ? '+' : '−'} {said(`liability.moves.${name}`)}</th>)}
            <th scope="col" className="figure">= {said('liability.moves.closing')}</th><th scope="col" className="figure">{said('liability.cost_in', { unit: unitName() })}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((one) => (
            <tr key={one.group ?? ''}>
              <td>{one.group ? <Name>{one.name}</Name> : said('liability.no_group')}</td><td className="figure">{show(one.movements.opening)}</td>
              {columns.map(({ name }) => <td className="figure" key={name}>{show(one.movements[name])}</td>)}
              <td className="figure">{show(one.movements.closing)}</td><td className="figure">{costOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}

function Whole({ shown }: { shown: Shown }) {
  const { month, sources = [], groups = [] } = shown
  return (
    <>
      <section className="card" aria-labelledby="moved"><h2 id="moved">{said('liability.moved')}</h2><Moved month={month} /></section>
      <section className="card" aria-labelledby="sources"><h2 id="sources">{said('liability.sources')}</h2><Sources sources={sources} /></section>
      {groups.length > 0 && (
        <section className="card" aria-labelledby="groups">
          <h2 id="groups">{said('liability.groups')}</h2>
          {purses.map((purse) => ({ purse, of: groups.filter((one) => one.purse === purse) })).filter(({ of }) => of.length).map(({ purse, of }) => <OfPurse key={purse} purse={purse} groups={of} />)}
        </section>
      )}
      <Voucher month={month} />
    </>
  )
}

export default function LiabilityMonth() {
  const { month = '' } = useParts('/liability/:month')
  const shown = useAsked<Shown>(`/v1/liability/months/${month}`)
  const name = shown.data ? monthName(shown.data.month.first_day) : plain(month)
  return (
    <Page title={said('liability.title_of', { month: name })} under={[said('places.liability')]} back={{ to: '/liability', name: said('places.liability') }} subtitle={shown.data && <><Day iso={shown.data.month.first_day} /> {said('liability.to')} <Day iso={shown.data.month.last_day} /></>}>
      <Asked of={shown}>{(one) => <Whole shown={one} />}</Asked>
    </Page>
  )
}
