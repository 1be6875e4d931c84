// How many acts of others wait for whoever is signed in; asked again each minute, so that a badge can say it.
import { useAsked } from './ask'
import { may } from './may'
import type { Schema } from './types'

export type Approval = Schema['ApprovalShown']

/** Own requests are decided by somebody else, and nobody agrees to what they may not do. */
export const mayDecide = (one: Approval): boolean => one.state === 'waiting' && !one.is_own && may('approvals.approve') && may(one.operation)

export function useWaiting(): number {
  const list = useAsked<Schema['ApprovalList']>(may('approvals.list') ? '/v1/approvals' : null, { waiting_only: true, limit: 200 }, 60_000)
  return (list.data?.items ?? []).filter(mayDecide).length
}
