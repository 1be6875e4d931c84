// What stands around a list: its search (`/` goes there), filters kept in the address, density and columns, page by page.
import { Button, Dropdown } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { number } from '../../parts/formats'
import { setQuery, where } from '../router'
import { said } from '../words'
import { Icon } from './icons'
import { useSingleKey } from './single_keys'
import type { Column } from './table'
import { Store, useStore } from './store'

export const pageSize = 50
const densityPlace = 'vafa.console.density'
export const density = new Store(localStorage.getItem(densityPlace) ?? 'relaxed')

function turnDensity(): void {
  const next = density.now === 'dense' ? 'relaxed' : 'dense'
  localStorage.setItem(densityPlace, next)
  density.set(next)
}

/** A word of the list's address, empty where it is not given. */
export const useWord = (name: string): string => useStore(where).query.get(name) ?? ''

/** Cursors of the pages before stand in the address, so that back, reload and a shared link open the same page. */
export function usePaging() {
  const cursors = useWord('after').split('.').filter(Boolean)
  return {
    cursor: cursors.at(-1),
    page: cursors.length,
    next: (cursor: string) => setQuery({ after: [...cursors, cursor].join('.') }, true),
    previous: () => setQuery({ after: cursors.slice(0, -1).join('.') }, true),
  }
}

export function Pager({ count, next }: { count: number; next?: string | null }) {
  const paging = usePaging()
  if (!next && !paging.page) return null
  const first = paging.page * pageSize + 1
  return (
    <nav className="pager" aria-label={said('list.pages')}>
      <span className="soft">{said('list.from_to', { first: number(first), last: number(first + count - 1) })}</span>
      <Button disabled={!paging.page} onClick={paging.previous}><Icon name="back" size={16} />{said('list.previous')}</Button>
      <Button disabled={!next} onClick={() => paging.next(next!)}>{said('list.next')}<Icon name="forward" size={16} /></Button>
    </nav>
  )
}

export function Search({ label, typed, search }: { label: string; typed: string; search: (text: string) => void }) {
  const [text, setText] = useState(typed)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setText(typed), [typed])
  useEffect(() => {
    if (text === typed) return
    const timer = setTimeout(() => search(text), 250)
    return () => clearTimeout(timer)
  })
  useSingleKey('Slash', false, () => field.current?.focus())
  return (
    <div className="search">
      <Icon name="search" size={18} />
      <input ref={field} className="field" type="search" dir={text ? 'auto' : undefined} placeholder={label} aria-label={label} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && search(text)} />
    </div>
  )
}

/** A filter that is one of a few: chosen in place, kept in the address; another choice begins at the first page. */
export function Filter({ name, label, choices }: { name: string; label: string; choices: { value: string; name: string }[] }) {
  const value = useWord(name)
  return (
    <label className={value ? 'filter on' : 'filter'}>
      <span>{label}</span>
      <select value={value} onChange={(event) => setQuery({ [name]: event.target.value, after: null })}>
        <option value="">{said('list.all')}</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.name}</option>)}
      </select>
    </label>
  )
}

export function useColumns<Row>(list: string, columns: Column<Row>[]) {
  const place = `vafa.console.hidden.${list}`
  const [hidden, setHidden] = useState<string[]>(() => JSON.parse(localStorage.getItem(place) ?? '[]') as string[])
  const turn = (key: string) => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]
    localStorage.setItem(place, JSON.stringify(next))
    setHidden(next)
  }
  const items = columns.slice(1).map((column) => ({
    key: column.key, onClick: () => turn(column.key),
    label: <span className="check-item"><span className="check-room">{!hidden.includes(column.key) && <Icon name="check" size={16} />}</span>{column.head}</span>,
  }))
  const chooser = <Dropdown menu={{ items }} trigger={['click']} autoFocus><Button type="text" className="wide-only"><Icon name="columns" size={18} />{said('list.columns')}</Button></Dropdown>
  return { shown: columns.filter((column) => !hidden.includes(column.key)), chooser }
}

export function ListBar({ children, chooser }: { children: ReactNode; chooser?: ReactNode }) {
  const isDense = useStore(density) === 'dense'
  return (
    <div className="list-bar">
      {children}
      <div className="list-tools">
        {chooser}
        <Button type="text" className="wide-only" aria-pressed={isDense} onClick={turnDensity}><Icon name="density" size={18} />{said(isDense ? 'list.relaxed' : 'list.dense')}</Button>
      </div>
    </div>
  )
}
