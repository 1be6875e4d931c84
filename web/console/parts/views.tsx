// Saved views of a list: its filters, order and columns under a name. Kept for each person in this browser; shared by their address.
import { Button } from 'antd'
import { useState } from 'react'
import { desk } from '../api/session'
import { clubSlug, setQuery, where } from '../router'
import { said } from '../words'
import { ActDialog } from './dialog'
import { TextField } from './fields'
import { Icon } from './icons'
import { Link } from './link'
import { useStore } from './store'

interface View {
  name: string
  query: string
}

const placeOf = (list: string) => `vafa.console.views.${clubSlug}.${desk.now.session!.staff}.${list}`

function read(list: string): View[] {
  try {
    return JSON.parse(localStorage.getItem(placeOf(list)) ?? '[]') as View[]
  } catch {
    return []
  }
}

/** Without the page one happens to be on. */
function withoutPage(query: URLSearchParams): string {
  const kept = new URLSearchParams(query)
  kept.delete('after')
  kept.sort()
  return kept.toString()
}

function Naming({ save, close }: { save: (name: string) => void; close: () => void }) {
  const [name, setName] = useState('')
  return (
    <ActDialog title={said('views.save')} submit={said('views.save')} close={close} run={() => save(name.trim())} isReady={Boolean(name.trim())}>
      <TextField label={said('views.name')} value={name} set={setName} help={said('views.kept_here')} autoFocus isRequired />
    </ActDialog>
  )
}

export function Views({ list, path }: { list: string; path: string }) {
  const [views, setViews] = useState(() => read(list))
  const [isNaming, setNaming] = useState(false)
  const now = withoutPage(useStore(where).query)
  const keep = (next: View[]) => {
    localStorage.setItem(placeOf(list), JSON.stringify(next))
    setViews(next)
  }
  const save = (name: string) => {
    keep([...views.filter((one) => one.name !== name), { name, query: now }])
    setNaming(false)
  }
  const current = views.find((one) => one.query === now)
  const tab = (name: string, query: string) => <Link key={name} to={query ? `${path}?${query}` : path} aria-current={query === now ? 'page' : undefined}><bdi>{name}</bdi></Link>
  if (!views.length && !now) return null
  return (
    <nav className="views" aria-label={said('views.all')}>
      <div className="tabs">{tab(said('list.all'), '')}{views.map((one) => tab(one.name, one.query))}</div>
      {now && !current && <Button type="text" onClick={() => setNaming(true)}><Icon name="plus" size={16} />{said('views.save')}</Button>}
      {current && <Button type="text" onClick={() => (keep(views.filter((one) => one !== current)), setQuery(Object.fromEntries([...where.now.query.keys()].map((name) => [name, null]))))}>{said('views.drop')}</Button>}
      {isNaming && <Naming save={save} close={() => setNaming(false)} />}
    </nav>
  )
}
