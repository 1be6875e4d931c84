// A list of goods, each with points or a discount of its own: a sentence a line.
import { Button } from 'antd'
import { useContext, useState } from 'react'
import { useGoodsOf, type Good } from '../../api/goods'
import { named, useGoodsGroups } from '../../api/lists'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import type { Gives } from './document'
import { entriesOf, withEntries, type ByGood, type Entry } from './gives'
import { AddingGood } from './goods_field'
import { MayEdit, NumberSlot, PercentSlot, Sentence } from './slots'

const idOf = (one: Entry) => one.good ?? one.goods_group ?? ''
/** What a new line begins with: points a piece, or a tenth off. */
const firstWorth = { points_by_good: 5, discount_by_good: 1_000 }

export interface Named {
  name: string
  /** A good has one, a group of goods has not. */
  price: number | null
}
export type NameOf = (one: Entry) => Named

export function useNameOf(entries: Entry[]): NameOf {
  const goods = useGoodsOf(entries.flatMap(({ good }) => good ?? []))
  const groups = named(useGoodsGroups())
  const ofGood = (good: Good) => ({ name: good.name, price: good.price })
  return (one) => {
    const good = goods.find(({ id }) => id === one.good)
    const group = groups.find(({ value }) => value === one.goods_group)
    return good ? ofGood(good) : { name: group ? said('program.group_named', { name: group.name }) : said('program.unknown_good'), price: null }
  }
}

function Line({ kind, one, name, set, at }: { kind: ByGood['kind']; one: Entry; name: string; set: (worth: number) => void; at: string }) {
  const slots = kind === 'points_by_good' ? { points: <NumberSlot label={said('program.slots.points_of', { name })} value={one.worth} set={set} at={`${at}/points`} /> }
    : { percent: <PercentSlot label={said('program.slots.percent_of', { name })} value={one.worth} set={set} at={`${at}/percent`} /> }
  return <Sentence k={`program.by_good.${kind}`} slots={{ what: <strong><bdi>{name}</bdi></strong>, ...slots }} />
}

export function GoodsList({ gives, set, at }: { gives: ByGood; set: (gives: Gives) => void; at: string }) {
  const mayEdit = useContext(MayEdit)
  const [isAdding, setAdding] = useState(false)
  const entries = entriesOf(gives)
  const nameOf = useNameOf(entries)
  const keep = (next: Entry[]) => set(withEntries(gives, next))
  return (
    <>
      {entries.map((one, index) => {
        const { name } = nameOf(one)
        return (
          <p key={idOf(one)} className="rule-sentence">
            <Line kind={gives.kind} one={one} name={name} set={(worth) => keep(entries.map((old, other) => (other === index ? { ...old, worth } : old)))} at={`${at}/list/${index}`} />
            {mayEdit && <Button type="text" aria-label={said('program.drop_good', { name })} onClick={() => keep(entries.filter((_, other) => other !== index))}><Icon name="close" size={16} /></Button>}
          </p>
        )
      })}
      {mayEdit && <div><Button onClick={() => setAdding(true)}>{said('program.add_good')}</Button></div>}
      {isAdding && <AddingGood listed={entries.map(idOf)} close={() => setAdding(false)} take={(chosen) => (keep([...entries, { ...chosen, worth: firstWorth[gives.kind] }]), setAdding(false))} />}
    </>
  )
}
