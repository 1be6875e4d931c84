// A member's invoices, newest first.
import { useAsked } from '../../../api/ask'
import type { Schema } from '../../../api/types'
import { Pager, pageSize, usePaging } from '../../../parts/list'
import { Asked, Empty } from '../../../parts/states'
import { said } from '../../../words'
import { SalesTable, useSaleColumns } from '../../sales/sales_table'
import type { Member } from '../member'

export default function Purchases({ member }: { member: Member }) {
  const { cursor } = usePaging()
  const sales = useAsked<Schema['SalesListed']>('/v1/sales', { member: member.id, cursor, limit: pageSize })
  const columns = useSaleColumns().filter((column) => column.key !== 'buyer')
  return <Asked of={sales}>{({ items = [], next_cursor }) => (items.length ? <><SalesTable items={items} columns={columns} /><Pager count={items.length} next={next_cursor} /></> : <Empty words={said('members.no_purchases')} />)}</Asked>
}
