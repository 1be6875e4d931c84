// «راهنما», out of the tab order: the LINE keeps the caret, and F1 has it for the keyboard.

import { language } from '../../parts/formats'
import { helpAddress, tillHelp } from '../../parts/help'
import type { Layer } from '../state/state'
import { said } from '../words'

const places: Partial<Record<NonNullable<Layer>['kind'], string>> = {
  credit_amount: tillHelp.credit, consent: tillHelp.credit, receipt: tillHelp.receipt,
  find_receipt: tillHelp.returns, return: tillHelp.returns, returned: tillHelp.returns,
}

/** The chapter about what is on the screen. */
export const helpHere = (layer: Layer | null): string => (layer && places[layer.kind]) || tillHelp.counter

export const HelpLink = ({ place }: { place: string }) => (
  <a class="help-link" href={helpAddress(language(), place)} target="_blank" rel="noopener" tabIndex={place === tillHelp.door ? 0 : -1}>{said('acts.help')}</a>
)
