// One's own exports of the last day: how far each is, taken away as a file, or thrown away. The page may be left meanwhile.
import { Button } from 'antd'
import { useState } from 'react'
import { latinDigits } from '../../../parts/digits'
import { dayOfInstant, number, numericDate } from '../../../parts/formats'
import { Refused, useAct, useAsked } from '../../api/ask'
import { client } from '../../api/session'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { download } from '../../parts/download'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

type Export = Schema['ExportShown']
const tones = { running: 'plain', ready: 'good', cancelled: 'plain', refused: 'bad' } as const
const whileOpen = 2000

const fileName = (one: Export) => `${said(`exports.lists.${one.list}`)} ${latinDigits(numericDate(dayOfInstant(new Date(one.made_at)))).replaceAll('/', '-')}.csv`

/** Part after part; the log has kept that it was taken. */
async function fetchParts(taken: Export): Promise<string[]> {
  const parts: string[] = []
  for (let nth = 1; nth <= taken.parts; ++nth) {
    const part = await client.read<Schema['ExportPart']>(`/v1/exports/${taken.id}/parts/${nth}`)
    if (!part.ok) throw new Refused(part.problem)
    parts.push(part.value.text)
  }
  return parts
}

function Acts({ one }: { one: Export }) {
  const act = useAct<Export>()
  const [isBroken, setBroken] = useState(false)
  const take = async () => {
    setBroken(false)
    const taken = await act.send('POST', `/v1/exports/${one.id}/take`, {})
    if (!taken) return
    try {
      download(fileName(taken), 'text/csv', ...(await fetchParts(taken)))
    } catch {
      setBroken(true)
    }
  }
  if (one.state !== 'ready' && one.state !== 'running') return null
  return (
    <>
      {one.state === 'ready' && <Button className="always-seen" type="text" loading={act.isSending} onClick={() => void take()}>{said('exports.take')}</Button>}
      <Button type="text" danger={one.state === 'ready'} onClick={() => void act.send('POST', `/v1/exports/${one.id}/cancel`, {})}>{said(one.state === 'ready' ? 'exports.drop' : 'exports.stop')}</Button>
      {isBroken && <p className="refusal" role="alert">{said('exports.broken')}</p>}
      <Problem of={act.problem} />
    </>
  )
}

const columns = (): Column<Export>[] => [
  { key: 'list', head: said('exports.list'), cell: (one) => said(`exports.lists.${one.list}`) },
  { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => <Badge tone={tones[one.state]}>{said(`exports.states.${one.state}`)}</Badge> },
  { key: 'rows', head: said('exports.so_far'), cell: (one) => one.reason ? <span className="refusal">{one.reason}</span> : one.state === 'cancelled' ? '' : <span role="status"><Say k="exports.n_rows" v={{ n: number(one.rows) }} /></span> },
  { key: 'made', head: said('exports.asked_at'), cell: (one) => <Moment at={one.made_at} /> },
  { key: 'gone', head: said('exports.kept_until'), onPhone: 'hidden', cell: (one) => <Moment at={one.gone_at} /> },
]

export default function Exports() {
  const exports = useAsked<Schema['ExportsListed']>('/v1/exports', {}, whileOpen)
  return (
    <Page title={said('places.exports')} subtitle={said('exports.words')}>
      <Asked of={exports}>
        {({ items = [] }) => items.length ? <Table label={said('places.exports')} columns={columns()} rows={items} id={(one) => one.id} acts={(one) => <Acts one={one} />} /> : <Empty words={said('exports.none')} />}
      </Asked>
    </Page>
  )
}
