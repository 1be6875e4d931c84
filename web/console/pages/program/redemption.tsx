// How much credit may be spent, for everybody or for one group: four bounds, and what they come to on one purchase.
import { useContext } from 'react'
import { money, percent } from '../../../parts/formats'
import { MoneyField, PercentField } from '../../parts/fields'
import { said } from '../../words'
import { mostCredit, type Caps } from './reckoned'
import { RefusedAt, useRefused } from './refused'
import { MayEdit } from './slots'

type Bound = 'per_invoice' | 'per_invoice_share' | 'per_day' | 'minimum'
const bounds: Bound[] = ['per_invoice', 'per_invoice_share', 'per_day', 'minimum']
const isSet = (caps: Caps) => bounds.some((one) => caps[one] != null)
/** 1,000,000 toman. */
const basket = 10_000_000

interface Shape {
  caps: Caps
  change: (bound: Bound, value: number | null) => void
  /** What a bound is called here. */
  label: (bound: Bound) => string
  at: string
}

function Field({ bound, caps, change, label, at }: Shape & { bound: Bound }) {
  const refused = useRefused(`${at}/${bound}`)
  const Bounded = bound === 'per_invoice_share' ? PercentField : MoneyField
  return <Bounded label={label(bound)} value={caps[bound] ?? null} set={(value) => change(bound, value)} error={refused} />
}

function Example({ caps }: { caps: Caps }) {
  if (!isSet(caps)) return null
  const most = mostCredit(caps, basket)
  return <p className="soft small">{most > 0 ? said('program.redemption_example', { basket: money(basket), most: money(most) }) : said('program.redemption_none', { basket: money(basket) })}</p>
}

export function CapsFields(shape: Shape) {
  const mayEdit = useContext(MayEdit)
  const { caps, label, at } = shape
  const shown = (bound: Bound) => `${label(bound)}: ${bound === 'per_invoice_share' ? percent(caps[bound]!) : money(caps[bound]!)}`
  return (
    <>
      {mayEdit ? <div className="form-grid">{bounds.map((bound) => <Field key={bound} bound={bound} {...shape} />)}</div>
        : <p>{bounds.filter((bound) => caps[bound] != null).map(shown).join(said('comma')) || said('program.no_cap')}</p>}
      <Example caps={caps} />
      <RefusedAt at={at} but={bounds.map((bound) => `/${bound}`)} />
    </>
  )
}
