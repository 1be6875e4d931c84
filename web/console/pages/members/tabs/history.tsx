// How a member came and through which groups they went.
import { date, dayOfIso } from '../../../../parts/formats'
import type { Schema } from '../../../api/types'
import { Name, Say } from '../../../parts/say'
import { said } from '../../../words'
import type { Member } from '../member'

export default function History({ member }: { member: Member }) {
  const enrolled = member.enrolled as Schema['EnrolmentShown'] | undefined
  const who = (one: { by_name: string; by_role: string }) => one.by_name || said(`roles.${one.by_role}`)
  return (
    <section className="card">
      <h2>{said('members.way')}</h2>
      <ol className="rows">
        {(member.groups ?? []).map((one, at) => (
          <li key={at}>
            <span><Say k={one.group ? 'members.into_group' : 'members.out_of_group'} v={{ group: one.name, why: said(`members.group_reasons.${one.reason}`) }} /></span>
            <span className="soft"><Say k="members.by_on" v={{ name: who(one), day: date(dayOfIso(one.since)) }} /></span>
          </li>
        ))}
        {enrolled && (
          <li>
            <span>{said('members.was_enrolled')} <Name>{enrolled.branch_name}</Name></span>
            <span className="soft"><Say k="members.by_on" v={{ name: who(enrolled), day: date(dayOfIso(enrolled.day)) }} /></span>
          </li>
        )}
      </ol>
    </section>
  )
}
