// What is one's own: the password, the second factor, and where one is signed in.
import { desk } from '../../api/session'
import { Page } from '../../parts/page'
import { Say } from '../../parts/say'
import { useStore } from '../../parts/store'
import { said } from '../../words'
import { OwnSessions } from './own_sessions'
import { Password } from './password'
import { SecondFactor } from './second_factor'

export default function Account() {
  const session = useStore(desk).session!
  const isSettingUp = session.reach === 'setting_up'
  return (
    <Page title={said('places.account')} subtitle={<Say k="person.who" v={{ name: session.name, role: said(`roles.${session.role}`) }} />}>
      {isSettingUp && <p className="card attention" role="status">{said('account.must_set_up')}</p>}
      <div className="pair">
        <SecondFactor />
        {!isSettingUp && <Password />}
      </div>
      {!isSettingUp && <OwnSessions />}
    </Page>
  )
}
