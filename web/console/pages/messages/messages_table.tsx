// Messages as rows: what it said, to whom, and how far it came.
import { maskedMobile, number } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Moment } from '../../parts/moments'
import { Figure, Name } from '../../parts/say'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

type Message = Schema['MessageShown']
const tones = { queued: 'plain', sending: 'info', sent: 'info', delivered: 'good', undelivered: 'bad', failed: 'bad', skipped: 'warn' } as const

export function MessagesTable({ items, isDense }: { items: Message[]; isDense?: boolean }) {
  const columns: Column<Message>[] = [
    { key: 'body', head: said('messages.body'), cell: (one) => <span className="message-body"><Name>{one.body}</Name></span> },
    { key: 'to', head: said('messages.to'), cell: (one) => <Figure>{maskedMobile(one.masked_mobile)}</Figure> },
    { key: 'at', head: said('sales.when'), cell: (one) => <Moment at={one.at} /> },
    { key: 'parts', head: said('messages.parts'), isNumber: true, onPhone: 'hidden', cell: (one) => number(one.parts) },
    { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => <><Badge tone={tones[one.state]}>{said(`messages.states.${one.state}`)}</Badge>{one.reason && <span className="soft small"> <Name>{one.reason}</Name></span>}</> },
  ]
  return <Table label={said('places.messages')} columns={columns} rows={items} id={(one) => one.id} to={(one) => (one.member ? `/members/${one.member}` : null)} isDense={isDense} />
}
