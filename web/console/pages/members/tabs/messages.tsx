// What was sent to a member, and how far it came.
import { useAsked } from '../../../api/ask'
import type { Schema } from '../../../api/types'
import { Asked, Empty } from '../../../parts/states'
import { said } from '../../../words'
import { MessagesTable } from '../../messages/messages_table'
import type { Member } from '../member'

export default function Messages({ member }: { member: Member }) {
  const messages = useAsked<Schema['MessageList']>('/v1/messages', { member: member.id, limit: 50 })
  return <Asked of={messages}>{({ items = [] }) => (items.length ? <MessagesTable items={items} /> : <Empty words={said('messages.none_of_member')} />)}</Asked>
}
