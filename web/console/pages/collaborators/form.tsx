// A collaborator: the general percent, and others for goods and for groups of goods.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAsked } from '../../api/ask'
import { named, useGoodsGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Check, ChoiceField, PercentField, TextField } from '../../parts/fields'
import { said } from '../../words'
import type { Collaborator } from './list'

type Rate = NonNullable<Collaborator['goods']>[number]
const goodsAtOnce = 6

function FindGood({ take }: { take: (good: { id: string; name: string }) => void }) {
  const [text, setText] = useState('')
  const isAsked = text.trim().length > 1
  const found = useAsked<Schema['GoodList']>(isAsked ? '/v1/goods' : null, { text: text.trim(), is_active: true, limit: goodsAtOnce }).data?.items ?? []
  const choose = (good: { id: string; name: string }) => (take(good), setText(''))
  return (
    <>
      <div onKeyDown={(event) => event.key === 'Enter' && (event.preventDefault(), found[0] && choose(found[0]))}>
        <TextField label={said('collaborators.add_good')} value={text} set={setText} help={said('goods.search')} />
      </div>
      {isAsked && <div className="acts">{found.map((good) => <Button key={good.id} onClick={() => choose(good)}>{good.name}</Button>)}</div>}
    </>
  )
}

function Rates({ rates, set }: { rates: Rate[]; set: (rates: Rate[]) => void }) {
  const groups = useGoodsGroups()
  const change = (at: number, part: Partial<Rate>) => set(rates.map((one, n) => (n === at ? { ...one, ...part } : one)))
  const nameOf = (one: Rate) => one.name ?? groups.find((group) => group.id === one.goods_group)?.name ?? ''
  const free = groups.find((group) => !rates.some((one) => one.goods_group === group.id))
  const add = (rate: Rate) => rates.some((one) => one.good && one.good === rate.good) || set([...rates, rate])
  return (
    <fieldset className="form">
      <legend>{said('collaborators.of_goods')}</legend>
      {rates.map((one, at) => (
        <div key={at} className="form-grid">
          {one.goods_group && <ChoiceField label={said('goods.group')} value={one.goods_group} set={(goods_group) => change(at, { goods_group })} choices={named(groups)} />}
          <PercentField label={said('collaborators.percent_of', { name: nameOf(one) })} value={one.percent} set={(percent) => change(at, { percent: percent ?? 0 })} />
          <Button aria-label={said('collaborators.take_out', { name: nameOf(one) })} onClick={() => set(rates.filter((_, n) => n !== at))}>{said('collaborators.take_out_short')}</Button>
        </div>
      ))}
      <FindGood take={({ id, name }) => add({ good: id, name, percent: 0 })} />
      {free && <div><Button onClick={() => add({ goods_group: free.id, percent: 0 })}>{said('collaborators.add_group')}</Button></div>}
    </fieldset>
  )
}

/** What is sent of a rate: the name is the answer's alone. */
const bare = ({ good, goods_group, percent }: Rate) => ({ ...(good ? { good } : { goods_group }), percent })

export function CollaboratorForm({ collaborator, close }: { collaborator: Collaborator | null; close: () => void }) {
  const [name, setName] = useState(collaborator?.name ?? '')
  const [percent, setPercent] = useState<number | null>(collaborator?.percent ?? null)
  const [rates, setRates] = useState<Rate[]>(collaborator?.goods ?? [])
  const [isActive, setActive] = useState(collaborator?.is_active ?? true)
  const act = useAct<Collaborator>()
  const kept = collaborator ? { collaborator: collaborator.id, ...(collaborator.staff ? { staff: collaborator.staff } : {}) } : {}
  const run = async () => (await act.send('POST', '/v1/collaborators', { ...kept, name, percent: percent ?? 0, goods: rates.map(bare), is_active: isActive })) && close()
  const title = said(collaborator ? 'collaborators.edit' : 'collaborators.add')
  return (
    <ActDialog title={title} submit={collaborator ? said('save.save') : title} close={close} run={run} {...act}>
      <TextField label={said('collaborators.name')} value={name} set={setName} autoFocus isRequired />
      <PercentField label={said('collaborators.percent')} value={percent} set={setPercent} isRequired help={said('collaborators.percent_help')} />
      <Rates rates={rates} set={setRates} />
      {collaborator && <Check label={said('collaborators.is_active')} value={isActive} set={setActive} />}
    </ActDialog>
  )
}
