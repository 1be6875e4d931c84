// How somebody reads: language by one switch, light or dark. It is kept on this device.
import { Button } from 'antd'
import { consoleHelp } from '../../parts/help'
import { useStore } from '../parts/store'
import { chooseTheme, shownTheme } from '../style/theme'
import { otherLanguage, said, speak } from '../words'
import { HelpLink } from './help_link'

export function Reader() {
  const isNight = useStore(shownTheme) === 'night'
  return (
    <div className="reader">
      <HelpLink place={consoleHelp.door} />
      <Button type="text" lang={otherLanguage()} onClick={() => void speak(otherLanguage())}>{said('reader.other_language')}</Button>
      <Button type="text" onClick={() => chooseTheme(isNight ? 'bright' : 'night')}>{said(isNight ? 'reader.bright' : 'reader.night')}</Button>
    </div>
  )
}
