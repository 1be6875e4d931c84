// One act that takes two: what exactly is asked, by whom and why; agreed to as it was read, or declined in words.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/ask'
import type { Approval } from '../../api/waiting'
import { ActDialog, Dialog } from '../../parts/dialog'
import { TextField } from '../../parts/fields'
import { Moment } from '../../parts/moments'
import { Problem } from '../../parts/problem'
import { Machine, Name } from '../../parts/say'
import { said } from '../../words'
import { StateOf } from './approvals'
import { Requested } from './requested'

interface Shape {
  one: Approval
  close: () => void
}

function Declining({ one, close, back }: Shape & { back: () => void }) {
  const [words, setWords] = useState('')
  const act = useAct()
  const run = async () => (await act.send('POST', `/v1/approvals/${one.id}/decline`, { words })) !== null && close()
  return (
    <ActDialog title={said('approvals.decline_of', { what: one.act_name })} submit={said('approvals.decline')} isDanger close={back} run={() => void run()} {...act}>
      <TextField label={said('approvals.why_not')} value={words} set={setWords} help={said('approvals.why_not_help')} autoFocus isOptional />
    </ActDialog>
  )
}

const Facts = ({ one }: { one: Approval }) => (
  <>
    <p className="badges"><StateOf one={one} /></p>
    <dl className="sums">
      <div><dt>{said('approvals.asker')}</dt><dd><Name>{one.asker || said(`roles.${one.asker_role}`)}</Name> · {said(`roles.${one.asker_role}`)}</dd></div>
      <div><dt>{said('approvals.asked_at')}</dt><dd><Moment at={one.asked_at} /></dd></div>
      {one.state === 'waiting' && <div><dt>{said('approvals.ends_at')}</dt><dd><Moment at={one.ends_at} /></dd></div>}
      {one.decided_at && <div><dt>{said('approvals.decided_by')}</dt><dd><Name>{one.decided_by}</Name> · <Moment at={one.decided_at} /></dd></div>}
      {one.words && <div><dt>{said('approvals.why_not')}</dt><dd><Name>{one.words}</Name></dd></div>}
    </dl>
    <Requested of={one} />
    <p className="soft small">{said('approvals.digest')} <Machine>{`${one.digest.slice(0, 8)}…${one.digest.slice(-5)}`}</Machine></p>
  </>
)

export function Deciding({ one, isOpen, close }: Shape & { isOpen: boolean }) {
  const [isDeclining, setDeclining] = useState(false)
  const act = useAct()
  if (isDeclining) return <Declining one={one} close={close} back={() => setDeclining(false)} />
  const agree = async () => (await act.send('POST', `/v1/approvals/${one.id}/approve`, { digest: one.digest })) !== null && close()
  return (
    <Dialog title={one.act_name} close={close}>
      <div className="form">
        <Facts one={one} />
        {one.is_own && one.state === 'waiting' && <p className="soft">{said('approvals.own_words')}</p>}
        <Problem of={act.problem} />
        <div className="acts">
          {isOpen && <Button type="primary" onClick={() => void agree()} loading={act.isSending ? { delay: 400 } : false}>{said('approvals.agree')}</Button>}
          {isOpen && <Button danger onClick={() => setDeclining(true)}>{said('approvals.decline')}</Button>}
          <Button onClick={close} autoFocus>{said('page.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
