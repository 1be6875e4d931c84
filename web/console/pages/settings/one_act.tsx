// One act of the log: who, when, and what was asked and answered, as the log keeps it.
import { Button } from 'antd'
import { useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { Dialog } from '../../parts/dialog'
import { Moment } from '../../parts/moments'
import { Machine, Name } from '../../parts/say'
import { Asked } from '../../parts/states'
import { said } from '../../words'

function Body({ name, value }: { name: string; value: unknown }) {
  if (!value) return null
  return <section><h3>{said(`audit.${name}`)}</h3><pre className="machine body" lang="en" tabIndex={0} aria-label={said(`audit.${name}`)}>{JSON.stringify(value, null, 2)}</pre></section>
}

function Shown({ one }: { one: Schema['AuditShown'] }) {
  const entry = one.entry as Schema['AuditEntry']
  return (
    <>
      <p><strong>{entry.act}</strong> · <Name>{entry.who || said(`roles.${entry.role}`)}</Name> · <Moment at={entry.at} /></p>
      {entry.refusal && <p className="refusal">{said('audit.refused')} <Machine>{entry.refusal}</Machine></p>}
      {one.is_erased && <p className="soft">{said('audit.is_erased')}</p>}
      {one.is_without_people && <p className="soft">{said('audit.without_people')}</p>}
      <Body name="request" value={one.request} />
      <Body name="answer" value={one.answer} />
      <p className="soft small">{said('audit.id')} <Machine>{entry.id}</Machine></p>
    </>
  )
}

export function OneAct({ act, close }: { act: string; close: () => void }) {
  const shown = useAsked<Schema['AuditShown']>(`/v1/audit/${act}`)
  return (
    <Dialog title={said('audit.one')} close={close}>
      <Asked of={shown} rows={3}>{(one) => <Shown one={one} />}</Asked>
      <div className="acts dialog-acts"><Button onClick={close} autoFocus>{said('page.close')}</Button></div>
    </Dialog>
  )
}
