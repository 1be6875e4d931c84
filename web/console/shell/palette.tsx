// Ctrl K: one field that goes anywhere and does what the page can do. Opens at once with the caret in it.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Say } from '../parts/say'
import { useStore } from '../parts/store'
import { addressOf, navigate } from '../router'
import { said } from '../words'
import { localFinds, useServerFinds, type Found } from './palette_finds'
import { isPaletteOpen, keepRecent } from './palette_state'

function take(one: Found, inNewTab: boolean): void {
  isPaletteOpen.set(false)
  if (one.run) return one.run()
  keepRecent({ name: one.name, path: one.path! })
  if (inNewTab) window.open(addressOf(one.path!), '_blank')
  else navigate(one.path!)
}

function Results({ all, chosen }: { all: Found[]; chosen: number }) {
  return (
    <ul role="listbox" id="palette-list" aria-label={said('palette.results')}>
      {all.map((one, at) => (
        <li key={`${one.group}${one.path ?? one.name}`} role="presentation">
          {one.group !== all[at - 1]?.group && <p className="palette-group" role="presentation">{said(`palette.groups.${one.group}`)}</p>}
          <div role="option" id={`found-${at}`} aria-selected={at === chosen} onMouseDown={(event) => (event.preventDefault(), take(one, event.ctrlKey))}>
            <bdi>{one.name}</bdi>{one.more && <bdi className="soft">{one.more}</bdi>}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Field() {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const server = useServerFinds(typed)
  const all = [...localFinds(typed.trim()), ...server.found]
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && all.length) setChosen((chosen + step + all.length) % all.length)
    else if (event.key === 'Enter' && all[chosen]) take(all[chosen], event.ctrlKey)
    else return
    event.preventDefault()
  }
  useEffect(() => document.getElementById(`found-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [chosen])
  return (
    <>
      <input
        className="field" autoFocus dir={typed ? 'auto' : undefined} placeholder={said('palette.placeholder')} aria-label={said('palette.open')} role="combobox" aria-expanded={all.length > 0}
        aria-controls="palette-list" aria-activedescendant={all[chosen] ? `found-${chosen}` : undefined} aria-autocomplete="list"
        value={typed} onKeyDown={keys} onChange={(event) => (setTyped(event.target.value), setChosen(0))}
      />
      {all.length > 0 ? <Results all={all} chosen={chosen} /> : <ul role="listbox" id="palette-list" aria-label={said('palette.results')} hidden />}
      <p className="soft palette-none" role="status">{!all.length && !server.isAsking && typed.trim() ? <Say k="palette.none" v={{ typed }} /> : ''}</p>
    </>
  )
}

export function Palette() {
  const isOpen = useStore(isPaletteOpen)
  const layer = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) layer.current?.showModal()
    else layer.current?.close()
  }, [isOpen])
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyK') return
      event.preventDefault()
      isPaletteOpen.set(!isPaletteOpen.now)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  return (
    <dialog ref={layer} className="palette" aria-label={said('palette.open')} onClose={() => isPaletteOpen.set(false)} onClick={(event) => event.target === event.currentTarget && isPaletteOpen.set(false)}>
      {isOpen && <Field />}
    </dialog>
  )
}
