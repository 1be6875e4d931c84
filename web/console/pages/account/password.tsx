// One's own password: the old one is asked for, and all other sessions end.
import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useAct } from '../../api/ask'
import { TextField } from '../../parts/fields'
import { Problem } from '../../parts/problem'
import { said } from '../../words'

const blank = { old_password: '', new_password: '' }

export function Password() {
  const [one, setOne] = useState(blank)
  const [isDone, setDone] = useState(false)
  const act = useAct()
  const set = (part: Partial<typeof blank>) => (setOne({ ...one, ...part }), setDone(false))
  const change = async (event: FormEvent) => {
    event.preventDefault()
    if ((await act.send('POST', '/v1/sessions/current/password', one)) === null) return
    setOne(blank)
    setDone(true)
  }
  return (
    <form className="card form" onSubmit={(event) => void change(event)}>
      <h2>{said('account.password')}</h2>
      <TextField label={said('account.old_password')} type="password" autoComplete="current-password" value={one.old_password} set={(old_password) => set({ old_password })} isFixed isRequired />
      <TextField label={said('sign_in.new_password')} type="password" autoComplete="new-password" value={one.new_password} set={(new_password) => set({ new_password })} isFixed isRequired help={said('account.password_help')} />
      <p className="soft small">{said('account.password_words')}</p>
      <Problem of={act.problem} />
      <div className="acts">
        <Button htmlType="submit" loading={act.isSending ? { delay: 400 } : false}>{said('account.change_password')}</Button>
        <span role="status" className="good-word">{isDone && said('account.password_changed')}</span>
      </div>
    </form>
  )
}
