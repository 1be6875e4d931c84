// A member's profile is changed: only what differs is sent, the draft stays until it is saved.
import { readMobile } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import type { Schema } from '../../api/types'
import { useDraft } from '../../parts/draft'
import { TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { SaveBar } from '../../parts/save_bar'
import { Asked } from '../../parts/states'
import { navigate, useParts } from '../../router'
import { said } from '../../words'
import { changesOf, ProfileFields, typedOf } from './profile_form'

type Member = Schema['MemberShown']

function Editing({ member }: { member: Member }) {
  const before = typedOf(member.profile as Schema['Profile'], (member.mobile && readMobile(member.mobile)) || '')
  const draft = useDraft(`member.${member.id}`, before)
  const act = useAct<Schema['MemberUpdated']>()
  const { value, set } = draft
  const save = async () => {
    const { given, clear } = changesOf(value, before)
    const asked = { ...given, ...(clear.length ? { clear } : {}), ...(value.mobile !== before.mobile && value.mobile ? { mobile: value.mobile } : {}) }
    if (!(await act.send('PATCH', `/v1/members/${member.id}`, asked))) return
    draft.discard()
    navigate(`/members/${member.id}/profile`)
  }
  const wrong = act.problem
  return (
    <Page title={said('members.edit_of', { name: member.name || said('members.nameless') })} under={[said('places.members')]} back={{ to: `/members/${member.id}/profile`, name: member.name || said('members.nameless') }}>
      <div className="page narrow">
        <Problem of={wrong} />
        {member.mobile && <section className="card"><TextField label={said('members.mobile')} value={value.mobile} set={(mobile) => set({ mobile })} error={wrong?.pointer === '/mobile' ? wrong.detail : null} isFixed inputMode="tel" /></section>}
        <ProfileFields typed={value} set={set} wrong={wrong} />
        <SaveBar draft={draft} save={() => void save()} isSending={act.isSending} />
      </div>
    </Page>
  )
}

export default function EditMember() {
  const { id } = useParts('/members/:id/edit')
  const member = useAsked<Member>(`/v1/members/${id}`)
  return <Asked of={member}>{(one) => <Editing member={one} />}</Asked>
}
