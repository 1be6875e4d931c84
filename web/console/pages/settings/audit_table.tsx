// Acts as rows: what, who, when, where, and whether it was refused.
import { plain } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Link } from '../../parts/link'
import { Moment } from '../../parts/moments'
import { Name } from '../../parts/say'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

type Entry = Schema['AuditEntry']

export function useAuditColumns(open: ((act: string) => void) | null): Column<Entry>[] {
  return [
    { key: 'act', head: said('audit.what'), cell: (one) => (open ? <button className="bare row-link" onClick={() => open(one.id)}>{one.act}</button> : one.act) },
    { key: 'who', head: said('audit.who'), cell: (one) => <><Name>{one.who || said(`roles.${one.role}`)}</Name>{one.who && <span className="soft"> {said(`roles.${one.role}`)}</span>}</> },
    { key: 'at', head: said('sales.when'), cell: (one) => <Moment at={one.at} /> },
    { key: 'where', head: said('sales.branch'), onPhone: 'hidden', cell: (one) => one.branch_name && <Name>{one.till ? said('sales.at_till', { branch: one.branch_name, till: plain(one.till) }) : one.branch_name}</Name> },
    { key: 'member', head: said('audit.about'), onPhone: 'hidden', cell: (one) => one.member && <Link to={`/members/${one.member}`}>{said('sales.of_member')}</Link> },
    { key: 'outcome', head: said('audit.outcome'), onPhone: 'figure', cell: (one) => one.refusal ? <Badge tone="bad">{said('audit.refused')}</Badge> : <Badge tone="good">{said('audit.done')}</Badge> },
  ]
}

export const AuditTable = ({ items, columns, isDense }: { items: Entry[]; columns: Column<Entry>[]; isDense?: boolean }) => (
  <Table label={said('places.audit')} columns={columns} rows={items} id={(one) => one.id} isDense={isDense} />
)
