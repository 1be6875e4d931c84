// A gift card goes into the hand of a member, who passes it on: found by whatever is known of them.
import { useState } from 'react'
import { useAct, useConsulted } from '../../api/ask'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { ChoiceField, TextField } from '../../parts/fields'
import { said } from '../../words'
import type { Card } from './words'

export function Handing({ card, close }: { card: Card; close: () => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState('')
  const act = useAct<Card>()
  const found = useConsulted<Schema['MembersFound']>('/v1/members/find', { text }, text.trim().length > 1).data?.items ?? []
  const member = found.find((one) => one.id === chosen)?.id ?? found[0]?.id ?? ''
  const run = async () => (await act.send('POST', `/v1/gift_cards/${card.id}/hand_over`, { member })) && close()
  return (
    <ActDialog title={said('gift_cards.hand_over')} submit={said('gift_cards.hand_over')} close={close} run={run} isReady={Boolean(member)} {...act}>
      <p>{said('gift_cards.hand_over_words')}</p>
      <TextField label={said('gift_cards.member')} value={text} set={setText} autoFocus />
      {found.length > 0 && <ChoiceField label={said('gift_cards.who')} value={member} set={setChosen} choices={found.map((one) => ({ value: one.id, name: `${one.name || one.masked_mobile} (${one.number})` }))} />}
    </ActDialog>
  )
}
