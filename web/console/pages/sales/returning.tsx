// Goods come back: how many of each line; what goes back to credit and in cash is told afterwards by the receipt.
import { useState } from 'react'
import { ltr, money, number, signed } from '../../../parts/formats'
import { useAct, useConsulted } from '../../api/ask'
import { named, useBranches } from '../../api/lists'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { ChoiceField, NumberField, TextField } from '../../parts/fields'
import { said } from '../../words'

/** Goods are taken back where they were sold, unless somebody says otherwise. */
export const branchOf = (sale: Schema['SaleShown'], branches: Schema['BranchShown'][]): string | undefined => (branches.find((one) => one.name === sale.receipt.branch_name) ?? branches[0])?.id

/** «امتیاز −۱۶ · به اعتبار ۲۰۰٬۰۰۰ · نقد ۱۹۰٬۰۰۰», before it is done. */
function Legs({ sale, asked }: { sale: string; asked: object }) {
  const quote = useConsulted<Schema['ReturnQuoted']>(`/v1/sales/${sale}/returns/quotes`, asked)
  if (!quote.data) return null
  const { points, gift_back, credit_back, cash_back } = quote.data
  return <p role="status"><strong>{said('sales.legs_ahead', { points: ltr(signed(points)), credit: money(credit_back), cash: money(cash_back) })}{gift_back > 0 && said('sales.to_gift_cards', { amount: money(gift_back) })}</strong></p>
}

export function Returning({ sale, close }: { sale: Schema['SaleShown']; close: () => void }) {
  const [asked, setAsked] = useState<Record<number, number | null>>({})
  const [reason, setReason] = useState('')
  const act = useAct<Schema['ReturnReceipt']>()
  const branches = useBranches()
  const [chosen, setBranch] = useState<string | null>(null)
  const branch = chosen ?? branchOf(sale, branches)
  const left = (line: Schema['PricedLine']) => line.quantity - (sale.returned?.find((one) => one.line === line.line)?.returned ?? 0)
  const lines = Object.entries(asked).filter(([, quantity]) => quantity).map(([line, quantity]) => ({ line: Number(line), quantity: quantity! }))
  const run = async () => (await act.send('POST', `/v1/sales/${sale.receipt.sale}/returns`, { lines, branch, ...(reason ? { reason } : {}) })) && close()
  return (
    <ActDialog title={said('sales.return')} submit={said('sales.return')} close={close} run={run} isReady={lines.length > 0} {...act}>
      <p className="soft">{said('sales.return_words')}</p>
      {(sale.receipt.lines ?? []).filter((line) => left(line) > 0).map((line) => (
        <NumberField key={line.line} label={line.name} help={said('sales.left', { n: number(left(line)) })} value={asked[line.line] ?? null} set={(quantity) => setAsked({ ...asked, [line.line]: quantity })} />
      ))}
      {lines.length > 0 && may('sales.quote_return') && <Legs sale={sale.receipt.sale} asked={{ lines, branch }} />}
      {branches.length > 1 && <ChoiceField label={said('sales.return_at')} value={branch ?? ''} set={setBranch} choices={named(branches)} />}
      <TextField label={said('sales.reason')} value={reason} set={setReason} isOptional />
    </ActDialog>
  )
}
