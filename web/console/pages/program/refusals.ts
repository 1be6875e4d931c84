// Where in the document a refusal stands: the server's pointer, as a place of the page.
export type Wrong = { pointer?: string; code?: string; detail: string; facts?: Record<string, unknown> } | null

/** "/draft/rules/2/gives/per" is "/rules/2/gives/per" of the document. */
export const placeOf = (wrong: Wrong): string | null => wrong?.pointer?.replace(/^\/(?:draft|document)(?=\/|$)/, '') ?? null

const isWithin = (place: string, at: string) => place === at || place.startsWith(`${at}/`)

/** What is refused at this place or below it, but not below the parts of it that say so themselves. */
export function refusedAt(wrong: Wrong, at: string, but: string[] = []): Wrong {
  const place = placeOf(wrong)
  if (place === null || !isWithin(place, at) || but.some((part) => isWithin(place, at + part))) return null
  return wrong
}

/** The bounds that a number broke: in rial, in hundredths of a percent, in ten-thousandths, or as it is. */
export function boundsOf(wrong: Wrong): { least: number; most: number } | null {
  const { least, most } = wrong?.facts ?? {}
  return wrong?.code === 'program.out_of_bounds' && typeof least === 'number' && typeof most === 'number' ? { least, most } : null
}

export type Unit = 'money' | 'percent' | 'factor' | 'number'
const units: Record<string, Unit> = {
  per: 'money', credit: 'money', discount: 'money', credit_below: 'money', minimum: 'money', per_invoice: 'money', per_day: 'money',
  percent: 'percent', per_invoice_share: 'percent', referral_percent: 'percent', factor: 'factor',
}

/** How a number is written at its field; a rule's own caps and budget are in the rule's unit, which only their fields know. */
export const unitAt = (place: string): Unit => (/\/(?:cap|budget)\//.test(place) ? 'number' : (units[place.slice(place.lastIndexOf('/') + 1)] ?? 'number'))
