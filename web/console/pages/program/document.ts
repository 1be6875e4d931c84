// The program as it is edited: a document of rules and terms, what a change of it means in sentences.
import type { Schema } from '../../api/types'

export type Document = Schema['Document']
export type Rule = Schema['Rule']
export type Gives = Rule['gives']
export type Condition = NonNullable<Rule['when']>[number]
export type Kind<T extends { kind: string }, K extends T['kind']> = Extract<T, { kind: K }>

/** Without the nulls that an answer has for what is absent: a request leaves it out. */
export function bare<T>(value: T): T {
  if (Array.isArray(value)) return value.map(bare) as T
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([, one]) => one !== null && one !== undefined)
  return Object.fromEntries(kept.map(([name, one]) => [name, bare(one)])) as T
}

/** Numbers are kept from version to version, so that counters go on: a new rule takes one that nobody had. */
export const nextNumber = (rules: Rule[]): number => Math.max(0, ...rules.map((rule) => rule.number)) + 1

export type Terms = NonNullable<Document['group_terms']>[number]
const isOwn = ({ groups: _, ...terms }: Terms) => Object.values(terms).some((one) => one !== null && one !== undefined)

/** What a group has of its own; nothing where all is as for everybody. */
export const termsOfGroup = (document: Document, group: string): Terms | undefined => (document.group_terms ?? []).find((terms) => terms.groups?.includes(group))

/** A group's own percent of what the friends of its members buy; null: as for everybody. */
export const groupReferralPercent = (document: Document, group: string): number | null => termsOfGroup(document, group)?.referral_percent ?? null

/** A group that had its terms together with others gets an entry of its own; one without any terms is left out. */
export function withGroupTerms(document: Document, group: string, part: Partial<Terms>): Partial<Document> {
  const all = document.group_terms ?? []
  const before = termsOfGroup(document, group)
  const others = before?.groups?.filter((one) => one !== group) ?? []
  const own = bare({ ...before, ...part, groups: [group] }) as Terms
  const kept = all.flatMap((terms) => (terms !== before ? [terms] : [...(others.length ? [{ ...terms, groups: others }] : []), own]))
  return { group_terms: (before ? kept : [...kept, own]).filter(isOwn) }
}

export const withGroupReferralPercent = (document: Document, group: string, percent: number | null): Partial<Document> =>
  withGroupTerms(document, group, { referral_percent: percent ?? undefined })

/** Without the commission of referrers no group has a percent of it. */
export function withReferralCommission(document: Document, paid: Document['referral_commission'] | undefined): Partial<Document> {
  if (paid) return { referral_commission: paid }
  const terms = (document.group_terms ?? []).map(({ referral_percent: _, ...rest }) => rest as Terms).filter(isOwn)
  return { referral_commission: undefined, group_terms: terms }
}

/** Whoever goes by a name goes by the new one, unless another has the old or the new one. */
function renaming(all: { name: string }[], at: number, to: string): (name: string) => string {
  const from = all[at]!.name
  const isShared = all.some((one, index) => index !== at && (one.name === from || one.name === to))
  return (name) => (name === from && !isShared ? to : name)
}
const put = <T>(all: T[], at: number, next: T | null): T[] => (next === null ? all.filter((_, index) => index !== at) : all.map((one, index) => (index === at ? next : one)))

export type Stack = Schema['Stack']

/** A stack changes together with the rules in it; without it they add to all others. */
export function withStack(document: Document, at: number, next: Stack | null): Partial<Document> {
  const before = document.stacks ?? []
  const renamed = renaming(before, at, next?.name ?? '')
  const rules = (document.rules ?? []).map((rule) => {
    if (rule.stack == null) return rule
    if (next) return { ...rule, stack: renamed(rule.stack) }
    return rule.stack === before[at]!.name ? outOfStack(rule) : rule
  })
  return { stacks: put(before, at, next), rules }
}
/** Into the first stack; where there is none yet, one of this name begins in which the largest counts. */
export function intoStack(document: Document, number: number, firstName: string): Partial<Document> {
  const stacks: Stack[] = document.stacks?.length ? document.stacks : [{ name: firstName, mode: 'best_of' }]
  return { stacks, rules: (document.rules ?? []).map((rule) => (rule.number === number ? { ...rule, stack: stacks[0]!.name } : rule)) }
}
export const outOfStack = (rule: Rule): Rule => ({ ...rule, stack: undefined, priority: undefined })

/** A festival's new name stands in the conditions, too. */
export function withFestival(document: Document, at: number, next: Schema['Festival'] | null): Partial<Document> {
  const before = document.festivals ?? []
  const renamed = renaming(before, at, next?.name ?? '')
  const ofRule = (one: Condition): Condition => (one.kind === 'festival' && next ? { ...one, festival: renamed(one.festival) } : one)
  return { festivals: put(before, at, next), rules: (document.rules ?? []).map((rule) => ({ ...rule, when: (rule.when ?? []).map(ofRule) })) }
}

export interface Differences {
  added: Rule[]
  removed: Rule[]
  changed: Rule[]
  terms: (keyof Document)[]
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(bare(one))) === JSON.stringify(sorted(bare(other)))

/** Names in one order, so that equal documents have equal text; empty lists are absent ones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.length ? value.map(sorted) : undefined
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, one]) => [name, sorted(one)]))
}

export function differences(before: Document, after: Document): Differences {
  const [old, now] = [before.rules ?? [], after.rules ?? []]
  const of = (rules: Rule[], number: number) => rules.find((rule) => rule.number === number)
  const terms = ([...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Document)[]).filter((name) => name !== 'rules')
  return {
    added: now.filter((rule) => !of(old, rule.number)),
    removed: old.filter((rule) => !of(now, rule.number)),
    changed: now.filter((rule) => of(old, rule.number) && !same(of(old, rule.number), rule)),
    terms: terms.filter((name) => !same(before[name], after[name])),
  }
}

export const isEqual = ({ added, removed, changed, terms }: Differences): boolean => !added.length && !removed.length && !changed.length && !terms.length
