// What the palette finds: acts of the page, pages, members and receipts; local answers at once, the server's below them.
import { useEffect, useState } from 'react'
import { latinDigits } from '../../parts/digits'
import { language, maskedMobile, plain } from '../../parts/formats'
import { may } from '../api/may'
import { client } from '../api/session'
import type { Schema } from '../api/types'
import { matches } from '../../parts/fold'
import { pageActs } from '../parts/page_acts'
import { places } from '../places'
import { said } from '../words'
import { mayOpen } from './navigation'
import { recentFive } from './palette_state'
import { helpAddress } from '../../parts/help'

export interface Found {
  group: 'recent' | 'page' | 'go' | 'members' | 'sales' | 'help'
  name: string
  more?: string
  path?: string
  run?: () => void
}

export function localFinds(typed: string): Found[] {
  const acts = pageActs.now.map((act): Found => ({ group: 'page', name: act.name, run: act.run }))
  if (!typed) return [...acts, ...recentFive().map((one): Found => ({ group: 'recent', ...one }))]
  const pages = places.filter((place) => place.isListed && mayOpen(place)).map((place): Found => ({ group: 'go', name: said(`places.${place.name}`), more: said(`places.groups.${place.group}`), path: place.path }))
  return [...acts, ...pages].filter((one) => matches(one.name, typed))
}

async function members(text: string, signal: AbortSignal): Promise<Found[]> {
  if (!may('members.find')) return []
  const answer = await client.consult<Schema['MembersFound']>('/v1/members/find', { text }, signal)
  if (!answer.ok) return []
  return (answer.value.items ?? []).slice(0, 6).map((one) => ({ group: 'members', name: one.name || said('members.nameless'), more: `${plain(one.number)} · ${maskedMobile(one.masked_mobile)}`, path: `/members/${one.id}` }))
}

/** «رسید ۱۲۳۴۵۶» or the number alone, up to nine digits. */
async function receipt(text: string, signal: AbortSignal): Promise<Found[]> {
  const number = /^(?:رسید|فاکتور|receipt)?\s*(\d{1,9})$/i.exec(latinDigits(text))?.[1]
  if (!number || !may('sales.find_receipt')) return []
  const answer = await client.read<Schema['SaleShown']>(`/v1/receipts/${number}`, signal)
  if (!answer.ok) return []
  return [{ group: 'sales', name: said('sales.receipt', { number: plain(number) }), more: answer.value.receipt.branch_name, path: `/sales/${answer.value.receipt.sale}` }]
}

interface HelpTitle {
  place: string
  title: string
  chapter: string
}
const titles: Record<string, Promise<HelpTitle[]>> = {}

/** Headings of the manual; asked for once a language. */
async function help(text: string): Promise<Found[]> {
  const spoken = language()
  titles[spoken] ??= fetch(`/help/${spoken}/titles.json`).then((answer) => (answer.ok ? (answer.json() as Promise<HelpTitle[]>) : []))
  const all = await titles[spoken]
  const open = (place: string) => () => void window.open(helpAddress(spoken, place), '_blank', 'noopener')
  return all.filter((one) => matches(one.title, text)).slice(0, 5).map((one) => ({ group: 'help', name: one.title, more: one.chapter || undefined, run: open(one.place) }))
}

/** The server's answers for what has been typed, 120 ms after the last key. */
export function useServerFinds(typed: string): { found: Found[]; isAsking: boolean } {
  const [state, setState] = useState<{ found: Found[]; of: string }>({ found: [], of: '' })
  const text = typed.trim()
  useEffect(() => {
    if (text.length < 2) return setState({ found: [], of: text })
    const stop = new AbortController()
    const timer = setTimeout(() => {
      Promise.all([members(text, stop.signal), receipt(text, stop.signal), help(text)])
        .then((both) => setState({ found: both.flat(), of: text }))
        .catch(() => stop.signal.aborted || setState({ found: [], of: text }))
    }, 120)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return { found: state.of === text ? state.found : [], isAsking: state.of !== text }
}
