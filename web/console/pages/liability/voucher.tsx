// The accounting voucher of a month that is over: its lines on the page, and the same as a file for the bookkeeping program.
import { Button } from 'antd'
import { amount, dayOfIso, money, number, numericDate, unitName } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { csv } from '../../parts/csv'
import { download } from '../../parts/download'
import { Machine, Say } from '../../parts/say'
import { Sideways } from '../../parts/sideways'
import { Asked } from '../../parts/states'
import { said } from '../../words'
import { monthName, type Month } from './words'

type Shown = Schema['VoucherShown']
type Line = NonNullable<Shown['lines']>[number]

const heads = ['date', 'number', 'code', 'account', 'description', 'debit', 'credit']
const wordsOf = (voucher: Shown, line: Line): string => said('liability.line_words', { entry: said(`liability.entries.${line.entry}`), purse: said(`liability.${line.purse}`), month: monthName(voucher.first_day) })

/** Amounts in rial: what bookkeeping in Iran is kept in. */
export function fileOf(voucher: Shown): string {
  const day = numericDate(dayOfIso(voucher.last_day))
  const rows = (voucher.lines ?? []).map((one) => [day, String(one.number), one.code, said(`liability.accounts.${one.account}`), wordsOf(voucher, one), String(one.debit), String(one.credit)])
  return csv(heads.map((one) => said(`liability.file.${one}`)), rows)
}

function Lines({ voucher }: { voucher: Shown }) {
  const lines = voucher.lines ?? []
  if (!lines.length) return <p className="soft">{said('liability.voucher_empty')}</p>
  return (
    <Sideways name={said('liability.table_of', { name: said('liability.voucher') })}>
      <table className="numbers-table">
        <thead>
          <tr>
            <th scope="col">{said('liability.file.code')}</th><th scope="col">{said('liability.file.account')}</th><th scope="col">{said('liability.file.description')}</th>
            <th scope="col" className="figure">{said('liability.debit_in', { unit: unitName() })}</th><th scope="col" className="figure">{said('liability.credit_side_in', { unit: unitName() })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={one.number}>
              <td><Machine>{one.code}</Machine></td><td>{said(`liability.accounts.${one.account}`)}</td><td>{wordsOf(voucher, one)}</td>
              <td className="figure">{one.debit ? amount(one.debit) : ''}</td><td className="figure">{one.credit ? amount(one.credit) : ''}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row" colSpan={3}>{said('liability.total')}</th><td className="figure">{amount(voucher.total)}</td><td className="figure">{amount(voucher.total)}</td></tr></tfoot>
      </table>
    </Sideways>
  )
}

function Ready({ voucher }: { voucher: Shown }) {
  const take = () => download(`${said('liability.voucher')} ${voucher.month}.csv`, 'text/csv', fileOf(voucher))
  return (
    <>
      <Lines voucher={voucher} />
      {(voucher.without_rate ?? []).map((one) => <p key={one.group ?? ''} className="small"><Say k="liability.voucher_without" v={{ n: number(one.points), group: one.name || said('liability.no_group') }} /></p>)}
      <dl className="sums">
        {(voucher.balances ?? []).map((one) => <div key={one.purse}><dt>{said(`liability.accounts.${one.purse === 'gift_cards' ? 'gift_card' : one.purse}_liability`)}</dt><dd><Say k="liability.from_to" v={{ opening: money(one.opening), closing: money(one.closing) }} /></dd></div>)}
      </dl>
      {Boolean(voucher.lines?.length) && <div className="acts"><Button type="primary" onClick={take}>{said('liability.take')}</Button><span className="soft small">{said('liability.file_in_rial')}</span></div>}
    </>
  )
}

export function Voucher({ month }: { month: Month }) {
  const voucher = useAsked<Shown>(may('liability.voucher') ? `/v1/liability/months/${month.month}/voucher` : null)
  if (!may('liability.voucher')) return null
  return (
    <section className="card" aria-labelledby="voucher">
      <h2 id="voucher">{said('liability.voucher_of', { month: monthName(month.first_day) })}</h2>
      <Asked of={voucher} rows={3}>{(one) => <Ready voucher={one} />}</Asked>
    </section>
  )
}
