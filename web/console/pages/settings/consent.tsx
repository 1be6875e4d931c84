// From which amount on a member's consent is asked for, who may join by themself, and how the club's cards begin.
import { Button } from 'antd'
import { useState } from 'react'
import { latinDigits } from '../../../parts/digits'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { useDraft } from '../../parts/draft'
import { Check, MoneyField, TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { SaveBar } from '../../parts/save_bar'
import { Asked } from '../../parts/states'
import { said } from '../../words'

type Policy = Schema['ConsentPolicyShown']

/** The server counts from one rial on; people say that as zero. */
const always = (pin_from: number): number => (pin_from === 1 ? 0 : pin_from)

function Consent({ policy }: { policy: Policy }) {
  const draft = useDraft('consent', { pin_from: always(policy.pin_from) as number | null, code_from: policy.code_from ?? null })
  const act = useAct<Policy>()
  const { pin_from, code_from } = draft.value
  const save = async () => {
    if (await act.send('PUT', '/v1/settings/consent', { pin_from: Math.max(1, pin_from ?? 0), ...(code_from === null ? {} : { code_from }) })) draft.discard()
  }
  const mayChange = may('members.set_consent_policy')
  return (
    <fieldset className="card form" disabled={!mayChange}>
      <legend className="seen-by-readers-only">{said('consent.title')}</legend>
      <h2>{said('consent.title')}</h2>
      <MoneyField label={said('consent.pin_from')} value={pin_from} set={(value) => draft.set({ pin_from: value })} help={said('consent.pin_help')} />
      <Check label={said('consent.with_code')} value={code_from !== null} set={(isOn) => draft.set({ code_from: isOn ? 5_000_000 : null })} />
      {code_from !== null && <MoneyField label={said('consent.code_from')} value={code_from} set={(value) => draft.set({ code_from: value ?? 0 })} help={said('consent.code_help')} />}
      <Problem of={act.problem} />
      <SaveBar draft={draft} save={() => void save()} isSending={act.isSending} />
    </fieldset>
  )
}

/** Kept when it is turned: one word, and it can be turned back. */
function Joining({ isOpen }: { isOpen: boolean }) {
  const act = useAct<Schema['JoiningShown']>()
  return (
    <section className="card form">
      <h2>{said('consent.joining')}</h2>
      <p className="soft">{said(isOpen ? 'consent.joining_open' : 'consent.joining_closed')}</p>
      <Problem of={act.problem} />
      {may('members.set_joining') && (
        <div className="acts"><Button loading={act.isSending} onClick={() => void act.send('PUT', '/v1/settings/joining', { is_open: !isOpen })}>{said(isOpen ? 'consent.close_joining' : 'consent.open_joining')}</Button></div>
      )}
    </section>
  )
}

function CardPrefix() {
  const [prefix, setPrefix] = useState('')
  const [isDone, setDone] = useState(false)
  const act = useAct()
  const run = async () => setDone(Boolean(await act.send('PUT', '/v1/settings/card_prefix', { prefix: latinDigits(prefix) })))
  return (
    <form className="card form" onSubmit={(event) => (event.preventDefault(), void run())}>
      <h2>{said('consent.cards')}</h2>
      <TextField label={said('consent.prefix')} value={prefix} set={setPrefix} isFixed inputMode="numeric" help={said('consent.prefix_help')} isRequired />
      <Problem of={act.problem} />
      {isDone && <p role="status">{said('consent.prefix_done')}</p>}
      <div className="acts"><Button htmlType="submit">{said('consent.set_prefix')}</Button></div>
    </form>
  )
}

export default function ConsentAndCards() {
  const policy = useAsked<Policy>('/v1/settings/consent')
  const joining = useAsked<Schema['JoiningShown']>(may('members.joining') ? '/v1/settings/joining' : null)
  return (
    <Page title={said('places.consent')} under={[said('places.groups.settings')]}>
      <div className="page narrow">
        <Asked of={policy}>{(one) => <Consent policy={one} />}</Asked>
        {joining.data && <Joining isOpen={joining.data.is_open} />}
        {may('members.set_card_prefix') && <CardPrefix />}
      </div>
    </Page>
  )
}
