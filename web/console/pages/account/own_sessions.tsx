// Where one is signed in: any session but this one can be ended from here.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Asked } from '../../parts/states'
import { said } from '../../words'
import { deviceOf, SessionsTable, type OpenSession } from './sessions_table'

function Ending({ one, close }: { one: OpenSession | null; close: () => void }) {
  const act = useAct()
  const run = async () => (await act.send('POST', '/v1/sessions/end_others', one ? { session: one.session } : {})) !== null && close()
  const submit = said(one ? 'account.end_session' : 'account.end_others')
  return (
    <ActDialog title={one ? said('account.end_session_of', { device: deviceOf(one.agent) }) : submit} submit={submit} isDanger close={close} run={() => void run()} {...act}>
      <p>{said(one ? 'account.end_session_words' : 'account.end_others_words')}</p>
    </ActDialog>
  )
}

export function OwnSessions() {
  const sessions = useAsked<Schema['SessionList']>('/v1/sessions')
  const [ending, setEnding] = useState<{ one: OpenSession | null } | null>(null)
  const hasOthers = (sessions.data?.items ?? []).length > 1
  return (
    <section className="card" aria-labelledby="sessions">
      <div className="section-head">
        <h2 id="sessions">{said('account.sessions')}</h2>
        {hasOthers && <Button onClick={() => setEnding({ one: null })}>{said('account.end_others')}</Button>}
      </div>
      <Asked of={sessions} rows={2}>{({ items = [] }) => <SessionsTable items={items} end={(one) => setEnding({ one })} />}</Asked>
      {ending && <Ending one={ending.one} close={() => setEnding(null)} />}
    </section>
  )
}
