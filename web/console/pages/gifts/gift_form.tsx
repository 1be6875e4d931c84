// A new gift: what, for which days, to whom; what it will reach and cost is told before it begins.
import { useState } from 'react'
import { isoOfDay, money, number } from '../../../parts/formats'
import { useAct, useConsulted } from '../../api/ask'
import { named, useBranches, useMemberGroups } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { ChoiceField, DayField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { todayHere } from '../../parts/moments'
import { Say } from '../../parts/say'
import { Switch } from '../../parts/switch'
import { navigate } from '../../router'
import { said } from '../../words'
import { inUnit, type Gift } from './words'

interface Typed {
  name: string
  wallet: Gift['wallet']
  amount: number | null
  first_day: string | null
  last_day: string | null
  group: string
  branch: string
  enrolled_to: string | null
}

const receivers = ({ group, branch, enrolled_to }: Typed) => ({ ...(group && { group }), ...(branch && { branch }), ...(enrolled_to && { enrolled_to }) })

/** «به ۱۲۰ عضو می‌رسد» and what the club would owe. */
function Preview({ of, wallet }: { of: Schema['GiftPreviewed']; wallet: Gift['wallet'] }) {
  return (
    <div role="status" className="card">
      <p><strong><Say k="gifts.reaches" v={{ n: number(of.members), total: inUnit(wallet, of.total) }} /></strong></p>
      <p><Say k="gifts.owes" v={{ amount: money(of.liability) }} /></p>
      {of.unvalued_members > 0 && <p className="soft"><Say k="gifts.unvalued" v={{ n: number(of.unvalued_members) }} /></p>}
      {of.inactive > 0 && <p className="soft"><Say k="gifts.skips" v={{ n: number(of.inactive) }} /></p>}
      {of.needs_second_person && <p className="warn-word">{said('gifts.takes_two')}</p>}
    </div>
  )
}

export function GiftForm({ close }: { close: () => void }) {
  const [typed, setTyped] = useState<Typed>({ name: '', wallet: 'credit', amount: null, first_day: isoOfDay(todayHere()), last_day: null, group: '', branch: '', enrolled_to: null })
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const act = useAct<Gift>()
  const groups = named(useMemberGroups())
  const branches = named(useBranches())
  const { name, wallet, amount, first_day, last_day } = typed
  const to = receivers(typed)
  const preview = useConsulted<Schema['GiftPreviewed']>('/v1/gifts/previews', { wallet, amount: amount ?? 0, to }, Boolean(amount))
  const told = amount && !preview.isPlaceholderData ? preview.data : undefined
  const isReady = Boolean(name.trim() && last_day && told?.members)
  const run = async () => {
    const gift = await act.send('POST', '/v1/gifts', { name, wallet, amount, first_day, last_day, to, most_members: told!.members })
    if (gift) navigate(`/gifts/${gift.id}`)
  }
  const Amount = wallet === 'points' ? NumberField : MoneyField
  const everybody = { value: '', name: said('gifts.everybody') }
  const everywhere = { value: '', name: said('gifts.everywhere') }
  return (
    <ActDialog title={said('gifts.new')} submit={said('gifts.begin')} close={close} run={run} isReady={isReady} {...act}>
      <TextField label={said('gifts.name')} value={name} set={(next) => set({ name: next })} help={said('gifts.name_help')} autoFocus />
      <Switch label={said('ledger.wallet')} value={wallet} set={(next) => set({ wallet: next })} choices={(['credit', 'points'] as const).map((value) => ({ value, name: said(`ledger.wallets.${value}`) }))} />
      <Amount key={wallet} label={said('gifts.each')} value={amount} set={(next) => set({ amount: next })} />
      <div className="form-grid">
        <DayField label={said('gifts.first_day')} value={first_day} set={(next) => set({ first_day: next })} />
        <DayField label={said('gifts.last_day')} value={last_day} set={(next) => set({ last_day: next })} />
        <ChoiceField label={said('gifts.group')} value={typed.group} set={(next) => set({ group: next })} choices={[everybody, ...groups]} />
        {branches.length > 1 && <ChoiceField label={said('gifts.branch')} value={typed.branch} set={(next) => set({ branch: next })} choices={[everywhere, ...branches]} />}
        <DayField label={said('gifts.enrolled_to')} value={typed.enrolled_to} set={(next) => set({ enrolled_to: next })} isOptional />
      </div>
      {told && (told.members > 0 ? <Preview of={told} wallet={wallet} /> : <p role="status" className="refusal">{said('gifts.nobody')}</p>)}
    </ActDialog>
  )
}
