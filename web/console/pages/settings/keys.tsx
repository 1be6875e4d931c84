// Keys for programs of others: issued with what they may do, shown once, revoked at once.
import { Button } from 'antd'
import { useState } from 'react'
import grants from 'virtual:grants'
import { useAct, useAsked } from '../../api/ask'
import { named, useBranches } from '../../api/lists'
import { may } from '../../api/may'
import { useTitles } from '../../api/titles'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { Checks, TextField } from '../../parts/fields'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'
import { ShownOnce } from './shown_once'

type Key = Schema['KeyShown']

const scopes = Object.keys(grants).filter((name) => grants[name]!.includes('integrator'))

function Issuing({ close, issued }: { close: () => void; issued: (key: Schema['KeyIssued']) => void }) {
  const [one, setOne] = useState({ name: '', scopes: [] as string[], branches: [] as string[] })
  const set = (part: Partial<typeof one>) => setOne({ ...one, ...part })
  const act = useAct<Schema['KeyIssued']>()
  const branches = useBranches()
  const title = useTitles()
  const run = async () => {
    const made = await act.send('POST', '/v1/keys', one)
    if (made) issued(made)
  }
  return (
    <ActDialog title={said('keys.issue')} submit={said('keys.issue')} close={close} run={run} isReady={one.scopes.length > 0} {...act}>
      <TextField label={said('keys.name')} value={one.name} set={(name) => set({ name })} help={said('keys.name_help')} autoFocus isRequired />
      <div className="scopes"><Checks label={said('keys.scopes')} value={one.scopes} set={(chosen) => set({ scopes: chosen })} choices={scopes.map((value) => ({ value, name: title(value) }))} /></div>
      <Checks label={said('keys.branches')} value={one.branches} set={(chosen) => set({ branches: chosen })} choices={named(branches)} />
    </ActDialog>
  )
}

function Revoking({ one, close }: { one: Key; close: () => void }) {
  const act = useAct()
  const run = async () => (await act.send('POST', `/v1/keys/${one.id}/revoke`, {})) && close()
  return <ActDialog title={said('keys.revoke_of', { name: one.name })} submit={said('keys.revoke')} isDanger close={close} run={run} {...act}><p>{said('keys.revoke_words')}</p></ActDialog>
}

const columns = (title: (scope: string) => string): Column<Key>[] => [
  { key: 'name', head: said('keys.name'), cell: (one) => <Name>{one.name}</Name> },
  { key: 'scopes', head: said('keys.scopes'), cell: (one) => (one.scopes ?? []).map(title).join(said('comma')) },
  { key: 'made', head: said('keys.made_at'), cell: (one) => <Moment at={one.made_at} /> },
  { key: 'state', head: said('list.state'), onPhone: 'figure', cell: (one) => <Badge tone={one.revoked_at ? 'bad' : 'good'}>{said(one.revoked_at ? 'keys.is_revoked' : 'keys.is_active')}</Badge> },
]

export default function Keys() {
  const keys = useAsked<Schema['KeyList']>('/v1/keys')
  const title = useTitles()
  const [isIssuing, setIssuing] = useState(false)
  const [made, setMade] = useState<Schema['KeyIssued'] | null>(null)
  const [revoking, setRevoking] = useState<Key | null>(null)
  const primary = may('keys.issue') ? { name: said('keys.issue'), run: () => setIssuing(true) } : null
  const acts = may('keys.revoke') ? (one: Key) => !one.revoked_at && <Button type="text" danger onClick={() => setRevoking(one)}>{said('keys.revoke')}</Button> : undefined
  return (
    <Page title={said('places.keys')} under={[said('places.groups.settings')]} primary={primary}>
      <Asked of={keys}>{({ items = [] }) => (items.length ? <Table label={said('places.keys')} columns={columns(title)} rows={items} id={(one) => one.id} acts={acts} /> : <Empty words={said('keys.none')} act={primary} />)}</Asked>
      {isIssuing && <Issuing close={() => setIssuing(false)} issued={(key) => (setIssuing(false), setMade(key))} />}
      {made && <ShownOnce title={said('keys.made', { name: made.name })} words={said('keys.once')} text={made.key} copyWords={said('keys.copy')} close={() => setMade(null)} />}
      {revoking && <Revoking one={revoking} close={() => setRevoking(null)} />}
    </Page>
  )
}
