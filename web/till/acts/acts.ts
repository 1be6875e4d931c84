// F1: every act as a numbered list that can be searched, for keyboards without number pad or F keys. F2: the member's acts.

import { language } from '../../parts/formats'
import { helpAddress, tillHelp } from '../../parts/help'
import { said, otherLanguage, speak } from '../words'
import type { Option, Settings } from '../state/state'
import type { Till } from '../till'
import { openAwards } from './awards'
import { openGiving } from './giving'
import { addGood, clearBasket, removeMarked, undo } from './basket'
import { openCollaborator } from './collaborator'
import { openCredit } from './credit'
import { openDiscount, openQuantity } from './lines'
import { openEnrolment, setMember } from './members'
import { openParked, park } from './park'
import { openPay } from './pay'
import { openPrizes } from './prizes'
import { print } from './receipt'
import { openReturns } from './returns'
import { lock } from './session'
import { openShift } from './shift'

const act = (key: string, take: () => void, keys = ''): Option => ({ title: said(`acts.${key}`), detail: keys, take })

export function openActs(till: Till): void {
  const { settings, paper } = till.state
  const options = [
    act('returns', () => openReturns(till)),
    act('enrol', () => openEnrolment(till)),
    act('quick', () => openQuick(till), '.'),
    ...(paper ? [act('print_again', () => print(till, paper))] : []),
    act('park', () => park(till), 'Ins'),
    act('parked', () => openParked(till), 'Shift Ins'),
    act('pay', () => openPay(till), '+'),
    act('credit', () => openCredit(till), 'F8'),
    act('prizes', () => void openPrizes(till)),
    act('discount', () => openDiscount(till), '/'),
    act('quantity', () => openQuantity(till), '*'),
    act('collaborator', () => void openCollaborator(till)),
    act('remove', () => removeMarked(till), '-'),
    act('undo', () => undo(till), 'Ctrl Z'),
    act('clear', () => clearBasket(till)),
    act('shift', () => void openShift(till)),
    act('change_cashier', () => void lock(till)),
    act(settings.theme === 'bright' ? 'night' : 'bright', () => set(till, { theme: settings.theme === 'bright' ? 'night' : 'bright' })),
    act(settings.isMuted ? 'unmute' : 'mute', () => set(till, { isMuted: !settings.isMuted })),
    act(settings.printsByItself ? 'print_by_hand' : 'print_by_itself', () => set(till, { printsByItself: !settings.printsByItself })),
    act('language', () => void changeLanguage(till)),
    act('help', () => openHelp(tillHelp.counter)),
  ]
  till.open({ kind: 'choose', title: { key: 'acts.title' }, options, marked: 0, isSearchable: true, search: '' })
}

/** Beside the till, so that the basket stays in sight. */
const openHelp = (place: string): void => void window.open(helpAddress(language(), place), '_blank', 'noopener')

function openQuick(till: Till): void {
  const options = till.catalog.quickKeys().map(([key, good]) => ({ title: good.name, detail: `.${key}`, take: () => addGood(till, good, 1) }))
  if (!options.length) return till.say({ key: 'acts.no_quick_keys' })
  till.open({ kind: 'choose', title: { key: 'acts.quick' }, options, marked: 0, isSearchable: true, search: '' })
}

export function set(till: Till, part: Partial<Settings>): void {
  const settings = { ...till.state.settings, ...part }
  till.ways.kept.keepSettings(settings)
  document.documentElement.dataset.theme = settings.theme
  till.change({ settings })
}

async function changeLanguage(till: Till): Promise<void> {
  await speak(otherLanguage())
  set(till, { language: document.documentElement.lang as Settings['language'] })
}

/** F2 */
export function openMemberActs(till: Till): void {
  const { member } = till.state.basket
  const options = [
    ...(member ? [act('prizes', () => void openPrizes(till))] : []),
    act(member ? 'change_member' : 'find_member', () => till.say({ key: 'notice.find_member' })),
    act('enrol', () => openEnrolment(till)),
    ...(member ? [act('award', () => void openAwards(till)), act('giving', () => void openGiving(till))] : []),
    ...(member ? [act('take_off', () => setMember(till, null))] : []),
  ]
  till.open({ kind: 'choose', title: { key: 'acts.member' }, options, marked: 0 })
}
