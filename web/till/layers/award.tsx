// How much for a reason that has bounds.

import * as show from '../../parts/formats'
import { latinDigits } from '../../parts/digits'
import { giveNow, worths } from '../acts/awards'
import { back } from '../acts/layers'
import type { LayerOf } from '../state/state'
import { useTill } from '../view/use_till'
import { Field, Frame } from './frame'

export function AwardLayer({ layer }: { layer: LayerOf<'award'> }) {
  const till = useTill()
  const isPoints = layer.reason.wallet === 'points'
  const onText = (text: string) => till.edit('award', { text: isPoints ? show.shownDigits(latinDigits(text).replace(/\D/g, '')) : show.groupedWhileTyping(text) })
  return (
    <Frame title={{ key: 'award.of', values: { reason: layer.reason.name } }} keys={[
      { key: 'Enter', name: 'award.give', act: () => void giveNow(till), isNext: true, isOff: layer.isSending },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="award" label="award.amount" value={layer.text} caret isNumber hint={worths(layer.reason)} onText={onText} />
    </Frame>
  )
}
