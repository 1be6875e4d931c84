// Goods chosen by name: several for a condition, one more for a list.
import { useState } from 'react'
import { useFoundGoods, useGoodsOf } from '../../api/goods'
import { named, useGoodsGroups } from '../../api/lists'
import { ActDialog } from '../../parts/dialog'
import { Checks, ChoiceField, TextField } from '../../parts/fields'
import { said } from '../../words'
import type { Entry } from './gives'

const fewAtOnce = 8
const manyAtOnce = 20

/** Those that are found and those that are held already; each once, and none moves while it is chosen. */
export function GoodsField({ label, value, set }: { label: string; value: string[]; set: (value: string[]) => void }) {
  const [text, setText] = useState('')
  const found = useFoundGoods(text, fewAtOnce, Boolean(text.trim()))
  const held = useGoodsOf(value)
  const choices = named([...found, ...held.filter((one) => value.includes(one.id) && !found.some((other) => other.id === one.id))])
  return (
    <>
      <TextField label={said('program.find_good_for', { what: label })} value={text} set={setText} help={said('program.find_good_help')} />
      {choices.length > 0 && <Checks label={label} value={value} set={set} choices={choices} />}
    </>
  )
}

export type Chosen = Pick<Entry, 'good' | 'goods_group'>

/** A good or a group of goods that the list does not have yet. */
export function AddingGood({ listed, take, close }: { listed: string[]; take: (chosen: Chosen) => void; close: () => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState('')
  const groups = named(useGoodsGroups())
  const words = text.trim()
  const goods = named(useFoundGoods(text, manyAtOnce))
  const choices = [...groups.filter(({ name }) => name.includes(words)).map(({ value, name }) => ({ value, name: said('program.group_named', { name }) })), ...goods].filter(({ value }) => !listed.includes(value))
  const which = choices.some(({ value }) => value === chosen) ? chosen : (choices[0]?.value ?? '')
  const run = () => take(groups.some(({ value }) => value === which) ? { goods_group: which } : { good: which })
  return (
    <ActDialog title={said('program.add_good')} submit={said('program.add_this_good')} isReady={Boolean(which)} close={close} run={run}>
      <TextField label={said('program.find_good')} value={text} set={setText} help={said('program.find_good_help')} autoFocus />
      {choices.length > 0 ? <ChoiceField label={said('program.good_or_group')} value={which} set={setChosen} choices={choices} /> : <p className="soft">{said('program.no_good')}</p>}
    </ActDialog>
  )
}
