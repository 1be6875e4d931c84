// A manager approves what the cashier may not give alone: login and password, which this till keeps nowhere.

import * as show from '../../parts/formats'
import { approveNow } from '../acts/approval'
import { back } from '../acts/layers'
import type { LayerOf } from '../state/state'
import { Say } from '../view/say'
import { useTill } from '../view/use_till'
import { said } from '../words'
import { Field, Frame } from './frame'

export function Approve({ layer }: { layer: LayerOf<'approval'> }) {
  const till = useTill()
  const { basket, quote } = till.state
  const values = { discount: show.percent(layer.rate), limit: show.percent(quote?.discount_limit ?? 0) }
  return (
    <Frame title={{ key: 'approval.title', values: { good: basket.lines[layer.line]?.name ?? '' } }} keys={[
      { key: 'Enter', name: 'approval.give', act: () => void approveNow(till), isNext: true, isOff: layer.isSending },
      { key: '↑↓', name: 'approval.other_field', act: () => {} },
      { key: 'Esc', name: 'keys.back', act: () => back(till) },
    ]}>
      <p><Say k="approval.words" v={values} /></p>
      <Field id="approver" label="approval.login" value={layer.login} caret isFixed onText={(login) => till.edit('approval', { login })} />
      <div class="labelled">
        <label for="approver-password">{said('approval.password')}</label>
        <input id="approver-password" class="field fixed-direction" dir="ltr" type="password" autocomplete="off" value={layer.password}
          onInput={(event) => till.edit('approval', { password: event.currentTarget.value })} />
      </div>
    </Frame>
  )
}
