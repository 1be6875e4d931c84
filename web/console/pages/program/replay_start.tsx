// «اجرای دوباره بر گذشته»: which days, then the server goes through them; the draft is judged as it stands now.
import { useState } from 'react'
import { isoOfDay } from '../../../parts/formats'
import { useAct } from '../../api/ask'
import { ActDialog } from '../../parts/dialog'
import { DayField } from '../../parts/fields'
import { todayHere } from '../../parts/moments'
import { navigate } from '../../router'
import { said } from '../../words'
import { bare, type Document } from './document'
import type { Replay } from './replay_words'

/** Without a draft the past is judged as it was. */
export function ReplayStart({ draft, close }: { draft?: Document; close: () => void }) {
  const [first, setFirst] = useState<string | null>(isoOfDay(todayHere() - 365))
  const [last, setLast] = useState<string | null>(isoOfDay(todayHere()))
  const act = useAct<Replay>()
  const run = async () => {
    const started = await act.send('POST', '/v1/replays', { first_day: first, last_day: last, ...(draft ? { draft: bare(draft) } : {}) })
    if (started) navigate(`/program/replays/${started.id}`)
  }
  return (
    <ActDialog title={said(draft ? 'replay.title' : 'replay.title_as_it_was')} submit={said('replay.start')} isReady={Boolean(first && last)} close={close} run={run} {...act}>
      <p className="soft">{said(draft ? 'replay.words' : 'replay.words_as_it_was')}</p>
      <DayField label={said('replay.first_day')} value={first} set={setFirst} />
      <DayField label={said('replay.last_day')} value={last} set={setLast} />
    </ActDialog>
  )
}
