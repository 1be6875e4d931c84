// What can be done to many members at once, and how the whole of a list is read for it.
import { client } from '../../api/session'
import { Refused, withQuery, type Query } from '../../api/ask'
import type { Schema } from '../../api/types'
import { newKey, type Answer, type Problem } from '../../../parts/client'

export type Member = Schema['MemberListed']
const longestPage = 200

/** All pages of the list as it is filtered and sorted now. */
export async function* wholeList(filters: Query): AsyncGenerator<Member[]> {
  let cursor: string | undefined
  do {
    const answer = await client.read<Schema['MemberList']>(withQuery('/v1/members', { ...filters, cursor, limit: longestPage }))
    if (!answer.ok) throw new Refused(answer.problem)
    yield answer.value.items ?? []
    cursor = answer.value.next_cursor ?? undefined
  } while (cursor)
}

const problemIn = (answer: Answer<unknown>): Problem | null => (answer.ok ? null : answer.problem)

export type ManyAct = { kind: 'group'; group: string | null } | { kind: 'deactivate' } | { kind: 'activate' }

/** What brings a member back to where it was before; null where that cannot be. */
export function undoOf(act: ManyAct, member: Member): ManyAct | null {
  if (act.kind === 'group') return { kind: 'group', group: member.group ?? null }
  if (act.kind === 'deactivate') return member.status === 'active' ? { kind: 'activate' } : null
  return member.status === 'inactive' ? { kind: 'deactivate' } : null
}

export async function send(act: ManyAct, member: Member): Promise<Problem | null> {
  if (act.kind === 'group') return problemIn(await client.act(`/v1/members/${member.id}/group`, act.group ? { group: act.group } : {}, newKey(), 'PUT'))
  return problemIn(await client.act(`/v1/members/${member.id}/${act.kind}`, {}))
}
