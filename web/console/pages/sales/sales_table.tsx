// Invoices as rows: number, when, where, what was paid and how much of it with credit.
import { amount, plain, unitName } from '../../../parts/formats'
import { useBranches } from '../../api/lists'
import type { Schema } from '../../api/types'
import { Moment } from '../../parts/moments'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

export type Brief = Schema['SaleBrief']

export function useSaleColumns(): Column<Brief>[] {
  const branches = useBranches()
  const unit = { unit: unitName() }
  return [
    { key: 'number', head: said('sales.number'), cell: (one) => one.number ? said('sales.receipt', { number: plain(one.number) }) : said('sales.no_number') },
    { key: 'at', head: said('sales.when'), cell: (one) => <Moment at={one.at} /> },
    { key: 'branch', head: said('sales.branch'), cell: (one) => branches.find((branch) => branch.id === one.branch)?.name ?? '' },
    { key: 'buyer', head: said('sales.buyer'), cell: (one) => said(one.member ? 'sales.of_member' : 'sales.of_guest') },
    { key: 'credit', head: said('sales.credit_in', unit), isNumber: true, onPhone: 'hidden', cell: (one) => (one.credit ? amount(one.credit) : '') },
    { key: 'net', head: said('sales.net_in', unit), isNumber: true, onPhone: 'figure', cell: (one) => amount(one.net) },
  ]
}

export function SalesTable({ items, columns, isDense }: { items: Brief[]; columns?: Column<Brief>[]; isDense?: boolean }) {
  const all = useSaleColumns()
  return <Table label={said('places.sales')} columns={columns ?? all} rows={items} id={(one) => one.sale} to={(one) => `/sales/${one.sale}`} isDense={isDense} />
}
