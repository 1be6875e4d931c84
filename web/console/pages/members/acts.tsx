// What is done to a member by hand: each act says beforehand what changes and what stays.
import { useState } from 'react'
import { latinDigits } from '../../../parts/digits'
import { useAct } from '../../api/ask'
import { named, useMemberGroups } from '../../api/lists'
import { ActDialog } from '../../parts/dialog'
import { ChoiceField, DayField, MoneyField, NumberField, TextField } from '../../parts/fields'
import { said } from '../../words'
import { GivingAward } from './giving_award'
import { GivingPrize } from './giving_prize'
import type { Member } from './member'
import { Merging, Parting } from './merging'
import { TakingData } from './taking_data'

export type ActName = 'adjust' | 'group' | 'pin' | 'freeze' | 'unfreeze' | 'deactivate' | 'activate' | 'data' | 'erase' | 'prize' | 'merge' | 'unmerge' | 'award'

interface Shape {
  act: ActName
  member: Member
  close: () => void
}

const nameOf = (member: Member) => member.name || said('members.nameless')
const words = (act: ActName, member: Member) => ({ title: said(`members.acts.${act}.of`, { name: nameOf(member) }), submit: said(`members.acts.${act}.name`) })

/** Off and on again, credit closed and opened: with an optional why. */
function StateChange({ act, member, close }: Shape) {
  const [why, setWhy] = useState('')
  const send = useAct()
  const paths: Partial<Record<ActName, string>> = { freeze: 'freeze_credit', unfreeze: 'unfreeze_credit', deactivate: 'deactivate', activate: 'activate' }
  const run = async () => (await send.send('POST', `/v1/members/${member.id}/${paths[act]}`, why ? { why } : {})) && close()
  return (
    <ActDialog {...words(act, member)} isDanger={act === 'deactivate'} close={close} run={run} {...send}>
      <p>{said(`members.acts.${act}.words`)}</p>
      <TextField label={said('members.acts.why')} value={why} set={setWhy} isOptional />
    </ActDialog>
  )
}

/** The name, typed, is the confirmation: this cannot be undone. */
function Erasing({ act, member, close }: Shape) {
  const [typed, setTyped] = useState('')
  const send = useAct()
  const wanted = member.name || String(member.number)
  const run = async () => (await send.send('POST', `/v1/members/${member.id}/erase`, {})) && close()
  return (
    <ActDialog {...words(act, member)} isDanger isReady={latinDigits(typed.trim()) === latinDigits(wanted)} close={close} run={run} {...send}>
      <p>{said('members.acts.erase.words')}</p>
      <TextField label={said('members.acts.erase.type', { name: wanted })} value={typed} set={setTyped} />
    </ActDialog>
  )
}

function Adjusting({ act, member, close }: Shape) {
  const [typed, setTyped] = useState({ wallet: 'points', way: 'add', amount: null as number | null, words: '', last_day: null as string | null })
  const set = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const send = useAct()
  const { wallet, way, amount, last_day } = typed
  const run = async () => {
    const asked = { wallet, amount: (amount ?? 0) * (way === 'add' ? 1 : -1), words: typed.words, ...(way === 'add' && last_day ? { last_day } : {}) }
    if (await send.send('POST', `/v1/members/${member.id}/adjustments`, asked)) close()
  }
  const Amount = wallet === 'points' ? NumberField : MoneyField
  return (
    <ActDialog {...words(act, member)} isReady={Boolean(amount)} close={close} run={run} {...send}>
      <p className="soft">{said('members.acts.adjust.words')}</p>
      <div className="form-grid">
        <ChoiceField label={said('members.acts.adjust.wallet')} value={wallet} set={(next) => set({ wallet: next, amount: null })} choices={(['points', 'credit'] as const).map((value) => ({ value, name: said(`ledger.wallets.${value}`) }))} />
        <ChoiceField label={said('members.acts.adjust.way')} value={way} set={(next) => set({ way: next })} choices={(['add', 'take'] as const).map((value) => ({ value, name: said(`members.acts.adjust.${value}`) }))} />
      </div>
      <Amount key={wallet} label={said('members.acts.adjust.amount')} value={amount} set={(next) => set({ amount: next })} isRequired />
      <TextField label={said('members.acts.why')} value={typed.words} set={(next) => set({ words: next })} help={said('members.acts.adjust.why_help')} isRequired />
      {way === 'add' && <DayField label={said('members.acts.adjust.last_day')} value={last_day} set={(next) => set({ last_day: next })} isOptional />}
    </ActDialog>
  )
}

function Regrouping({ act, member, close }: Shape) {
  const [group, setGroup] = useState<string>(member.group ?? '')
  const send = useAct()
  const groups = useMemberGroups()
  const run = async () => (await send.send('PUT', `/v1/members/${member.id}/group`, group ? { group } : {})) && close()
  return (
    <ActDialog {...words(act, member)} close={close} run={run} {...send}>
      <ChoiceField label={said('members.group')} value={group} set={setGroup} choices={[{ value: '', name: said('members.no_group') }, ...named(groups)]} help={said('members.acts.group.words')} />
    </ActDialog>
  )
}

function SettingPin({ act, member, close }: Shape) {
  const [pin, setPin] = useState('')
  const send = useAct()
  const run = async () => (await send.send('PUT', `/v1/members/${member.id}/pin`, { pin: latinDigits(pin) })) && close()
  return (
    <ActDialog {...words(act, member)} close={close} run={run} {...send}>
      <p>{said('members.acts.pin.words')}</p>
      <TextField label={said('members.acts.pin.field')} type="password" autoComplete="new-password" inputMode="numeric" value={pin} set={setPin} isFixed isRequired autoFocus />
    </ActDialog>
  )
}

export function MemberAct(shape: Shape) {
  if (shape.act === 'adjust') return <Adjusting {...shape} />
  if (shape.act === 'group') return <Regrouping {...shape} />
  if (shape.act === 'pin') return <SettingPin {...shape} />
  if (shape.act === 'prize') return <GivingPrize member={shape.member} close={shape.close} />
  if (shape.act === 'award') return <GivingAward member={shape.member} close={shape.close} />
  if (shape.act === 'merge') return <Merging member={shape.member} close={shape.close} />
  if (shape.act === 'unmerge') return <Parting member={shape.member} close={shape.close} />
  if (shape.act === 'data') return <TakingData {...words(shape.act, shape.member)} member={shape.member} close={shape.close} />
  return shape.act === 'erase' ? <Erasing {...shape} /> : <StateChange {...shape} />
}
