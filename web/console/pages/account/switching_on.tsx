// A second factor is switched on: the secret goes into an app, its first code comes back, and recovery codes are kept.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { codeOf, type Code } from '../../../parts/qr'
import { useAct } from '../../api/ask'
import type { Schema } from '../../api/types'
import { download } from '../../parts/download'
import { ActDialog, Dialog } from '../../parts/dialog'
import { TextField } from '../../parts/fields'
import { said } from '../../words'

const quiet = 4 // modules of white around, as the code's standard asks

function Qr({ of }: { of: string }) {
  const [code, setCode] = useState<Code | null>(null)
  useEffect(() => void codeOf(of).then(setCode), [of])
  const side = (code?.modules ?? 0) + 2 * quiet
  return <svg className="qr" role="img" aria-label={said('account.qr')} viewBox={`${-quiet} ${-quiet} ${side} ${side}`}><path d={code?.path} /></svg>
}

/** Kept on paper or in a file; the server has only their marks. */
function Recovery({ codes, close }: { codes: string[]; close: () => void }) {
  const [isCopied, setCopied] = useState(false)
  const text = codes.join('\n')
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => {})
    setCopied(true)
  }
  return (
    <Dialog title={said('account.codes_title')} close={close}>
      <p>{said('account.codes_words')}</p>
      <ul className="recovery key-text machine" tabIndex={0} aria-label={said('account.codes_title')}>{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div className="acts dialog-acts">
        <Button type="primary" autoFocus onClick={() => download(`${said('account.codes_file')}.txt`, 'text/plain', `${text}\n`)}>{said('account.codes_download')}</Button>
        <Button onClick={() => void copy()}>{said(isCopied ? 'page.copied' : 'account.codes_copy')}</Button>
        <Button onClick={close}>{said('account.codes_kept')}</Button>
      </div>
    </Dialog>
  )
}

export function SwitchingOn({ begun, close }: { begun: Schema['TotpBegun']; close: () => void }) {
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<string[] | null>(null)
  const act = useAct<Schema['TotpConfirmed']>()
  if (codes) return <Recovery codes={codes} close={close} />
  const run = async () => {
    const confirmed = await act.send('POST', '/v1/totp/confirmation', { code: code.trim() })
    if (confirmed) setCodes(confirmed.recovery_codes ?? [])
    else setCode('')
  }
  return (
    <ActDialog title={said('account.switch_on')} submit={said('account.confirm')} close={close} run={() => void run()} {...act}>
      <ol className="steps">
        <li>{said('account.step_app')}<Qr of={begun.uri} /></li>
        <li>{said('account.step_secret')}<p className="key-text machine" tabIndex={0} aria-label={said('account.secret')}>{begun.secret.replace(/.{4}(?=.)/g, '$& ')}</p></li>
      </ol>
      <TextField label={said('account.first_code')} inputMode="numeric" autoComplete="one-time-code" value={code} set={setCode} isFixed isRequired autoFocus />
    </ActDialog>
  )
}
