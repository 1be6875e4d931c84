// Goods of the catalogue by their ids or by a word of theirs.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useAsked } from './ask'
import { may } from './may'
import type { Schema } from './types'
import { wholeListOf } from './whole_list'

export type Good = Schema['GoodShown']
const none: Good[] = []

async function readGoods(ids: string[]): Promise<Good[]> {
  const found: Good[] = []
  for await (const page of wholeListOf<Good>('/v1/goods', {})) {
    found.push(...page.filter((one) => ids.includes(one.id)))
    if (found.length === ids.length) break
  }
  return found
}

/** The catalogue is read page by page until all of them are found. */
export function useGoodsOf(ids: string[]): Good[] {
  const wanted = [...new Set(ids)].sort()
  const isAsked = wanted.length > 0 && may('goods.list')
  const goods = useQuery({ queryKey: ['/v1/goods', 'named', wanted], queryFn: () => readGoods(wanted), enabled: isAsked, placeholderData: keepPreviousData })
  return isAsked ? (goods.data ?? none) : none
}

/** A few that can be sold: those with the words, or the first. */
export function useFoundGoods(text: string, limit: number, isAsked = true): Good[] {
  return useAsked<Schema['GoodList']>(isAsked && may('goods.list') ? '/v1/goods' : null, { text: text.trim(), is_active: true, limit }).data?.items ?? none
}
