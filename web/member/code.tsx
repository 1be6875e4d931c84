// A one-time code on its way: asked for, and asked for again after 45 seconds.

import { useEffect, useState } from 'preact/hooks'
import * as show from '../parts/formats'
import { act } from './server'
import { Say } from './view'
import { said } from './words'

export const betweenCodesMs = 45_000

export function Again({ at, ask }: { at: number; ask(): void }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.ceil((at - now) / 1000)
  if (seconds > 0) return <span class="soft"><Say k="sign_in.again_in" v={{ seconds: show.plain(seconds) }} /></span>
  return <button type="button" class="link" onClick={ask}>{said('sign_in.again')}</button>
}

/** A code to oneself. `ask` gives the refusal, or '' where a code is on its way, also one of just now. */
export function useCode(path: string) {
  const [again, setAgain] = useState(Date.now() + betweenCodesMs)
  const [problem, setProblem] = useState('')
  const ask = async (body: object = {}): Promise<string> => {
    const answer = await act(path, body)
    const isOnItsWay = !answer.ok && answer.problem.code === 'me.code_asked_lately' && !('mobile' in body)  // one's own number: the code of just now serves
    const refusal = answer.ok || isOnItsWay ? '' : answer.problem.detail
    setProblem(refusal)
    if (answer.ok) setAgain(Date.now() + betweenCodesMs)
    return refusal
  }
  return { again, problem, ask }
}
