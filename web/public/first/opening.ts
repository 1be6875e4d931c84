// From the draft to a club at work: the club, then its first rule, then its first member. Each act has its own key, so the
// whole may be begun again at any point.
import type { Problem } from '../../parts/client'
import { clientOf } from '../shared/page'
import { documentOf, mobileOf, tillsOf, type Draft, type Opened } from './draft'

export interface Opening {
  is_open: boolean
  beside?: string
  needs_code: boolean
  is_safe: boolean
}

export async function lookAtOpening(): Promise<Opening | null> {
  const answer = await clientOf('').read<Opening>('/v1/start')
  return answer.ok ? answer.value : null
}

/** The step whose field a refusal points at. */
export const stepOf: Record<string, number> = { '/name': 0, '/owner_name': 1, '/owner_mobile': 1, '/owner_password': 1, '/branch': 2, '/tills': 2 }

export type Outcome = { opened: Opened | null; problem: Problem | null }

async function openClub(draft: Draft, password: string, code: string): Promise<Outcome> {
  const body = {
    name: draft.name, money_unit: draft.unit, owner_name: draft.owner, owner_mobile: mobileOf(draft.mobile), owner_password: password,
    branch: draft.branch, tills: tillsOf(draft), ...(code ? { code } : {}),
  }
  const answer = await clientOf('').act<Opened>('/v1/start', body, draft.keys.club)
  return answer.ok ? { opened: answer.value, problem: null } : { opened: null, problem: answer.problem }
}

/** «رضا کریمی»: the given name is the first word. */
function namesOf(owner: string): { first_name: string; last_name?: string } {
  const [first = '', ...rest] = owner.trim().split(/\s+/)
  return rest.length ? { first_name: first, last_name: rest.join(' ') } : { first_name: first }
}

async function furnish(draft: Draft, club: Opened, ruleName: string): Promise<Problem | null> {
  const client = clientOf(club.slug)
  const document = documentOf(draft, ruleName)
  if (document) {
    const published = await client.act('/v1/program/versions', { document, after_version: 0 }, draft.keys.rule)
    if (!published.ok) return published.problem
  }
  if (!draft.isMember) return null
  const enrolled = await client.act('/v1/members', { mobile: mobileOf(draft.mobile), ...namesOf(draft.owner) }, draft.keys.member)
  return enrolled.ok ? null : enrolled.problem
}

/** `onOpened` is called as soon as the club stands, so that what follows can be taken up again after a reload. */
export async function openAndFurnish(draft: Draft, password: string, code: string, ruleName: string, onOpened: (club: Opened) => void): Promise<Outcome> {
  let club = draft.opened
  if (!club) {
    const outcome = await openClub(draft, password, code)
    if (!outcome.opened) return outcome
    club = outcome.opened
    onOpened(club)
  }
  return { opened: club, problem: await furnish(draft, club, ruleName) }
}
