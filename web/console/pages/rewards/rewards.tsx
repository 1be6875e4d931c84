// Prizes: how many are left of each, who has taken which, and what still waits to be handed over.
import { Button } from 'antd'
import { useState } from 'react'
import { number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { Check, NumberField } from '../../parts/fields'
import { Pager, pageSize, usePaging } from '../../parts/list'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name, Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table } from '../../parts/table'
import { navigate } from '../../router'
import { said } from '../../words'
import { Giving } from './giving'

type Prize = Schema['PrizeShown']
type Redemption = Schema['RedemptionShown']

const tones = { reserved: 'info', handed_over: 'good', cancelled: 'warn' } as const

function Stocking({ prize, close }: { prize: Prize; close: () => void }) {
  const [remaining, setRemaining] = useState<number | null>(prize.remaining ?? null)
  const act = useAct()
  const run = async () => (await act.send('PUT', '/v1/rewards/stock', { reward: prize.name, ...(remaining === null ? {} : { remaining }) })) && close()
  return (
    <ActDialog title={said('rewards.stock_of', { prize: prize.name })} submit={said('rewards.set_stock')} close={close} run={() => void run()} {...act}>
      <Check label={said('rewards.is_counted')} value={remaining !== null} set={(isOn) => setRemaining(isOn ? 10 : null)} />
      {remaining !== null && <NumberField label={said('rewards.remaining')} value={remaining} set={(next) => setRemaining(next ?? 0)} isRequired />}
    </ActDialog>
  )
}

function Shelf() {
  const shelf = useAsked<Schema['Shelf']>('/v1/rewards')
  const [stocking, setStocking] = useState<Prize | null>(null)
  const columns = [
    { key: 'name', head: said('rewards.prize'), cell: (one: Prize) => <Name>{one.name}</Name> },
    { key: 'points', head: said('rewards.points'), isNumber: true, onPhone: 'figure' as const, cell: (one: Prize) => number(one.points) },
    { key: 'remaining', head: said('rewards.remaining'), isNumber: true, cell: (one: Prize) => (one.remaining == null ? said('rewards.never_out') : number(one.remaining)) },
    { key: 'waiting', head: said('rewards.waiting'), isNumber: true, cell: (one: Prize) => number(one.waiting) },
  ]
  const acts = may('rewards.set_stock') ? (one: Prize) => <Button type="text" onClick={() => setStocking(one)}>{said('rewards.set_stock')}<span className="seen-by-readers-only"> {one.name}</span></Button> : undefined
  const toProgram = may('program.show') ? { name: said('rewards.to_program'), run: () => navigate('/program') } : null
  return (
    <section className="card">
      <h2>{said('rewards.shelf')}</h2>
      <Asked of={shelf} rows={3}>{({ items = [] }) => (items.length ? <Table label={said('rewards.shelf')} columns={columns} rows={items} id={(one) => one.name} acts={acts} isDense /> : <Empty words={said('rewards.none')} act={toProgram} />)}</Asked>
      {stocking && <Stocking prize={stocking} close={() => setStocking(null)} />}
    </section>
  )
}

/** Handing over, or cancelling, told beforehand. */
function Settling({ one, how, close }: { one: Redemption; how: 'hand_over' | 'cancel'; close: () => void }) {
  const act = useAct()
  const run = async () => (await act.send('POST', `/v1/rewards/redemptions/${one.id}/${how}`, {})) && close()
  return (
    <ActDialog title={said(`rewards.${how}`)} submit={said(`rewards.${how}`)} isDanger={how === 'cancel'} close={close} run={() => void run()} {...act}>
      <p><Say k={`rewards.${how}_words`} v={{ prize: one.reward, name: one.member_name || said('members.nameless'), points: number(one.points) }} /></p>
    </ActDialog>
  )
}

export function Redemptions({ items, isOfMember }: { items: Redemption[]; isOfMember?: boolean }) {
  const [settling, setSettling] = useState<{ one: Redemption; how: 'hand_over' | 'cancel' } | null>(null)
  const columns = [
    { key: 'reward', head: said('rewards.prize'), cell: (one: Redemption) => <Name>{one.reward}</Name> },
    ...(isOfMember ? [] : [{ key: 'member', head: said('rewards.member'), cell: (one: Redemption) => <Name>{one.member_name || said('members.nameless')}</Name> }]),
    { key: 'points', head: said('rewards.points'), isNumber: true, cell: (one: Redemption) => number(one.points) },
    { key: 'branch', head: said('rewards.branch'), cell: (one: Redemption) => <Name>{one.branch_name}</Name> },
    { key: 'at', head: said('rewards.taken'), cell: (one: Redemption) => <Moment at={one.at} /> },
    { key: 'state', head: said('rewards.state'), onPhone: 'figure' as const, cell: (one: Redemption) => <Badge tone={tones[one.state]}>{said(`rewards.states.${one.state}`)}</Badge> },
  ]
  const acts = (one: Redemption) =>
    one.state === 'reserved' && (
      <span className="acts">
        {may('rewards.hand_over') && <Button type="text" onClick={() => setSettling({ one, how: 'hand_over' })}>{said('rewards.hand_over')}<span className="seen-by-readers-only"> {one.reward}</span></Button>}
        {may('rewards.cancel') && <Button type="text" danger onClick={() => setSettling({ one, how: 'cancel' })}>{said('rewards.cancel')}<span className="seen-by-readers-only"> {one.reward}</span></Button>}
      </span>
    )
  return (
    <>
      <Table label={said('rewards.taken_prizes')} columns={columns} rows={items} id={(one) => one.id} to={(one) => (isOfMember ? null : `/members/${one.member}`)} acts={acts} />
      {settling && <Settling {...settling} close={() => setSettling(null)} />}
    </>
  )
}

export default function Rewards() {
  const [state, setState] = useState<Redemption['state'] | ''>('reserved')
  const { cursor } = usePaging()
  const listed = useAsked<Schema['RedemptionsListed']>('/v1/rewards/redemptions', { state, cursor, limit: pageSize })
  const choices = ['reserved', 'handed_over', 'cancelled', ''] as const
  return (
    <Page title={said('places.rewards')} under={[said('places.groups.members')]}>
      <Shelf />
      <section className="card">
        <div className="section-head">
          <h2>{said('rewards.taken_prizes')}</h2>
          <select className="field" aria-label={said('rewards.state')} value={state} onChange={(event) => setState(event.target.value as Redemption['state'] | '')}>
            {choices.map((one) => <option key={one} value={one}>{said(`rewards.states.${one || 'all'}`)}</option>)}
          </select>
        </div>
        <Asked of={listed}>{({ items = [], next_cursor }) => (items.length ? <><Redemptions items={items} /><Pager count={items.length} next={next_cursor} /></> : <p className="soft">{said('rewards.nothing_here')}</p>)}</Asked>
      </section>
      <Giving />
    </Page>
  )
}
