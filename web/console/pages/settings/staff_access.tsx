// Somebody's access: a code for a new password, their sessions, their second factor, and whether they may come in at all.
import { Button } from 'antd'
import { useState } from 'react'
import { fullDate, dayOfInstant, time } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { ActDialog, Dialog } from '../../parts/dialog'
import { Problem } from '../../parts/problem'
import { Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { said } from '../../words'
import { SessionsTable, type OpenSession } from '../account/sessions_table'
import { ShownOnce } from './shown_once'

interface Shape {
  person: Schema['StaffShown']
  close: () => void
}

export function Closing({ person, close }: Shape) {
  const act = useAct()
  const what = person.is_active ? 'disable' : 'enable'
  const run = async () => (await act.send('POST', `/v1/staff/${person.id}/active`, { is_active: !person.is_active })) !== null && close()
  return (
    <ActDialog title={said(`staff.${what}_of`, { name: person.name })} submit={said(`staff.${what}`)} isDanger={person.is_active} close={close} run={() => void run()} {...act}>
      <p>{said(`staff.${what}_words`)}</p>
    </ActDialog>
  )
}

/** Nobody chooses a password for another: whoever has the code chooses. */
export function Resetting({ person, close }: Shape) {
  const act = useAct<Schema['PasswordCode']>()
  const [made, setMade] = useState<Schema['PasswordCode'] | null>(null)
  if (made) {
    const ends = new Date(made.ends_at)
    const words = <Say k="staff.code_words" v={{ login: made.login, day: fullDate(dayOfInstant(ends)), time: time(ends) }} />
    return <ShownOnce title={said('staff.code_of', { name: person.name })} words={words} text={made.code} copyWords={said('staff.copy_code')} close={close} />
  }
  const run = async () => setMade(await act.send('POST', `/v1/staff/${person.id}/password_code`, {}))
  return (
    <ActDialog title={said('staff.reset_of', { name: person.name })} submit={said('staff.reset')} close={close} run={() => void run()} {...act}>
      <p>{said('staff.reset_words')}</p>
    </ActDialog>
  )
}

export function FactorOff({ person, close }: Shape) {
  const act = useAct()
  const run = async () => (await act.send('POST', `/v1/staff/${person.id}/totp/off`, {})) !== null && close()
  return (
    <ActDialog title={said('staff.factor_off_of', { name: person.name })} submit={said('staff.factor_off')} isDanger close={close} run={() => void run()} {...act}>
      <p>{said('staff.factor_off_words')}</p>
    </ActDialog>
  )
}

export function SessionsOf({ person, mayEnd, close }: Shape & { mayEnd: boolean }) {
  const sessions = useAsked<Schema['SessionList']>(`/v1/staff/${person.id}/sessions`)
  const act = useAct()
  const end = (one: OpenSession | null) => void act.send('POST', `/v1/staff/${person.id}/sessions/end`, one ? { session: one.session } : {})
  return (
    <Dialog title={said('staff.sessions_of', { name: person.name })} close={close} isWide>
      <Asked of={sessions} rows={2}>{({ items = [] }) => (items.length ? <SessionsTable items={items} end={mayEnd ? end : undefined} /> : <p className="soft">{said('staff.no_sessions')}</p>)}</Asked>
      <Problem of={act.problem} />
      <div className="acts dialog-acts">
        <Button onClick={close} autoFocus>{said('page.close')}</Button>
        {mayEnd && (sessions.data?.items ?? []).some((one) => !one.is_current) && <Button danger onClick={() => end(null)} loading={act.isSending ? { delay: 400 } : false}>{said('staff.end_all')}</Button>}
      </div>
    </Dialog>
  )
}
