// What people call the events and places of a message: the words of the console, or the name itself where it is new.
import { isSaid, said } from '../../words'

const wordOf = (key: string, name: string): string => (isSaid(key) ? said(key) : name)

/** "sales.record" is «فروش»: a dot is no step into the words here. */
export const eventName = (event: string): string => wordOf(`templates.events.${event.replaceAll('.', '_')}`, event)
export const placeName = (place: string): string => wordOf(`templates.places.${place}`, place)

/** «{نام}، به باشگاه {باشگاه} خوش آمدید.»: places in the reader's words. */
export const readable = (sentence: string): string => sentence.replace(/\{([a-z_]+)\}/g, (_, place: string) => `{${placeName(place)}}`)

/** And back again, as the server knows them; what is no place of this sentence stays as it was typed. */
export const asPlaces = (sentence: string, places: string[]): string => places.reduce((text, place) => text.replaceAll(`{${placeName(place)}}`, `{${place}}`), sentence)
