// Open sessions as rows: on what, from where, since when, and when it was last used.
import { Button } from 'antd'
import { plain } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { Moment } from '../../parts/moments'
import { Machine, Name } from '../../parts/say'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'
import { browserOf } from './agent'

export type OpenSession = Schema['SessionListed']

/** «Chrome روی Windows»; what calls itself something unknown, as it does. */
export function deviceOf(agent: string): string {
  const { browser, system } = browserOf(agent)
  if (browser && system) return said('account.device', { browser, system })
  return browser || system || agent || said('account.unknown_device')
}

const columns = (): Column<OpenSession>[] => [
  { key: 'device', head: said('account.on'), cell: (one) => <span title={one.agent}>{deviceOf(one.agent)}{one.is_current && <> <Badge tone="good">{said('account.this_one')}</Badge></>}</span> },
  { key: 'reach', head: said('account.reach'), onPhone: 'hidden', cell: (one) => <Badge tone={one.reach === 'whole' ? 'plain' : 'warn'}>{said(`account.reaches.${one.reach}`)}</Badge> },
  { key: 'where', head: said('sales.branch'), cell: (one) => one.branch_name && <Name>{one.till ? said('sales.at_till', { branch: one.branch_name, till: plain(one.till) }) : one.branch_name}</Name> },
  { key: 'address', head: said('account.address'), cell: (one) => <Machine>{one.address}</Machine> },
  { key: 'began', head: said('account.began'), onPhone: 'hidden', cell: (one) => <Moment at={one.began_at} /> },
  { key: 'seen', head: said('account.seen'), cell: (one) => <Moment at={one.seen_at} /> },
]

export function SessionsTable({ items, end }: { items: OpenSession[]; end?: (one: OpenSession) => void }) {
  const acts = end && ((one: OpenSession) => !one.is_current && <Button type="text" onClick={() => end(one)}>{said('account.end_session')}</Button>)
  return <Table label={said('account.sessions')} columns={columns()} rows={items} id={(one) => one.session} acts={acts} />
}
