// Days and moments in tables and sentences: short in sight, whole on request.
import { dayOfInstant, dayOfIso, fullDate, numericDate, relativeDay, time } from '../../parts/formats'
import { desk } from '../api/session'
import { Figure } from './say'

export const todayHere = (): number => dayOfIso(desk.now.session!.today)

/** «۱۴۰۵/۰۹/۰۱» */
export const Day = ({ iso }: { iso: string }) => <span title={fullDate(dayOfIso(iso))}><Figure>{numericDate(dayOfIso(iso))}</Figure></span>

/** «دیروز، ۱۰:۲۴» */
export function Moment({ at }: { at: string }) {
  const instant = new Date(at)
  const day = dayOfInstant(instant)
  return <span className="nowrap" title={fullDate(day)}><bdi>{relativeDay(day, todayHere())}</bdi> <Figure className="soft">{time(instant)}</Figure></span>
}
