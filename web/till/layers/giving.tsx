// Points from the member of this sale to another.

import { useLayoutEffect } from 'preact/hooks'
import * as show from '../../parts/formats'
import { latinDigits } from '../../parts/digits'
import { giveOnNow, sendGivingCode } from '../acts/giving'
import { back } from '../acts/layers'
import { nameOf, type LayerOf } from '../state/state'
import { placeCaret } from '../view/caret'
import { Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Field, Frame } from './frame'

export function GivingLayer({ layer }: { layer: LayerOf<'giving'> }) {
  const till = useTill()
  const { member } = till.state.basket
  const digits = (text: string) => show.shownDigits(latinDigits(text).replace(/[^\d+ ]/g, ''))
  const isPin = layer.by === 'pin'
  useLayoutEffect(() => void (layer.by && placeCaret()), [layer.by])
  return (
    <Frame title={{ key: 'giving.title', values: { name: member ? nameOf(member) : '' } }} keys={[
      { key: 'Enter', name: 'giving.give', act: () => void giveOnNow(till), isNext: true, isOff: layer.isSending },
      ...(isPin ? [{ key: '×', name: 'giving.by_code', act: () => void sendGivingCode(till), isOff: layer.isSending }] : []),
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="giving-to" label="giving.to" value={layer.to} caret={!layer.by} isFixed hint={said('giving.to_hint')} onText={(to) => till.edit('giving', { to: digits(to), by: null, asked: null })} />
      <Field id="giving-points" label="giving.points" value={layer.points} isNumber hint={<Say k="giving.least" v={{ n: show.number(layer.least) }} />}
        onText={(points) => till.edit('giving', { points: show.shownDigits(latinDigits(points).replace(/\D/g, '')), by: null, asked: null })} />
      {layer.by && (
        <div class="labelled">
          <label for="giving-consent">{said(`giving.${layer.by}`)}</label>
          <input id="giving-consent" key={layer.by} class="field number big pin fixed-direction" data-caret dir="ltr" {...(isPin ? { type: 'password' as const } : { type: 'text' as const })} inputMode="numeric" autocomplete={isPin ? 'off' : 'one-time-code'}
            value={layer.text} onInput={(event) => till.edit('giving', { text: latinDigits(event.currentTarget.value).replace(/\D/g, '').slice(0, 6) })} />
        </div>
      )}
    </Frame>
  )
}
