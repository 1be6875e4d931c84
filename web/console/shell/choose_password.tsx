// Whoever forgot their password chooses a new one, with the code that an owner gave them.
import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { client } from '../api/session'
import { TextField } from '../parts/fields'
import { Problem } from '../parts/problem'
import { said } from '../words'
import type { Problem as Refusal } from '../../parts/client'

export default function ChoosePassword({ login: known, done }: { login: string; done: () => void }) {
  const [one, setOne] = useState({ login: known, code: '', password: '' })
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [isSending, setSending] = useState(false)
  const [isChosen, setChosen] = useState(false)
  const set = (part: Partial<typeof one>) => setOne({ ...one, ...part })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    const answer = await client.actAsStranger('/v1/passwords', { ...one, login: one.login.trim(), code: one.code.trim() })
    setSending(false)
    setProblem(answer.ok ? null : answer.problem)
    setChosen(answer.ok)
  }
  if (isChosen) return <><p role="status">{said('sign_in.chosen')}</p><Button type="primary" autoFocus onClick={done}>{said('sign_in.submit')}</Button></>
  return (
    <form className="sign-in" onSubmit={send}>
      <p className="soft">{said('sign_in.choose_words')}</p>
      <TextField label={said('sign_in.login')} value={one.login} set={(login) => set({ login })} isFixed autoComplete="username" isRequired autoFocus={!known} />
      <TextField label={said('sign_in.owner_code')} value={one.code} set={(code) => set({ code })} isFixed autoComplete="one-time-code" isRequired autoFocus={Boolean(known)} />
      <TextField label={said('sign_in.new_password')} type="password" value={one.password} set={(password) => set({ password })} isFixed autoComplete="new-password" isRequired help={said('account.password_help')} />
      <Problem of={problem} />
      <Button type="primary" htmlType="submit" loading={isSending ? { delay: 400 } : false}>{said('sign_in.choose')}</Button>
    </form>
  )
}
