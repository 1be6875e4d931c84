// Collaborators: who takes part in sales, at what percent, and what each is owed.
import { useState } from 'react'
import { amount, percent, unitName } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Link } from '../../parts/link'
import { Page } from '../../parts/page'
import { Figure, Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'
import { CollaboratorForm } from './form'

export type Collaborator = Schema['CollaboratorShown']

const columns: Column<Collaborator>[] = [
  { key: 'name', head: said('collaborators.name'), cell: (one) => <Link className="row-link" to={`/collaborators/${one.id}`}><Name>{one.name}</Name></Link> },
  { key: 'percent', head: said('collaborators.percent'), isNumber: true, cell: (one) => <Figure>{percent(one.percent)}</Figure> },
  { key: 'payable', head: said('collaborators.payable_in', { unit: unitName() }), isNumber: true, onPhone: 'figure', cell: (one) => <Figure>{amount(one.payable ?? 0)}</Figure> },
  { key: 'state', head: said('list.state'), cell: (one) => <Badge tone={one.is_active ? 'good' : 'plain'}>{said(one.is_active ? 'collaborators.is_active' : 'collaborators.is_not_active')}</Badge> },
]

export default function Collaborators() {
  const list = useAsked<Schema['CollaboratorList']>('/v1/collaborators')
  const [isAdding, setAdding] = useState(false)
  const primary = may('collaborators.define') ? { name: said('collaborators.add'), run: () => setAdding(true) } : null
  return (
    <Page title={said('places.collaborators')} subtitle={said('collaborators.words')} primary={primary}>
      <Asked of={list}>
        {({ items = [] }) => (items.length ? <Table label={said('places.collaborators')} columns={columns} rows={items} id={(one) => one.id} /> : <Empty words={said('collaborators.none')} act={primary} />)}
      </Asked>
      {isAdding && <CollaboratorForm collaborator={null} close={() => setAdding(false)} />}
    </Page>
  )
}
