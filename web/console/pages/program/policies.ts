// The terms of returns and of what counts: as the page shows them, and as the document holds them. What is as usual is left out.
import type { Schema } from '../../api/types'
import { bare, type Document } from './document'

export type Returns = Schema['ReturnPolicy']
export type ShortfallKind = NonNullable<Returns['shortfall']>['kind']
export type EndedKind = NonNullable<Returns['ended_lot']>['kind']

export const shortfallOf = (returns: Returns): ShortfallKind => returns.shortfall?.kind ?? 'debt'
export const endedOf = (returns: Returns): EndedKind => returns.ended_lot?.kind ?? 'lost'

export function withShortfall(returns: Returns, kind: ShortfallKind): Returns {
  if (kind === 'write_off') return { ...returns, shortfall: { kind, points_below: 10, credit_below: 50_000 } }
  return { ...returns, shortfall: kind === 'debt' ? undefined : { kind } }
}
export const withEnded = (returns: Returns, kind: EndedKind): Returns => ({ ...returns, ended_lot: kind === 'lost' ? undefined : { kind, days: 30 } })
export const withDeadline = (returns: Returns, days: number | null): Returns => ({ ...returns, window_days: days ?? undefined })

/** Nothing of its own is no policy. */
export const withReturns = (returns: Returns): Partial<Document> => {
  const kept = bare(returns)
  return { returns: Object.keys(kept).length ? kept : undefined }
}

export const kindsOfBase = ['vat_earns', 'credit_part_earns', 'shipping_earns', 'services_earn'] as const
export type BaseKind = (typeof kindsOfBase)[number]
export type Base = Record<BaseKind, boolean> & { goods_without: string[]; goods_groups_without: string[] }

const usual: Base = { vat_earns: false, credit_part_earns: false, shipping_earns: false, services_earn: true, goods_without: [], goods_groups_without: [] }

export const baseOf = (document: Document): Base => ({ ...usual, ...bare(document.base ?? {}) })

export function withBase(document: Document, part: Partial<Base>): Partial<Document> {
  const next = { ...baseOf(document), ...part }
  const own = Object.fromEntries(Object.entries(next).filter(([name, value]) => (Array.isArray(value) ? value.length > 0 : value !== usual[name as BaseKind])))
  return { base: Object.keys(own).length ? (own as Document['base']) : undefined }
}
