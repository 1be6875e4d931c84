// The search of the manual: whole sections, found over spellings; everything else on these pages works without a script.
import '../parts/style/tokens.css'
import '../parts/style/base.css'
import './help.css'
import 'virtual:night.css'
import { language, plain, useLanguage } from '../parts/formats'
import { find, type Section } from './find'

interface Room {
  index: string
  label: string
  none: string
  found: string
}

function itemOf({ chapter, anchor, heading, title, words }: Section): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `/help/${language()}/${chapter}${anchor ? `#${anchor}` : ''}`
  link.textContent = heading
  const more = document.createElement('small')
  more.textContent = anchor ? title : `${words.slice(0, 80)}…`
  item.append(link, more)
  return item
}

function openSearch(room: HTMLElement): void {
  const { index, label, none, found } = room.dataset as unknown as Room
  const field = Object.assign(document.createElement('input'), { type: 'search', className: 'field', placeholder: label, dir: 'auto', autocomplete: 'off' })
  field.setAttribute('aria-label', label)
  const count = Object.assign(document.createElement('p'), { className: 'seen-by-readers-only' })
  count.setAttribute('role', 'status')
  const list = Object.assign(document.createElement('ul'), { className: 'found', hidden: true })
  let sections: Promise<Section[]> | undefined
  const show = async () => {
    sections ??= fetch(index).then((answer) => answer.json() as Promise<Section[]>)
    const all = await sections
    const typed = field.value.trim()
    const hits = typed ? find(all, typed) : []
    list.replaceChildren(...hits.map(itemOf))
    if (typed && !hits.length) list.append(Object.assign(document.createElement('li'), { textContent: none.replace('{typed}', `\u2068${typed}\u2069`) }))
    count.textContent = typed ? (hits.length ? found.replace('{n}', plain(hits.length)) : none.replace('{typed}', typed)) : ''
    list.hidden = !typed
  }
  field.addEventListener('input', () => void show())
  room.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape') field.value = '', list.hidden = true, field.focus()
    else if (event.key === 'Enter' && event.target === field) links[0]?.click()
    else if (step && links.length) (links[links.indexOf(document.activeElement as HTMLAnchorElement) + step] ?? field).focus()
    else return
    event.preventDefault()
  })
  room.append(field, count, list)
}

useLanguage(document.documentElement.lang === 'en' ? 'en' : 'fa')
openSearch(document.getElementById('search')!)
