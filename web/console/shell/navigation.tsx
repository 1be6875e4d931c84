// The tree at the side where reading starts: only pages that exist and that this role may open.
import { useEffect, useRef } from 'react'
import { number } from '../../parts/formats'
import { may } from '../api/may'
import { desk } from '../api/session'
import { useWaiting } from '../api/waiting'
import { Badge } from '../parts/badge'
import { Icon } from '../parts/icons'
import { Link } from '../parts/link'
import { Store, useStore } from '../parts/store'
import { groups, places, type Place } from '../places'
import { where } from '../router'
import { said } from '../words'

export const isSheetOpen = new Store(false)

export const mayOpen = (place: Place): boolean => (place.needs === null ? place.name === 'account' || desk.now.session?.reach !== 'setting_up' : may(place.needs))

/** The longest listed path that the page's own begins with. */
function currentPlace(path: string): Place | undefined {
  const found = places.filter((place) => place.isListed && (path === place.path || (place.path !== '/' && path.startsWith(`${place.path}/`))))
  return found.sort((one, other) => other.path.length - one.path.length)[0]
}

function Tree() {
  const waiting = useWaiting()
  const current = currentPlace(useStore(where).path)
  return (
    <ul className="tree">
      {groups.map(({ name, icon }) => {
        const inside = places.filter((place) => place.isListed && place.group === name && mayOpen(place))
        if (!inside.length) return null
        return (
          <li key={name}>
            <p className={name === 'home' ? 'seen-by-readers-only' : 'tree-group'} id={`tree-${name}`}>{name !== 'home' && <Icon name={icon} size={16} />}{said(`places.groups.${name}`)}</p>
            <ul aria-labelledby={`tree-${name}`}>
              {inside.map((place) => (
                <li key={place.path}>
                  <Link to={place.path} aria-current={place === current ? 'page' : undefined} onClick={() => isSheetOpen.set(false)}>{said(`places.${place.name}`)}{place.name === 'approvals' && waiting > 0 && <Badge tone="warn">{number(waiting)}</Badge>}</Link>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

/** On a narrow window the tree is a sheet behind «فهرست». */
function Sheet() {
  const isOpen = useStore(isSheetOpen)
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) sheet.current?.showModal()
    else sheet.current?.close()
  }, [isOpen])
  return (
    <dialog ref={sheet} className="nav-sheet" aria-label={said('places.all')} onClose={() => isSheetOpen.set(false)} onClick={(event) => event.target === event.currentTarget && isSheetOpen.set(false)}>
      <button className="bare" aria-label={said('page.close')} onClick={() => isSheetOpen.set(false)}><Icon name="close" /></button>
      {isOpen && <nav aria-label={said('places.all')}><Tree /></nav>}
    </dialog>
  )
}

export const Navigation = () => (
  <>
    <nav className="side" aria-label={said('places.all')}><Tree /></nav>
    <Sheet />
  </>
)
