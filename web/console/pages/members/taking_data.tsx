// A member asks the club for their data: the owner takes it as one file to hand over, and the log has that they did.
import { useState } from 'react'
import { latinDigits } from '../../../parts/digits'
import { number, numericDate } from '../../../parts/formats'
import { useAct } from '../../api/ask'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { download } from '../../parts/download'
import { todayHere } from '../../parts/moments'
import { Say } from '../../parts/say'
import { said } from '../../words'
import type { Member } from './member'
import { gather, pageOf } from './person_data'

export function TakingData({ member, title, submit, close }: { member: Member; title: string; submit: string; close: () => void }) {
  const [count, setCount] = useState<number | null>(null)
  const [isBroken, setBroken] = useState(false)
  const send = useAct<Schema['PersonExported']>()
  const run = async () => {
    setBroken(false)
    const exported = await send.send('POST', `/v1/members/${member.id}/exports`, {})
    if (!exported) return
    try {
      setCount(0)
      const page = await pageOf(await gather(member.id, exported, setCount))
      download(`${said('members.acts.data.file', { number: String(member.number) })} ${latinDigits(numericDate(todayHere())).replaceAll('/', '-')}.html`, 'text/html', page)
      close()
    } catch {
      setBroken(true)
    } finally {
      setCount(null)
    }
  }
  return (
    <ActDialog title={title} submit={submit} close={close} run={run} {...send} isSending={send.isSending || count !== null}>
      <p>{said('members.acts.data.words')}</p>
      {count !== null && <p role="status"><Say k="members.acts.data.reading" v={{ n: number(count) }} /></p>}
      {isBroken && <p className="refusal" role="alert">{said('members.acts.data.broken')}</p>}
    </ActDialog>
  )
}
