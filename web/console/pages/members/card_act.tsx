// A card is handed out, blocked or replaced; it says what stays before it is done.
import { useState } from 'react'
import { bareDigits } from '../../../parts/digits'
import { useAct } from '../../api/ask'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { TextField } from '../../parts/fields'
import { said } from '../../words'

export type CardAsking = 'issue_card' | 'block_card' | 'replace_card'
const paths: Record<CardAsking, string> = { issue_card: '', block_card: '/block', replace_card: '/replace' }

/** `card` as it is shown, whole or masked. */
export function CardAct({ act, member, card, close }: { act: CardAsking; member: string; card: string; close: () => void }) {
  const [printed, setPrinted] = useState('')
  const send = useAct<Schema['CardShown']>()
  const isNew = act !== 'block_card'
  const run = async () => (await send.send('POST', `/v1/members/${member}/cards${paths[act]}`, isNew && printed ? { card: bareDigits(printed) } : {})) && close()
  return (
    <ActDialog title={said(`cards.${act}.name`)} submit={said(`cards.${act}.name`)} isDanger={!isNew} close={close} run={run} {...send}>
      <p>{said(`cards.${act}.words`, { card })}</p>
      {isNew && <TextField label={said('cards.printed')} value={printed} set={setPrinted} isFixed inputMode="numeric" isOptional help={said('cards.printed_help')} />}
    </ActDialog>
  )
}
