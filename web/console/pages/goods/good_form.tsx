// A good as the till knows it. Only what was changed is sent; what was emptied is cleared by name.
import { useState } from 'react'
import { bareDigits, latinDigits } from '../../../parts/digits'
import { useAct } from '../../api/ask'
import { named, useGoodsGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Check, ChoiceField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { said } from '../../words'

type Good = Schema['GoodShown']
const classes: Good['good_class'][] = ['normal', 'service', 'shipping', 'stored_value']

interface Typed {
  name: string
  group: string
  good_class: string
  price: number | null
  unit: string
  vat: number | null
  article: string
  quick_key: number | null
  barcodes: string
  is_active: boolean
}

const typedOf = (good: Good | null): Typed => ({
  name: good?.name ?? '', group: good?.group ?? '', good_class: good?.good_class ?? 'normal', price: good?.price ?? null, unit: good?.unit ?? '', vat: good ? good.vat / 100 : null,
  article: good?.article ?? '', quick_key: good?.quick_key ?? null, barcodes: (good?.barcodes ?? []).join('\n'), is_active: good?.is_active ?? true,
})

const emptied = ['group', 'article', 'quick_key'] as const

/** The request of either operation: a new good has no state and nothing to clear. */
function askedOf(typed: Typed, good: Good | null): Record<string, unknown> {
  const { group, article, quick_key, vat, unit, is_active, barcodes, ...rest } = typed
  const clear = emptied.filter((name) => good?.[name] && !typed[name])
  return {
    ...rest, price: typed.price ?? 0, barcodes: barcodes.split(/\s+/).map(bareDigits).filter(Boolean),
    ...(group ? { group } : {}), ...(article ? { article: latinDigits(article) } : {}), ...(quick_key ? { quick_key } : {}), ...(vat === null ? {} : { vat: vat * 100 }), ...(unit ? { unit } : {}),
    ...(good ? { is_active, ...(clear.length ? { clear } : {}) } : {}),
  }
}

export function GoodForm({ good, close }: { good: Good | null; close: () => void }) {
  const [typed, setTyped] = useState(() => typedOf(good))
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const act = useAct<Good>()
  const groups = useGoodsGroups()
  const title = good ? said('goods.edit') : said('goods.add')
  const run = async () => (await act.send(good ? 'PATCH' : 'POST', good ? `/v1/goods/${good.id}` : '/v1/goods', askedOf(typed, good))) && close()
  return (
    <ActDialog title={title} submit={good ? said('save.save') : title} close={close} run={run} {...act}>
      <TextField label={said('goods.name')} value={typed.name} set={(name) => set({ name })} autoFocus isRequired />
      <MoneyField label={said('goods.price')} value={typed.price} set={(price) => set({ price })} isRequired />
      <div className="form-grid">
        <ChoiceField label={said('goods.class')} value={typed.good_class} set={(good_class) => set({ good_class })} choices={classes.map((one) => ({ value: one, name: said(`goods.classes.${one}`) }))} />
        <ChoiceField label={said('goods.group')} value={typed.group} set={(group) => set({ group })} choices={[{ value: '', name: said('goods.no_group') }, ...named(groups)]} />
        <TextField label={said('goods.unit')} value={typed.unit} set={(unit) => set({ unit })} isOptional help={said('goods.unit_help')} />
        <NumberField label={said('goods.vat')} value={typed.vat} set={(vat) => set({ vat })} isOptional />
        <TextField label={said('goods.article')} value={typed.article} set={(article) => set({ article })} isFixed isOptional />
        <NumberField label={said('goods.quick_key')} value={typed.quick_key} set={(quick_key) => set({ quick_key })} isOptional help={said('goods.quick_help')} />
      </div>
      <TextField label={said('goods.barcodes')} value={typed.barcodes} set={(barcodes) => set({ barcodes })} isFixed rows={3} isOptional help={said('goods.barcodes_help')} />
      {good && <Check label={said('goods.is_sold')} value={typed.is_active} set={(is_active) => set({ is_active })} />}
    </ActDialog>
  )
}
