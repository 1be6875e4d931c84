// A prize for a member, out of those that their points reach, with their consent.
import { useState } from 'react'
import { latinDigits } from '../../../parts/digits'
import { number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { useBranches } from '../../api/lists'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { ChoiceField, TextField } from '../../parts/fields'
import { said } from '../../words'
import type { Member } from './member'

export function GivingPrize({ member, close }: { member: Member; close: () => void }) {
  const shelf = useAsked<Schema['Shelf']>('/v1/rewards', { member: member.id })
  const branches = useBranches()
  const reached = (shelf.data?.items ?? []).filter((one) => one.is_reached && one.remaining !== 0)
  const [chosen, setChosen] = useState({ reward: '', branch: '', by: 'pin', proof: '' })
  const act = useAct<Schema['RewardRedeemed']>()
  const reward = reached.find((one) => one.name === chosen.reward) ?? reached[0]
  const branch = chosen.branch || branches[0]?.id || ''
  const proof = latinDigits(chosen.proof)
  const run = async () => {
    const asked = { member: { kind: 'id', id: member.id }, reward: reward!.name, branch, ...(proof ? { [chosen.by]: proof } : {}) }
    if (await act.send('POST', '/v1/rewards/redemptions', asked)) close()
  }
  const words = { title: said('members.acts.prize.of', { name: member.name || said('members.nameless') }), submit: said('members.acts.prize.name') }
  return (
    <ActDialog {...words} isReady={Boolean(reward && branch)} close={close} run={() => void run()} {...act}>
      {reached.length === 0 && <p role="status">{said('members.acts.prize.none')}</p>}
      {reward && <ChoiceField label={said('rewards.prize')} value={reward.name} set={(next) => setChosen({ ...chosen, reward: next })} choices={reached.map((one) => ({ value: one.name, name: said('members.acts.prize.choice', { prize: one.name, points: number(one.points) }) }))} />}
      {branches.length > 1 && <ChoiceField label={said('rewards.branch')} value={branch} set={(next) => setChosen({ ...chosen, branch: next })} choices={branches.map((one) => ({ value: one.id, name: one.name }))} />}
      {reward && reward.consent !== 'none' && (
        <div className="form-grid">
          <ChoiceField label={said('members.acts.prize.consent_by')} value={chosen.by} set={(by) => setChosen({ ...chosen, by, proof: '' })} choices={(['pin', 'number'] as const).map((value) => ({ value, name: said(`members.acts.prize.${value}`) }))} />
          <TextField label={said('members.acts.prize.proof')} type="password" autoComplete="off" inputMode="numeric" value={chosen.proof} set={(next) => setChosen({ ...chosen, proof: next })} isFixed />
        </div>
      )}
    </ActDialog>
  )
}
