// What was sent to whom, and how far it came.
import { useAsked } from '../../api/ask'
import { useTemplates } from '../../api/lists'
import type { Schema } from '../../api/types'
import { density, Filter, ListBar, Pager, pageSize, usePaging, useWord } from '../../parts/list'
import { Page } from '../../parts/page'
import { Asked, Empty, NoMatch } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Views } from '../../parts/views'
import { setQuery } from '../../router'
import { said } from '../../words'
import { MessagesTable } from './messages_table'
import { eventName } from './template_names'

const states = ['queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'skipped'] as const

export default function Messages() {
  const { cursor } = usePaging()
  const filters = { state: useWord('state'), event: useWord('event') }
  const messages = useAsked<Schema['MessageList']>('/v1/messages', { ...filters, after: cursor, limit: pageSize })
  const events = [...new Set(useTemplates().map((one) => one.event))]
  const isDense = useStore(density) === 'dense'
  const isFiltered = Object.values(filters).some(Boolean)
  return (
    <Page title={said('places.messages')} under={[said('places.groups.messages')]}>
      <Views list="messages" path="/messages" />
      <ListBar>
        <Filter name="state" label={said('list.state')} choices={states.map((value) => ({ value, name: said(`messages.states.${value}`) }))} />
        <Filter name="event" label={said('messages.event')} choices={events.map((value) => ({ value, name: eventName(value) }))} />
      </ListBar>
      <Asked of={messages}>
        {({ items = [], next }) => items.length ? <><MessagesTable items={items} isDense={isDense} /><Pager count={items.length} next={next} /></>
          : isFiltered ? <NoMatch words={said('messages.no_match')} clear={() => setQuery({ state: null, event: null, after: null })} /> : <Empty words={said('messages.none')} />}
      </Asked>
    </Page>
  )
}
