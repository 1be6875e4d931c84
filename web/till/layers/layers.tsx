// The layer that is open over the basket; one at a time, Esc closes it.

import type { Layer } from '../state/state'
import { Approve } from './approval'
import { AwardLayer } from './award'
import { Choose } from './choose'
import { Consent, CreditAmount } from './credit'
import { Enrol } from './enrol'
import { Discount, Note, Price, Quantity } from './line_layers'
import { GiftCardLayer } from './gift_card'
import { GivingLayer } from './giving'
import { Pay } from './pay'
import { PrizeConsent, PrizeLayer, Prizes } from './prizes'
import { ReceiptLayer } from './receipt'
import { FindReceipt, Return, Returned } from './returns'
import { Shift } from './shift'

export function Layers({ layer }: { layer: Layer }) {
  switch (layer.kind) {
    case 'choose': return <Choose layer={layer} />
    case 'quantity': return <Quantity layer={layer} />
    case 'discount': return <Discount layer={layer} />
    case 'approval': return <Approve layer={layer} />
    case 'note': return <Note layer={layer} />
    case 'shift': return <Shift layer={layer} />
    case 'price': return <Price layer={layer} />
    case 'enrol': return <Enrol layer={layer} />
    case 'credit_amount': return <CreditAmount layer={layer} />
    case 'consent': return <Consent layer={layer} />
    case 'prizes': return <Prizes layer={layer} />
    case 'prize_consent': return <PrizeConsent layer={layer} />
    case 'prize': return <PrizeLayer layer={layer} />
    case 'gift_card': return <GiftCardLayer layer={layer} />
    case 'award': return <AwardLayer layer={layer} />
    case 'giving': return <GivingLayer layer={layer} />
    case 'pay': return <Pay layer={layer} />
    case 'receipt': return <ReceiptLayer layer={layer} />
    case 'find_receipt': return <FindReceipt layer={layer} />
    case 'return': return <Return layer={layer} />
    case 'returned': return <Returned layer={layer} />
  }
}
