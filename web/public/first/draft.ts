// What has been typed so far. It outlives a reload in this tab; the password alone is never kept.
import { newKey } from '../../parts/client'
import { typedMoney, type MoneyUnit } from '../../parts/formats'
import { bareDigits, wholeNumber } from '../../parts/digits'

export type FirstRule = 'points' | 'credit' | 'later'

export interface Opened {
  slug: string
  name: string
  login: string
}

export interface Draft {
  step: number
  name: string
  unit: MoneyUnit
  owner: string
  mobile: string
  branch: string
  tills: string
  rule: FirstRule
  per: string
  points: string
  percent: string
  isMember: boolean
  /** One an act, made before anything is sent: a reload goes on where it stopped. */
  keys: { club: string; rule: string; member: string }
  opened: Opened | null
}

const place = 'vafa.first'

const fresh = (branch: string): Draft => ({
  step: 0, name: '', unit: 'toman', owner: '', mobile: '', branch, tills: '۱', rule: 'points', per: '۲۰٬۰۰۰', points: '۱', percent: '۳',
  isMember: true, keys: { club: newKey(), rule: newKey(), member: newKey() }, opened: null,
})

export function keptDraft(branch: string): Draft {
  try {
    const kept = { ...fresh(branch), ...(JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<Draft>) }
    // Without the password the way goes through the second step again.
    return kept.opened ? kept : { ...kept, step: Math.min(kept.step, 1) }
  } catch {
    return fresh(branch)
  }
}
export const keepDraft = (draft: Draft): void => sessionStorage.setItem(place, JSON.stringify(draft))
export const forgetDraft = (): void => sessionStorage.removeItem(place)

/** «۰۹۱۲ ۱۲۳ ۴۵۶۷» → "09121234567"; null where it is no mobile. */
export function mobileOf(text: string): string | null {
  const digits = bareDigits(text).replace(/^(?:\+|00)?98(?=9)/, '').replace(/^0/, '')
  return /^9\d{9}$/.test(digits) ? `0${digits}` : null
}

const lifted = (text: string, most: number): number | null => {
  const value = wholeNumber(text)
  return value !== null && value >= 1 && value <= most ? value : null
}
export const tillsOf = (draft: Draft): number | null => lifted(draft.tills, 200)
export const pointsOf = (draft: Draft): number | null => lifted(draft.points, 1_000_000)
/** In hundredths of a percent; «۲٫۵» is 250. */
export function percentOf(draft: Draft): number | null {
  const found = /^(\d{1,3})(?:[.٫/](\d{1,2}))?$/.exec(bareDigits(draft.percent))
  const value = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0
  return value >= 1 && value <= 10_000 ? value : null
}
export function perOf(draft: Draft): number | null {
  const rial = typedMoney(draft.per, draft.unit)
  return rial !== null && rial > 0 ? rial : null
}

/** The program's document with the one rule; null where none is wanted yet. */
export function documentOf(draft: Draft, name: string): object | null {
  if (draft.rule === 'later') return null
  const gives =
    draft.rule === 'points' ? { kind: 'points_per_amount', points: pointsOf(draft), per: perOf(draft) } : { kind: 'credit_percent', percent: percentOf(draft) }
  return { rules: [{ number: 1, name, when: [], gives }] }
}

/** What a purchase of so many rial would give by the rule as it stands now. */
export function givenFor(draft: Draft, rial: number): { points: number } | { credit: number } | null {
  const points = pointsOf(draft), per = perOf(draft), percent = percentOf(draft)
  if (draft.rule === 'points' && points !== null && per !== null) return { points: Math.floor(rial / per) * points }
  if (draft.rule === 'credit' && percent !== null) return { credit: Math.floor((rial * percent) / 10_000) }
  return null
}

/** 0 to 3: length and variety, no rules of composition. */
export function strengthOf(password: string): number {
  const letters = [...password]
  if (letters.length < 8) return 0
  const variety = new Set(letters).size
  if (variety < 5) return 1
  return letters.length >= 12 && variety >= 8 ? 3 : 2
}
