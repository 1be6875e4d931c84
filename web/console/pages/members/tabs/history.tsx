// How a member came and through which groups they went.
import { date, dayOfIso } from '../../../../parts/formats'
import { useAsked } from '../../../api/ask'
import { may } from '../../../api/may'
import type { Schema } from '../../../api/types'
import { Pager, pageSize, usePaging } from '../../../parts/list'
import { Name, Say } from '../../../parts/say'
import { Asked } from '../../../parts/states'
import { said } from '../../../words'
import { AuditTable, useAuditColumns } from '../../settings/audit_table'
import type { Member } from '../member'

/** What was done about this member, read off the log. */
function Acts({ member }: { member: Member }) {
  const { cursor } = usePaging()
  const acts = useAsked<Schema['AuditListed']>('/v1/audit', { member: member.id, cursor, limit: pageSize })
  const columns = useAuditColumns(null).filter((column) => column.key !== 'member')
  return <Asked of={acts}>{({ items = [], next_cursor }) => <><AuditTable items={items} columns={columns} isDense /><Pager count={items.length} next={next_cursor} /></>}</Asked>
}

export default function History({ member }: { member: Member }) {
  const enrolled = member.enrolled as Schema['EnrolmentShown'] | undefined
  const tier = useAsked<Schema['TierShown']>(may('tiers.show_member') && member.status !== 'erased' ? `/v1/members/${member.id}/tier` : null)
  const whyOf = (act: string) => (tier.data?.moves ?? []).find((move) => move.act === act)?.sentence
  const who = (one: { by_name: string; by_role: string }) => one.by_name || said(`roles.${one.by_role}`)
  return (
    <>
      {may('audit.list') && <Acts member={member} />}
      <section className="card">
        <h2>{said('members.way')}</h2>
        <ol className="rows">
          {(member.groups ?? []).map((one, at) => (
            <li key={at}>
              <span><Say k={one.group ? 'members.into_group' : 'members.out_of_group'} v={{ group: one.name, why: said(`members.group_reasons.${one.reason}`) }} />{whyOf(one.act) && <span className="soft small"> {whyOf(one.act)}</span>}</span>
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
    </>
  )
}
