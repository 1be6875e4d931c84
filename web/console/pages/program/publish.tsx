// Publishing shows the difference as sentences and the day it begins; what was published never changes.
import { useState } from 'react'
import { isoOfDay, plain } from '../../../parts/formats'
import { useAct } from '../../api/ask'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { DayField } from '../../parts/fields'
import { todayHere } from '../../parts/moments'
import { Name } from '../../parts/say'
import { said } from '../../words'
import { bare, differences, type Document } from './document'

const tones = { added: 'good', removed: 'bad', changed: 'info' } as const

export function Changes({ before, after }: { before: Document; after: Document }) {
  const found = differences(before, after)
  const rows = (['added', 'changed', 'removed'] as const).flatMap((kind) => found[kind].map((rule) => ({ kind, name: rule.name })))
  return (
    <ul className="rows">
      {rows.map((row) => <li key={`${row.kind}${row.name}`}><span><Name>{row.name}</Name></span><Badge tone={tones[row.kind]}>{said(`program.changes.${row.kind}`)}</Badge></li>)}
      {found.terms.map((term) => <li key={term}><span>{said(`program.terms.${term}`)}</span><Badge tone="info">{said('program.changes.changed')}</Badge></li>)}
    </ul>
  )
}

interface Shape {
  before: Document
  after: Document
  version: number
  close: () => void
  published: (made: Schema['Published']) => void
}

export function Publishing({ before, after, version, close, published }: Shape) {
  const [day, setDay] = useState<string | null>(version === 0 ? null : isoOfDay(todayHere() + 1))
  const act = useAct<Schema['Published']>()
  const run = async () => {
    const made = await act.send('POST', '/v1/program/versions', { document: bare(after), after_version: version, ...(day ? { from_day: day } : {}) })
    if (made) published(made)
  }
  return (
    <ActDialog title={said('program.publish_title')} submit={said('program.publish_version', { n: plain(version + 1) })} close={close} run={run} {...act}>
      <Changes before={before} after={after} />
      <DayField label={said('program.from_day')} value={day} set={setDay} help={said('program.from_day_help')} isOptional />
      <p className="soft">{said('program.never_changes')}</p>
    </ActDialog>
  )
}
