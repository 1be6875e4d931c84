// A new member: a mobile is enough; the rest when somebody has the time.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { useDraft } from '../../parts/draft'
import { Check, TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { SaveBar } from '../../parts/save_bar'
import { navigate } from '../../router'
import { said } from '../../words'
import { changesOf, GroupField, ProfileFields, typedOf } from './profile_form'

const nobody = { ...typedOf({}, ''), issue_card: false }

export default function Enrol() {
  const draft = useDraft('enrol', nobody)
  const act = useAct<Schema['MemberEnrolled']>()
  const [isWhole, setWhole] = useState(false)
  const { value, set } = draft
  const enrol = async () => {
    const asked = { mobile: value.mobile, issue_card: value.issue_card, ...(value.group ? { group: value.group } : {}), ...changesOf(value, nobody).given }
    const made = await act.send('POST', '/v1/members', asked)
    if (!made) return
    draft.discard()
    navigate(`/members/${made.id}`)
  }
  const wrong = act.problem
  return (
    <Page title={said('members.enrol')} under={[said('places.members')]} back={{ to: '/members', name: said('places.members') }}>
      <div className="page narrow">
        <section className="card">
          <TextField label={said('members.mobile')} value={value.mobile} set={(mobile) => set({ mobile })} error={wrong?.pointer === '/mobile' ? wrong.detail : null} help={said('members.mobile_help')} isFixed inputMode="tel" autoFocus isRequired />
          <div className="form-grid">
            <TextField label={said('members.profile.first_name')} value={value.first_name} set={(first_name) => set({ first_name })} isOptional />
            <TextField label={said('members.profile.last_name')} value={value.last_name} set={(last_name) => set({ last_name })} isOptional />
            <GroupField typed={value} set={set} />
          </div>
          {may('members.issue_card') && <Check label={said('members.with_card')} value={value.issue_card} set={(issue_card) => set({ issue_card })} />}
        </section>
        {isWhole ? <ProfileFields typed={value} set={set} wrong={wrong} /> : <Button onClick={() => setWhole(true)}>{said('members.whole_profile')}</Button>}
        <Problem of={act.problem} />
        <SaveBar draft={draft} save={() => void enrol()} isSending={act.isSending} words={said('members.enrol_now')} />
      </div>
    </Page>
  )
}
