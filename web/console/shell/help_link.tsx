// «راهنما» stands at the same place on every page and opens the chapter about it, beside the page and not over it.
import { helpAddress, chapterOf } from '../../parts/help'
import { Icon } from '../parts/icons'
import { useStore } from '../parts/store'
import { match } from '../paths'
import { places } from '../places'
import { where } from '../router'
import { said, spoken } from '../words'

export const helpHere = (path: string): string => chapterOf(places.find((one) => match(one.path, path))?.name)

export function HelpLink({ place }: { place?: string }) {
  const language = useStore(spoken)
  const { path } = useStore(where)
  return (
    <a className="help-link" href={helpAddress(language, place ?? helpHere(path))} target="_blank" rel="noopener" title={said('help.new_tab')}>
      <Icon name="why" /><span className="wide-only">{said('help.open')}</span><span className="narrow-only seen-by-readers-only">{said('help.open')}</span>
    </a>
  )
}
