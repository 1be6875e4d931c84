// What lies over or above a page: a session that ended, a page that holds unsaved words, a server that is not there.
import { Button } from 'antd'
import { time } from '../../parts/formats'
import { connection, desk } from '../api/session'
import { Dialog } from '../parts/dialog'
import { Say } from '../parts/say'
import { useStore } from '../parts/store'
import { goAnyway, leaving } from '../router'
import { said } from '../words'
import { lastLogin, SignInForm } from './sign_in'

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
  const { isAsking } = useStore(desk)
  return (
    <div className="strips" role="status">
      {isAsking ? <p className="strip">{said('states.unknown')}</p> : !isConnected && <p className="strip"><Say k="states.offline" v={{ time: time(new Date(since)) }} /></p>}
    </div>
  )
}
