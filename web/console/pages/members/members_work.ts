// What can be done to many members at once, and undone.
import { client } from '../../api/session'
import type { Schema } from '../../api/types'
import { newKey, type Answer, type Problem } from '../../../parts/client'

export type Member = Schema['MemberListed']

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
