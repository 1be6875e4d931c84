// Branches and their tills.
import { useState } from 'react'
import { number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { NumberField, TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

type Branch = Schema['BranchShown']

function Opening({ close }: { close: () => void }) {
  const [name, setName] = useState('')
  const [tills, setTills] = useState<number | null>(1)
  const act = useAct<Branch>()
  const run = async () => (await act.send('POST', '/v1/branches', { name, tills: tills ?? 0 })) && close()
  return (
    <ActDialog title={said('branches.open')} submit={said('branches.open')} close={close} run={run} {...act}>
      <TextField label={said('branches.name')} value={name} set={setName} autoFocus isRequired />
      <NumberField label={said('branches.tills')} value={tills} set={setTills} help={said('branches.tills_help')} isRequired />
    </ActDialog>
  )
}

const columns = (): Column<Branch>[] => [
  { key: 'name', head: said('branches.name'), cell: (one) => <Name>{one.name}</Name> },
  { key: 'tills', head: said('branches.tills'), isNumber: true, onPhone: 'figure', cell: (one) => number(one.tills?.length ?? 0) },
  { key: 'state', head: said('list.state'), cell: (one) => <Badge tone={one.is_open ? 'good' : 'plain'}>{said(one.is_open ? 'branches.is_open' : 'branches.is_closed')}</Badge> },
]

export default function Branches() {
  const branches = useAsked<Schema['BranchList']>('/v1/branches')
  const [isOpening, setOpening] = useState(false)
  return (
    <Page title={said('places.branches')} under={[said('places.groups.settings')]} primary={may('branches.define') ? { name: said('branches.open'), run: () => setOpening(true) } : null}>
      <Asked of={branches}>{({ items = [] }) => <Table label={said('places.branches')} columns={columns()} rows={items} id={(one) => one.id} />}</Asked>
      {isOpening && <Opening close={() => setOpening(false)} />}
    </Page>
  )
}
