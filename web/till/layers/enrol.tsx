// Ten seconds: a mobile is enough; name and who brought them are optional.

import { latinDigits } from '../../parts/digits'
import * as show from '../../parts/formats'
import { back } from '../acts/layers'
import { enrolNow } from '../acts/members'
import type { LayerOf } from '../state/state'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Field, Frame } from './frame'

export function Enrol({ layer }: { layer: LayerOf<'enrol'> }) {
  const till = useTill()
  const own = (text: string) => show.shownDigits(latinDigits(text).replace(/[^\d+ ]/g, ''))
  return (
    <Frame title={{ key: 'enrol.title' }} keys={[
      { key: 'Enter', name: 'enrol.submit', act: () => void enrolNow(till), isNext: true, isOff: layer.isSending },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <Field id="mobile" label="enrol.mobile" value={layer.mobile} caret isFixed autocomplete="off" hint={said('enrol.mobile_hint')} onText={(mobile) => till.edit('enrol', { mobile: own(mobile) })} />
      <div class="pair">
        <Field id="first" label="enrol.first_name" value={layer.first} onText={(first) => till.edit('enrol', { first })} />
        <Field id="last" label="enrol.last_name" value={layer.last} onText={(last) => till.edit('enrol', { last })} />
      </div>
      <Field id="referrer" label="enrol.referrer" value={layer.referrer} isFixed onText={(referrer) => till.edit('enrol', { referrer: own(referrer) })} />
    </Frame>
  )
}
