// A day as a filter: typed as people say it, kept in the address as an ISO day.
import { useEffect, useState } from 'react'
import { dayOfIso, isoOfDay, numericDate, shownDigits, typedDay } from '../../parts/formats'
import { setQuery } from '../router'
import { said } from '../words'
import { useWord } from './list'
import { todayHere } from './moments'

export function DayFilter({ name, label }: { name: string; label: string }) {
  const iso = useWord(name)
  const shown = iso ? numericDate(dayOfIso(iso)) : ''
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  const read = typedDay(text, todayHere())
  const take = () => {
    if (text === shown) return
    setQuery({ [name]: read === null ? null : isoOfDay(read), after: null })
    if (read === null) setText('')
  }
  return (
    <label className={iso ? 'filter on' : 'filter'}>
      <span>{label}</span>
      <input className="day-filter fixed-direction" inputMode="numeric" autoComplete="off" placeholder={said('list.any_day')} value={text} onChange={(event) => setText(shownDigits(event.target.value))} onBlur={take} onKeyDown={(event) => event.key === 'Enter' && take()} />
    </label>
  )
}
