// Before a weighty act: one proves again who one is, by password or by a code, and the act that waited goes on.
import { useState } from 'react'
import type { Problem as Refusal } from '../../parts/client'
import { useAsked } from '../api/ask'
import { client, endProving } from '../api/session'
import type { Schema } from '../api/types'
import { ActDialog } from '../parts/dialog'
import { TextField } from '../parts/fields'
import { Switch } from '../parts/switch'
import { said } from '../words'

export default function Proof() {
  const hasFactor = useAsked<Schema['TotpShown']>('/v1/totp').data?.is_on ?? false
  const [by, setBy] = useState<'password' | 'code'>('password')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [isSending, setSending] = useState(false)
  const turn = (next: 'password' | 'code') => (setBy(next), setTyped(''), setProblem(null))
  const run = async () => {
    if (isSending) return
    setSending(true)
    const answer = await client.act('/v1/sessions/current/proof', { [by]: by === 'code' ? typed.trim() : typed })
    setSending(false)
    if (answer.ok) return endProving(true)
    setTyped('')
    setProblem(answer.problem)
  }
  return (
    <ActDialog title={said('proof.title')} submit={said('proof.submit')} close={() => endProving(false)} run={() => void run()} isSending={isSending} problem={problem}>
      <p className="soft">{said('proof.words')}</p>
      {hasFactor && <Switch label={said('proof.by')} value={by} set={turn} choices={[{ value: 'password', name: said('proof.password') }, { value: 'code', name: said('proof.code') }]} />}
      {by === 'password'
        ? <TextField key="password" label={said('proof.password')} type="password" autoComplete="current-password" value={typed} set={setTyped} isFixed isRequired autoFocus />
        : <TextField key="code" label={said('proof.code')} autoComplete="one-time-code" value={typed} set={setTyped} isFixed isRequired autoFocus help={said('sign_in.code_help')} />}
    </ActDialog>
  )
}
