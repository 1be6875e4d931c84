// The five steps of opening a club. A step names what is wrong in it by field; it may be left only when nothing is.
import { groupedWhileTyping, money, moneyInWords, number, unitName } from '../../parts/formats'
import { persianDigits } from '../../parts/digits'
import { say } from '../shared/page'
import { givenFor, mobileOf, percentOf, perOf, pointsOf, strengthOf, tillsOf, type Draft } from './draft'
import { Choice, Field } from './field'

export type Faults = Record<string, string | null>

export interface StepProps {
  draft: Draft
  change(part: Partial<Draft>): void
  password: string
  changePassword(password: string): void
  faults: Faults
}

const exampleRial = 5_000_000

function ClubStep({ draft, change, faults }: StepProps) {
  const price = (unit: 'toman' | 'rial') => say('first.unit_option', { unit: unitName(unit), price: money(exampleRial, unit) })
  return (
    <>
      <Field name="name" isFirst value={draft.name} change={(name) => change({ name })} problem={faults.name} hint={say('first.name_hint')} autocomplete="organization" />
      <Choice name="unit" value={draft.unit} change={(unit) => change({ unit, per: groupedWhileTyping(String((perOf(draft) ?? 0) / (unit === 'toman' ? 10 : 1))) })}
        options={[{ value: 'toman', label: price('toman') }, { value: 'rial', label: price('rial') }]} />
    </>
  )
}

function OwnerStep({ draft, change, password, changePassword, faults }: StepProps) {
  return (
    <>
      <Field name="owner" isFirst value={draft.owner} change={(owner) => change({ owner })} problem={faults.owner} hint={say('first.owner_hint')} autocomplete="name" />
      <Field name="mobile" isFixed mode="tel" value={draft.mobile} change={(mobile) => change({ mobile: persianDigits(mobile) })} problem={faults.mobile} hint={say('first.mobile_hint')} autocomplete="tel" />
      <Field name="password" type="password" isFixed value={password} change={changePassword} problem={faults.password} hint={say(`first.strength.${password ? strengthOf(password) : 'none'}`)} autocomplete="new-password" />
      <div class="meter" data-strength={strengthOf(password)} aria-hidden="true"><i /><i /><i /></div>
    </>
  )
}

function BranchStep({ draft, change, faults }: StepProps) {
  return (
    <>
      <Field name="branch" isFirst value={draft.branch} change={(branch) => change({ branch })} problem={faults.branch} hint={say('first.branch_hint')} />
      <Field name="tills" isFixed mode="numeric" value={draft.tills} change={(tills) => change({ tills: persianDigits(tills) })} problem={faults.tills} hint={say('first.tills_hint')} />
    </>
  )
}

/** «هر ۲۰٬۰۰۰ تومان خرید، ۱ امتیاز»: also the rule's name. */
export function sentenceOf(draft: Draft): string {
  if (draft.rule === 'later') return say('first.rule_later')
  if (draft.rule === 'credit') return say('first.credit_sentence', { percent: number((percentOf(draft) ?? 0) / 100) })
  return say('first.points_sentence', { per: money(perOf(draft) ?? 0, draft.unit), points: number(pointsOf(draft) ?? 0) })
}

function Example({ draft }: { draft: Draft }) {
  const given = givenFor(draft, exampleRial)
  if (!given) return null
  const what = 'points' in given ? say('first.of_points', { n: number(given.points) }) : say('first.of_credit', { amount: money(given.credit, draft.unit) })
  return <p class="example" role="status">{say('first.example', { price: money(exampleRial, draft.unit), what })}</p>
}

function RuleStep({ draft, change, faults }: StepProps) {
  const per = perOf(draft)
  return (
    <>
      <Choice name="rule" isFirst value={draft.rule} change={(rule) => change({ rule })}
        options={[{ value: 'points', label: say('first.rule_points') }, { value: 'credit', label: say('first.rule_credit') }, { value: 'later', label: say('first.rule_later') }]} />
      {draft.rule === 'points' && (
        <div class="beside">
          <Field name="per" isFixed mode="numeric" value={draft.per} change={(text) => change({ per: groupedWhileTyping(text) })} problem={faults.per} hint={per === null ? '' : moneyInWords(per, draft.unit)} />
          <Field name="points" isFixed mode="numeric" value={draft.points} change={(points) => change({ points: persianDigits(points) })} problem={faults.points} />
        </div>
      )}
      {draft.rule === 'credit' && <Field name="percent" isFixed mode="decimal" value={draft.percent} change={(percent) => change({ percent: persianDigits(percent) })} problem={faults.percent} hint={say('first.percent_hint')} />}
      <Example draft={draft} />
    </>
  )
}

function ReviewStep({ draft, change }: StepProps) {
  const mobile = persianDigits(mobileOf(draft.mobile) ?? '')
  return (
    <>
      <ul class="review">
        <li>{say('first.review_club', { name: draft.name, unit: unitName(draft.unit) })}</li>
        <li>{say('first.review_owner', { owner: draft.owner, mobile })}</li>
        <li>{say('first.review_branch', { branch: draft.branch, tills: number(tillsOf(draft) ?? 0) })}</li>
        <li>{sentenceOf(draft)}</li>
      </ul>
      <label class="option">
        <input type="checkbox" name="is_member" data-first="" checked={draft.isMember} onChange={(event) => change({ isMember: event.currentTarget.checked })} />
        <span>{say('first.is_member', { mobile })}</span>
      </label>
    </>
  )
}

const isBlank = (text: string): string | null => (text.trim() ? null : say('first.blank'))

/** The steps in order; `faults` is asked before a step is left. */
export const steps = [
  { name: 'club', view: ClubStep, faults: (draft: Draft): Faults => ({ name: isBlank(draft.name) }) },
  {
    name: 'you', view: OwnerStep,
    faults: (draft: Draft, password: string): Faults => ({
      owner: isBlank(draft.owner),
      mobile: mobileOf(draft.mobile) ? null : say('first.mobile_wrong'),
      password: strengthOf(password) ? null : say('first.strength.0'),
    }),
  },
  { name: 'place', view: BranchStep, faults: (draft: Draft): Faults => ({ branch: isBlank(draft.branch), tills: tillsOf(draft) ? null : say('first.tills_wrong') }) },
  {
    name: 'program', view: RuleStep,
    faults: (draft: Draft): Faults => ({
      per: draft.rule !== 'points' || perOf(draft) ? null : say('first.per_wrong'),
      points: draft.rule !== 'points' || pointsOf(draft) ? null : say('first.points_wrong'),
      percent: draft.rule !== 'credit' || percentOf(draft) ? null : say('first.percent_wrong'),
    }),
  },
  { name: 'review', view: ReviewStep, faults: (): Faults => ({}) },
] as const
