// One collaborator: what is owed, each line that made it so, and paying it.
import { Button } from 'antd'
import { useState } from 'react'
import { amount, money } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { useBranches } from '../../api/lists'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { MoneyField, TextField } from '../../parts/fields'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { useParts } from '../../router'
import { said } from '../../words'
import { CollaboratorForm } from './form'
import type { Collaborator } from './list'

type Line = Schema['CommissionLine']
const lines = 50

function Settling({ of, close }: { of: Collaborator; close: () => void }) {
  const [rial, setRial] = useState<number | null>(of.payable ?? null)
  const [reason, setReason] = useState('')
  const act = useAct()
  const run = async () => (await act.send('POST', `/v1/collaborators/${of.id}/settlements`, { ...(rial === null ? {} : { amount: rial }), reason })) && close()
  return (
    <ActDialog title={said('collaborators.settle_with', { name: of.name })} submit={said('collaborators.settle')} close={close} run={run} {...act}>
      <p className="soft">{said('collaborators.settle_words', { amount: money(of.payable ?? 0) })}</p>
      <MoneyField label={said('collaborators.amount')} value={rial} set={setRial} isRequired />
      <TextField label={said('collaborators.reason')} value={reason} set={setReason} isRequired help={said('collaborators.reason_help')} />
    </ActDialog>
  )
}

function Lines({ rows }: { rows: Line[] }) {
  const branches = useBranches()
  const columns: Column<Line>[] = [
    { key: 'what', head: said('ledger.what'), cell: (one) => <>{said(`collaborators.kinds.${one.what}`)}{one.reason && <span className="soft"> <Name>{one.reason}</Name></span>}</> },
    { key: 'at', head: said('sales.when'), cell: (one) => <Moment at={one.at} /> },
    { key: 'branch', head: said('sales.branch'), onPhone: 'hidden', cell: (one) => <Name>{branches.find((branch) => branch.id === one.branch)?.name ?? ''}</Name> },
    { key: 'in', head: said('collaborators.more'), isNumber: true, cell: (one) => (one.amount > 0 ? amount(one.amount) : '') },
    { key: 'out', head: said('collaborators.less'), isNumber: true, cell: (one) => (one.amount < 0 ? amount(-one.amount) : '') },
    { key: 'balance', head: said('ledger.balance'), isNumber: true, onPhone: 'figure', cell: (one) => amount(one.balance) },
  ]
  return <Table label={said('ledger.lines')} columns={columns} rows={rows} id={(one) => String(one.version)} isDense />
}

export default function CollaboratorPage() {
  const { id } = useParts('/collaborators/:id')
  const [before, setBefore] = useState<number[]>([])
  const [open, setOpen] = useState<'edit' | 'settle' | null>(null)
  const statement = useAsked<Schema['CommissionStatement']>(`/v1/collaborators/${id}/statement`, { before: before.at(-1), limit: lines })
  const one = statement.data?.collaborator as Collaborator | undefined
  const owed = one?.payable ?? 0
  const settle = may('collaborators.settle') && owed > 0 ? { name: said('collaborators.settle'), run: () => setOpen('settle') } : null
  const edit = may('collaborators.define') && one ? [{ name: said('collaborators.edit'), run: () => setOpen('edit') }] : []
  return (
    <Page title={one?.name ?? said('places.collaborator')} back={{ to: '/collaborators', name: said('places.collaborators') }} primary={settle} more={edit}
      subtitle={one && said(owed < 0 ? 'collaborators.owes' : 'collaborators.owed', { amount: money(Math.abs(owed)) })}>
      <Asked of={statement}>
        {({ lines: rows = [], next }) => (
          <section>
            {rows.length ? <Lines rows={rows} /> : <Empty words={said('collaborators.no_lines')} />}
            <div className="pager">
              <span />
              {before.length > 0 && <Button onClick={() => setBefore(before.slice(0, -1))}>{said('ledger.newer')}</Button>}
              {next != null && <Button onClick={() => setBefore([...before, next])}>{said('ledger.older')}</Button>}
            </div>
          </section>
        )}
      </Asked>
      {one && open === 'settle' && <Settling of={one} close={() => setOpen(null)} />}
      {one && open === 'edit' && <CollaboratorForm collaborator={one} close={() => setOpen(null)} />}
    </Page>
  )
}
