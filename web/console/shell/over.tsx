// What lies over or above a page: a session that ended, a page that holds unsaved words, a server that is not there.
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { time } from '../../parts/formats'
import { connection, desk } from '../api/session'
import { Dialog } from '../parts/dialog'
import { Say } from '../parts/say'
import { useStore } from '../parts/store'
import { goAnyway, leaving } from '../router'
import { said } from '../words'
import { Closed } from './closed'
import { lastLogin, SignInForm } from './sign_in'

const Proof = lazy(() => import('./proof'))

export const ProofAsked = () => (useStore(desk).isProving ? <Suspense><Proof /></Suspense> : null)

/** The page beneath stays as it is, with all that was typed. */
export function SessionOver() {
  const { isOver } = useStore(desk)
  if (!isOver) return null
  return (
    <Dialog title={said('session_over.title')}>
      <p className="soft">{said('session_over.words')}</p>
      <SignInForm login={lastLogin()} submit="session_over.submit" />
    </Dialog>
  )
}

export function LeaveQuestion() {
  const { to } = useStore(leaving)
  if (!to) return null
  const stay = () => leaving.change({ to: null })
  return (
    <Dialog title={said('save.leave_title')} close={stay}>
      <p>{said('save.leave_words')}</p>
      <div className="acts dialog-acts">
        <Button type="primary" autoFocus onClick={stay}>{said('save.stay')}</Button>
        <Button onClick={goAnyway}>{said('save.leave')}</Button>
      </div>
    </Dialog>
  )
}

export function Strips() {
  const { isConnected, since } = useStore(connection)
  const { isAsking, session } = useStore(desk)
  return (
    <div className="strips" role="status">
      <Closed />
      {session?.reach === 'till' && <p className="strip">{said('session_over.till_reach')} <button className="bare" onClick={() => desk.change({ isOver: true })}>{said('session_over.with_code')}</button></p>}
      {isAsking ? <p className="strip">{said('states.unknown')}</p> : !isConnected && <p className="strip"><Say k="states.offline" v={{ time: time(new Date(since)) }} /></p>}
    </div>
  )
}
