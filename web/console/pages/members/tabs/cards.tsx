// A member's cards: a new one, a lost one blocked, one replaced; points and credit stay in each case.
import { useState } from 'react'
import { Button } from 'antd'
import { card as shownCard } from '../../../../parts/formats'
import { may } from '../../../api/may'
import type { Schema } from '../../../api/types'
import { Badge } from '../../../parts/badge'
import { Moment } from '../../../parts/moments'
import { Figure } from '../../../parts/say'
import { Empty } from '../../../parts/states'
import { Table, type Column } from '../../../parts/table'
import { said } from '../../../words'
import { CardAct, type CardAsking } from '../card_act'
import type { Member } from '../member'

type Card = Schema['CardShown']
export const tones = { active: 'good', blocked: 'bad', replaced: 'plain' } as const

const columns = (): Column<Card>[] => [
  { key: 'card', head: said('cards.number'), cell: (one) => <Figure>{shownCard(one.card)}</Figure> },
  { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => <Badge tone={tones[one.status]}>{said(`cards.states.${one.status}`)}</Badge> },
  { key: 'ended', head: said('cards.ended'), cell: (one) => one.ended_at && <Moment at={one.ended_at} /> },
  { key: 'instead', head: said('cards.instead_of'), cell: (one) => one.instead_of && <Figure>{shownCard(one.instead_of)}</Figure> },
]

export default function Cards({ member }: { member: Member }) {
  const [asking, setAsking] = useState<CardAsking | null>(null)
  const cards = member.cards ?? []
  const active = cards.find((one) => one.status === 'active')
  const offered: CardAsking[] = member.status === 'erased' ? [] : member.merged_into ? (active ? ['block_card'] : []) : active ? ['replace_card', 'block_card'] : ['issue_card']
  const shown = offered.filter((act) => may(`members.${act}`))
  return (
    <>
      {shown.length > 0 && <div className="acts">{shown.map((act) => <Button key={act} danger={act === 'block_card'} onClick={() => setAsking(act)}>{said(`cards.${act}.name`)}</Button>)}</div>}
      {cards.length ? <Table label={said('members.tabs.cards')} columns={columns()} rows={cards} id={(one) => one.card} /> : <Empty words={said('cards.none')} />}
      {asking && <CardAct act={asking} member={member.id} card={shownCard(active?.card ?? '')} close={() => setAsking(null)} />}
    </>
  )
}
