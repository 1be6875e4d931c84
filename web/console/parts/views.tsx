// Saved views of a list: its filters and order under a name, for oneself or for all who see the list. Kept by the server.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAsked } from '../api/ask'
import { may } from '../api/may'
import type { Schema } from '../api/types'
import { setQuery, where } from '../router'
import { said } from '../words'
import { ActDialog } from './dialog'
import { Check, TextField } from './fields'
import { Icon } from './icons'
import { Link } from './link'
import { useStore } from './store'

type View = Schema['ViewShown']

/** Without the page one happens to be on. */
function withoutPage(query: URLSearchParams): string {
  const kept = new URLSearchParams(query)
  kept.delete('after')
  kept.sort()
  return kept.toString()
}

function Naming({ list, query, close }: { list: string; query: string; close: () => void }) {
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const act = useAct<View>()
  const save = async () => (await act.send('POST', '/v1/views', { list, name, query, is_shared: isShared })) && close()
  return (
    <ActDialog title={said('views.save')} submit={said('views.save')} close={close} run={() => void save()} isSending={act.isSending} problem={act.problem} isReady={Boolean(name.trim())}>
      <TextField label={said('views.name')} value={name} set={setName} help={said('views.kept')} autoFocus isRequired />
      <Check label={said('views.shared')} value={isShared} set={setShared} />
    </ActDialog>
  )
}

function Dropping({ view, close }: { view: View; close: () => void }) {
  const act = useAct()
  const drop = async () => {
    if (!(await act.send('DELETE', `/v1/views/${view.id}`, {}))) return
    setQuery(Object.fromEntries([...where.now.query.keys()].map((name) => [name, null])))
    close()
  }
  return (
    <ActDialog title={said('views.drop_named', { name: view.name })} submit={said('views.drop')} close={close} run={() => void drop()} isSending={act.isSending} problem={act.problem}>
      <p>{said(view.is_shared ? 'views.drop_shared_words' : 'views.drop_words')}</p>
    </ActDialog>
  )
}

/** The name of the list as the server knows it; `path` is where it stands. */
export function Views({ list, path }: { list: string; path: string }) {
  const views = useAsked<Schema['ViewsListed']>(may('views.list') ? '/v1/views' : null, { list }).data?.items ?? []
  const [asking, setAsking] = useState<'name' | View | null>(null)
  const now = withoutPage(useStore(where).query)
  const current = views.find((one) => one.query === now)
  const tab = (key: string, name: string, query: string) => <Link key={key} to={query ? `${path}?${query}` : path} aria-current={query === now ? 'page' : undefined}><bdi>{name}</bdi></Link>
  if (!may('views.list') || (!views.length && !now)) return null
  return (
    <nav className="views" aria-label={said('views.all')}>
      <div className="tabs">{tab('all', said('list.all'), '')}{views.map((one) => tab(one.id, one.name, one.query))}</div>
      {now && !current && <Button type="text" onClick={() => setAsking('name')}><Icon name="plus" size={16} />{said('views.save')}</Button>}
      {current?.may_drop && <Button type="text" onClick={() => setAsking(current)}>{said('views.drop')}</Button>}
      {asking === 'name' && <Naming list={list} query={now} close={() => setAsking(null)} />}
      {asking && asking !== 'name' && <Dropping view={asking} close={() => setAsking(null)} />}
    </nav>
  )
}
