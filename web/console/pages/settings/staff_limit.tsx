// How much somebody may take off a line by themselves; above it a manager approves at the till.
import { useState } from 'react'
import { useAct } from '../../api/ask'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Check, NumberField } from '../../parts/fields'
import { said } from '../../words'

interface Shape {
  person: Schema['StaffShown']
  /** In hundredths of a percent; absent: no limit. */
  rate: number | undefined
  close: () => void
}

export function DiscountLimit({ person, rate, close }: Shape) {
  const [isLimited, setLimited] = useState(rate !== undefined)
  const [most, setMost] = useState<number | null>(rate === undefined ? 10 : Math.round(rate / 100))
  const act = useAct()
  const run = async () => (await act.send('PUT', `/v1/staff/${person.id}/discount_limit`, isLimited ? { rate: (most ?? 0) * 100 } : {})) && close()
  return (
    <ActDialog title={said('staff.limit_of', { name: person.name })} submit={said('staff.set_limit')} close={close} run={run} {...act}>
      <p className="soft">{said('staff.limit_words')}</p>
      <Check label={said('staff.is_limited')} value={isLimited} set={setLimited} />
      {isLimited && <NumberField label={said('staff.most_percent')} value={most} set={setMost} isRequired />}
    </ActDialog>
  )
}
