// The second factor: on or off, how many recovery codes are left, and the way to the other state.
import { Button } from 'antd'
import { useState } from 'react'
import { number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { desk, readSession } from '../../api/session'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { TextField } from '../../parts/fields'
import { Problem } from '../../parts/problem'
import { Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { said } from '../../words'
import { SwitchingOn } from './switching_on'

const fewCodes = 3

function SwitchingOff({ close }: { close: () => void }) {
  const [password, setPassword] = useState('')
  const act = useAct()
  const run = async () => (await act.send('POST', '/v1/totp/off', { password })) !== null && close()
  return (
    <ActDialog title={said('account.factor_off')} submit={said('account.switch_off')} isDanger close={close} run={() => void run()} {...act}>
      <p>{said('account.factor_off_words')}</p>
      <TextField label={said('sign_in.password')} type="password" autoComplete="current-password" value={password} set={setPassword} isFixed isRequired autoFocus />
    </ActDialog>
  )
}

function Standing({ factor, begin, end, isSending }: { factor: Schema['TotpShown']; begin: () => void; end: () => void; isSending: boolean }) {
  if (!factor.is_on) return (
    <>
      <p className="soft">{said('account.factor_words')}</p>
      <div className="acts"><Button onClick={begin} loading={isSending ? { delay: 400 } : false}>{said('account.switch_on')}</Button></div>
    </>
  )
  return (
    <>
      <p className="soft">{said('account.factor_is_on_words')}</p>
      <p className={factor.recovery_codes <= fewCodes ? 'warn-word' : undefined}><Say k="account.codes_left" v={{ n: number(factor.recovery_codes) }} /></p>
      <div className="acts"><Button onClick={end}>{said('account.factor_off')}</Button></div>
    </>
  )
}

export function SecondFactor() {
  const factor = useAsked<Schema['TotpShown']>('/v1/totp')
  const [begun, setBegun] = useState<Schema['TotpBegun'] | null>(null)
  const [isEnding, setEnding] = useState(false)
  const act = useAct<Schema['TotpBegun']>()
  const begin = async () => setBegun(await act.send('POST', '/v1/totp', {}))
  const close = () => {
    setBegun(null)
    if (desk.now.session!.reach !== 'whole') void readSession()
  }
  const isOn = factor.data?.is_on ?? false
  return (
    <section className="card form" aria-labelledby="second-factor">
      <div className="section-head"><h2 id="second-factor">{said('account.factor')}</h2>{factor.data && <Badge tone={isOn ? 'good' : 'plain'}>{said(isOn ? 'account.is_on' : 'account.is_off')}</Badge>}</div>
      <Asked of={factor} rows={2}>{(one) => <Standing factor={one} begin={() => void begin()} end={() => setEnding(true)} isSending={act.isSending} />}</Asked>
      <Problem of={act.problem} />
      {begun && <SwitchingOn begun={begun} close={close} />}
      {isEnding && <SwitchingOff close={() => setEnding(false)} />}
    </section>
  )
}
