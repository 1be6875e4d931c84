// Gifts to many members at once: what was given to whom, for which days, and how far each has come.
import { useState } from 'react'
import { number } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { density, ListBar, Pager, pageSize, useColumns, usePaging } from '../../parts/list'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Figure, Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { useStore } from '../../parts/store'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'
import { GiftForm } from './gift_form'
import { daysOf, inUnit, isUnderWay, StateOf, type Gift } from './words'

const columns = (): Column<Gift>[] => [
  { key: 'name', head: said('gifts.name'), cell: (one) => <Name>{one.name}</Name> },
  { key: 'amount', head: said('gifts.each'), isNumber: true, onPhone: 'figure', cell: (one) => <bdi>{inUnit(one.wallet, one.amount)}</bdi> },
  { key: 'days', head: said('gifts.window'), cell: daysOf },
  { key: 'given', head: said('gifts.given'), isNumber: true, onPhone: 'hidden', cell: (one) => <Figure>{number(one.given)}</Figure> },
  { key: 'state', head: said('list.state'), cell: (one) => <StateOf gift={one} /> },
  { key: 'at', head: said('gifts.at'), onPhone: 'hidden', cell: (one) => <Moment at={one.at} /> },
]

const again = 1500

export default function Gifts() {
  const { cursor } = usePaging()
  const [isNew, setNew] = useState(false)
  const [isLive, setLive] = useState(false)
  const list = useAsked<Schema['GiftList']>('/v1/gifts', { cursor, limit: pageSize }, isLive ? again : undefined)
  const { shown, chooser } = useColumns('gifts', columns())
  const isDense = useStore(density) === 'dense'
  const begin = may('gifts.give') ? { name: said('gifts.new'), run: () => setNew(true) } : null
  const moves = (list.data?.items ?? []).some(isUnderWay)
  if (moves !== isLive) setLive(moves)
  return (
    <Page title={said('places.gifts')} subtitle={said('gifts.words')} primary={begin}>
      <ListBar chooser={chooser}>{null}</ListBar>
      <Asked of={list}>
        {({ items = [], next_cursor }) => items.length
          ? <><Table label={said('places.gifts')} columns={shown} rows={items} id={(one) => one.id} to={(one) => `/gifts/${one.id}`} isDense={isDense} /><Pager count={items.length} next={next_cursor} /></>
          : <Empty words={said('gifts.none')} act={begin} />}
      </Asked>
      {isNew && <GiftForm close={() => setNew(false)} />}
    </Page>
  )
}
