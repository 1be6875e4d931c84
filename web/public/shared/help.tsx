// «راهنما» at the foot of a public page.
import { language } from '../../parts/formats'
import { helpAddress } from '../../parts/help'
import { say } from './page'

export const HelpFoot = ({ place }: { place: string }) => <p class="help-foot"><a href={helpAddress(language(), place)}>{say('help.open')}</a></p>
