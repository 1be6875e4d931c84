// Goods of the catalogue by their ids or by a word of theirs.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Refused, useAsked, withQuery } from './ask'
import { may } from './may'
import { client } from './session'
import type { Schema } from './types'

export type Good = Schema['GoodShown']
const none: Good[] = []

const atOnce = 100 // ids that an address has room for

async function readGoods(ids: string[]): Promise<Good[]> {
  const found: Good[] = []
  for (let at = 0; at < ids.length; at += atOnce) {
    const answer = await client.read<Schema['GoodList']>(withQuery('/v1/goods', { goods: ids.slice(at, at + atOnce).join(',') }))
    if (!answer.ok) throw new Refused(answer.problem)
    found.push(...(answer.value.items ?? []))
  }
  return found
}

/** However many goods the club has, only these are asked for. */
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
