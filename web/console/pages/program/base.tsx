// What of a purchase counts: tax, shipping, services, the part paid with credit, and goods that earn nothing.
import { useContext } from 'react'
import { money } from '../../../parts/formats'
import { useGoodsOf } from '../../api/goods'
import { named, useGoodsGroups } from '../../api/lists'
import { Check, Checks } from '../../parts/fields'
import { said } from '../../words'
import type { Document } from './document'
import { GoodsField } from './goods_field'
import { baseOf, kindsOfBase, withBase, type Base as Counts } from './policies'
import { counted } from './reckoned'
import { RefusedAt } from './refused'
import { MayEdit } from './slots'

/** 1,100,000 toman, of which 100,000 are tax and 110,000 are paid with credit. */
const example = { net: 11_000_000, vat: 1_000_000, credit: 1_100_000 }

function Without({ base }: { base: Counts }) {
  const goods = named(useGoodsOf(base.goods_without))
  const groups = named(useGoodsGroups()).filter(({ value }) => base.goods_groups_without.includes(value))
  const names = [...groups.map(({ name }) => said('program.group_named', { name })), ...goods.map(({ name }) => name)]
  return names.length ? <p>{said('program.counts_without', { names: names.join(said('comma')) })}</p> : null
}

export function Base({ document, set }: { document: Document; set: (part: Partial<Document>) => void }) {
  const mayEdit = useContext(MayEdit)
  const base = baseOf(document)
  const groups = named(useGoodsGroups())
  const put = (part: Partial<Counts>) => set(withBase(document, part))
  return (
    <section className="card" aria-label={said('program.terms.base')}>
      <h3>{said('program.terms.base')}</h3>
      {mayEdit ? kindsOfBase.map((kind) => <Check key={kind} label={said(`program.counts.${kind}`)} value={base[kind]} set={(isOn) => put({ [kind]: isOn } as Partial<Counts>)} />)
        : <ul className="rows">{kindsOfBase.map((kind) => <li key={kind}><span>{said(`program.counts.${kind}`)}</span><strong>{said(base[kind] ? 'program.yes' : 'program.no')}</strong></li>)}</ul>}
      <p className="soft small">{said('program.base_example', { basket: money(example.net), vat: money(example.vat), credit: money(example.credit), base: money(counted(base, example)) })}</p>
      {mayEdit ? (
        <>
          <GoodsField label={said('program.goods_without')} value={base.goods_without} set={(goods_without) => put({ goods_without })} />
          {groups.length > 0 && <Checks label={said('program.goods_groups_without')} value={base.goods_groups_without} set={(goods_groups_without) => put({ goods_groups_without })} choices={groups} />}
        </>
      ) : <Without base={base} />}
      <RefusedAt at="/base" />
    </section>
  )
}
