// Who needs a second factor, and from which amount on an adjustment takes a second person.
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { useDraft } from '../../parts/draft'
import { Check, MoneyField, NumberField } from '../../parts/fields'
import { Link } from '../../parts/link'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { SaveBar } from '../../parts/save_bar'
import { Asked } from '../../parts/states'
import { said } from '../../words'

type Policy = Schema['SecurityShown']

function Form({ policy }: { policy: Policy }) {
  const { console_needs_totp, till_needs_totp, second_person_points, second_person_rial } = policy
  const draft = useDraft('security', { console_needs_totp, till_needs_totp, second_person_points: second_person_points ?? null, second_person_rial: second_person_rial ?? null })
  const act = useAct<Policy>()
  const { value, set } = draft
  const save = async () => {
    const given = Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))
    if (await act.send('PUT', '/v1/security', given)) draft.discard()
  }
  return (
    <fieldset className="page narrow bare-fieldset" disabled={!may('clubs.set_security')}>
      <legend className="seen-by-readers-only">{said('places.security')}</legend>
      <section className="card form" aria-labelledby="factor">
        <h2 id="factor">{said('account.factor')}</h2>
        <Check label={said('security.console')} value={value.console_needs_totp} set={(isOn) => set({ console_needs_totp: isOn })} />
        <Check label={said('security.till')} value={value.till_needs_totp} set={(isOn) => set({ till_needs_totp: isOn })} />
        <p className="soft small">{said('security.own_first')} <Link to="/account">{said('places.account')}</Link></p>
      </section>
      <section className="card form" aria-labelledby="second">
        <h2 id="second">{said('security.second')}</h2>
        <p className="soft">{said('security.second_words')}</p>
        <NumberField label={said('security.points')} value={value.second_person_points} set={(most) => set({ second_person_points: most })} isOptional />
        <MoneyField label={said('security.rial')} value={value.second_person_rial} set={(most) => set({ second_person_rial: most })} isOptional />
      </section>
      <Problem of={act.problem} />
      <SaveBar draft={draft} save={() => void save()} isSending={act.isSending} />
    </fieldset>
  )
}

export default function Security() {
  const policy = useAsked<Policy>('/v1/security')
  return <Page title={said('places.security')} under={[said('places.groups.settings')]}><Asked of={policy}>{(one) => <Form policy={one} />}</Asked></Page>
}
