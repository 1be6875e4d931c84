// `?`: every key of the console, and the switch for those without Ctrl.
import { Button } from 'antd'
import { Dialog } from '../parts/dialog'
import { Check } from '../parts/fields'
import { singleKeys, turnSingleKeys, useSingleKey } from '../parts/single_keys'
import { Store, useStore } from '../parts/store'
import { said } from '../words'
import { HelpLink } from './help_link'

export const isKeysHelpOpen = new Store(false)
const all = [['Ctrl K', 'palette'], ['/', 'search'], ['↑ ↓', 'rows'], ['Enter', 'open'], ['Ctrl S', 'save'], ['Esc', 'close'], ['?', 'help']] as const

export function KeysHelp() {
  const isOpen = useStore(isKeysHelpOpen)
  const areOn = useStore(singleKeys)
  useSingleKey('Slash', true, () => isKeysHelpOpen.set(true))
  if (!isOpen) return null
  const close = () => isKeysHelpOpen.set(false)
  return (
    <Dialog title={said('keys_help.title')} close={close}>
      <dl className="sums keys-help">{all.map(([keys, name]) => <div key={name}><dt>{said(`keys_help.${name}`)}</dt><dd><kbd lang="en" dir="ltr">{keys}</kbd></dd></div>)}</dl>
      <Check label={said('keys_help.single')} value={areOn} set={turnSingleKeys} />
      <p><HelpLink /></p>
      <div className="acts dialog-acts"><Button onClick={close}>{said('page.close')}</Button></div>
    </Dialog>
  )
}
