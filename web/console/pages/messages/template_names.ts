// What people call the events and places of a message: the words of the console, or the name itself where it is new.
import { isSaid, said } from '../../words'

const wordOf = (key: string, name: string): string => (isSaid(key) ? said(key) : name)

/** "sales.record" is «فروش»: a dot is no step into the words here. */
export const eventName = (event: string): string => wordOf(`templates.events.${event.replaceAll('.', '_')}`, event)
export const placeName = (place: string): string => wordOf(`templates.places.${place}`, place)
