// A new rule begins with a ready sentence, chosen by its aim.
import { Dialog } from '../../parts/dialog'
import { said } from '../../words'
import { ready } from './blanks'
import { nextNumber, type Rule } from './document'

export function Gallery({ rules, take, close }: { rules: Rule[]; take: (rule: Rule) => void; close: () => void }) {
  return (
    <Dialog title={said('program.which_aim')} close={close} isWide>
      <ul className="gallery">
        {Object.entries(ready).map(([aim, rule], at) => (
          <li key={aim}>
            <button className="ready" autoFocus={at === 0} onClick={() => take({ ...rule, number: nextNumber(rules), name: said(`program.aims.${aim}.name`) })}>
              <strong>{said(`program.aims.${aim}.name`)}</strong>
              <span className="soft">{said(`program.aims.${aim}.words`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
