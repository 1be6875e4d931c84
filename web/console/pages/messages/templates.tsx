// The sentences that messages are made of, by the act that sends them; each in the club's own words, or off.
import { Button } from 'antd'
import { useState } from 'react'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked } from '../../parts/states'
import { said } from '../../words'
import { TemplateForm } from './template_form'
import { eventName, readable } from './template_names'

export type Template = Schema['TemplateShown']

function Sentence({ one, edit }: { one: Template; edit: (() => void) | null }) {
  return (
    <li className="calm">
      <span>{one.sentence ? <Name>{readable(one.sentence)}</Name> : <span className="soft">{said('templates.is_off')}</span>}</span>
      <span className="badges">
        {one.is_own && <Badge tone={one.sentence ? 'info' : 'warn'}>{said(one.sentence ? 'templates.is_own' : 'templates.off')}</Badge>}
        {edit && <Button type="text" aria-label={said('templates.edit_of', { sentence: readable(one.sentence || one.standard) })} onClick={edit}>{said('templates.edit')}</Button>}
      </span>
    </li>
  )
}

export default function Templates() {
  const templates = useAsked<Schema['TemplateList']>('/v1/message-templates')
  const [editing, setEditing] = useState<Template | null>(null)
  const mayEdit = may('messages.set_template')
  return (
    <Page title={said('places.templates')} under={[said('places.groups.messages')]} subtitle={said('templates.words')}>
      <Asked of={templates}>
        {({ items = [] }) => [...new Set(items.map((one) => one.event))].map((event) => (
          <section key={event} className="card" aria-labelledby={`event-${event}`}>
            <h2 id={`event-${event}`}>{eventName(event)}</h2>
            <ul className="rows">{items.filter((one) => one.event === event).map((one) => <Sentence key={one.name} one={one} edit={mayEdit ? () => setEditing(one) : null} />)}</ul>
          </section>
        ))}
      </Asked>
      {editing && <TemplateForm one={editing} close={() => setEditing(null)} />}
    </Page>
  )
}
