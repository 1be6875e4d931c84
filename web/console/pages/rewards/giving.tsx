// Points that members give to each other: whether the club allows it and how many; what was given, to be undone by the owner.
import { Button } from 'antd'
import { useState } from 'react'
import { number, plain } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { Check, NumberField } from '../../parts/fields'
import { Moment } from '../../parts/moments'
import { Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { Table } from '../../parts/table'
import { said } from '../../words'

type Terms = Schema['GivingTermsShown']
type Given = Schema['GivenShown']

function SettingTerms({ terms, close }: { terms: Terms; close: () => void }) {
  const [set, change] = useState(terms)
  const act = useAct()
  const bounds = ['least', 'most_a_day', 'most_a_month'] as const
  const run = async () => (await act.send('PUT', '/v1/giving/terms', set)) && close()
  return (
    <ActDialog title={said('giving.terms')} submit={said('giving.save')} isReady={bounds.every((one) => set[one] > 0)} close={close} run={() => void run()} {...act}>
      <p className="soft">{said('giving.words')}</p>
      <Check label={said('giving.is_on')} value={set.is_on} set={(is_on) => change({ ...set, is_on })} />
      {bounds.map((one) => <NumberField key={one} label={said(`giving.${one}`)} value={set[one]} set={(next) => change({ ...set, [one]: next ?? 0 })} isRequired />)}
    </ActDialog>
  )
}

function TakingBack({ given, close }: { given: Given; close: () => void }) {
  const act = useAct()
  const run = async () => (await act.send('POST', `/v1/giving/${given.id}/take_back`, {})) && close()
  return (
    <ActDialog title={said('giving.take_back')} submit={said('giving.take_back')} isDanger close={close} run={() => void run()} {...act}>
      <p><Say k="giving.take_back_words" v={{ points: number(given.points), giver: plain(given.giver_number), receiver: plain(given.receiver_number) }} /></p>
    </ActDialog>
  )
}

function GivenList() {
  const listed = useAsked<Schema['GivenListed']>('/v1/giving', { limit: 20 })
  const [taking, setTaking] = useState<Given | null>(null)
  const columns = [
    { key: 'giver', head: said('giving.giver'), isNumber: true, cell: (one: Given) => plain(one.giver_number) },
    { key: 'receiver', head: said('giving.receiver'), isNumber: true, cell: (one: Given) => plain(one.receiver_number) },
    { key: 'points', head: said('giving.points'), isNumber: true, onPhone: 'figure' as const, cell: (one: Given) => number(one.points) },
    { key: 'at', head: said('giving.at'), cell: (one: Given) => <Moment at={one.at} /> },
    { key: 'state', head: said('giving.state'), cell: (one: Given) => (one.is_settled ? <Badge tone="warn">{said('giving.taken_back', { n: number(one.taken_back) })}</Badge> : <Badge tone="good">{said('giving.stands')}</Badge>) },
  ]
  const acts = may('giving.take_back') ? (one: Given) => !one.is_settled && <Button type="text" danger onClick={() => setTaking(one)}>{said('giving.take_back')}<span className="seen-by-readers-only"> {plain(one.giver_number)}</span></Button> : undefined
  return (
    <>
      <Asked of={listed} rows={2}>{({ items = [] }) => (items.length ? <Table label={said('giving.list')} columns={columns} rows={items} id={(one) => one.id} to={(one) => `/members/${one.giver}`} acts={acts} isDense /> : <p className="soft">{said('giving.none')}</p>)}</Asked>
      {taking && <TakingBack given={taking} close={() => setTaking(null)} />}
    </>
  )
}

export function Giving() {
  const terms = useAsked<Terms>('/v1/giving/terms')
  const [isSetting, setSetting] = useState(false)
  return (
    <section className="card">
      <div className="section-head">
        <h2>{said('giving.title')}</h2>
        {may('giving.set_terms') && <Button onClick={() => setSetting(true)}>{said('giving.change')}</Button>}
      </div>
      <Asked of={terms} rows={1}>{(one) => <p className="soft">{one.is_on ? <Say k="giving.is_open" v={{ least: number(one.least), day: number(one.most_a_day), month: number(one.most_a_month) }} /> : said('giving.is_closed')}</p>}</Asked>
      {may('giving.list') && <GivenList />}
      {isSetting && terms.data && <SettingTerms terms={terms.data} close={() => setSetting(false)} />}
    </section>
  )
}
