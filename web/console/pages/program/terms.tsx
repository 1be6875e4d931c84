// What stands beside the rules: how credit may be spent, how long points live, gifts and prizes; each a sentence.
import { Button } from 'antd'
import { useContext, type ReactNode } from 'react'
import { money, number } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { MoneyField, NumberField } from '../../parts/fields'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import { withReferralCommission, type Document } from './document'
import { Festivals } from './festivals'
import { GroupTerms } from './group_terms'
import { firstPaid, ReferrersPaid } from './referral'
import { firstReferral, ReferralGift } from './referral_gift'
import { ChoiceSlot, MayEdit, MoneySlot, NumberSlot, Sentence } from './slots'

interface Shape {
  document: Document
  set: (part: Partial<Document>) => void
}

const label = (name: string) => said(`program.slots.${name}`)

/** A term that may be absent altogether. */
function Term({ name, isSet, turn, children }: { name: keyof Document; isSet: boolean; turn: (isOn: boolean) => void; children: ReactNode }) {
  const mayEdit = useContext(MayEdit)
  return (
    <section className="card" aria-label={said(`program.terms.${name}`)}>
      <div className="section-head">
        <h3>{said(`program.terms.${name}`)}</h3>
        {mayEdit && <Button type="text" onClick={() => turn(!isSet)}>{said(isSet ? 'program.drop_term' : 'program.add_term')}</Button>}
      </div>
      {isSet ? children : <p className="soft">{said(`program.without.${name}`)}</p>}
    </section>
  )
}

function Redemption({ document, set }: Shape) {
  const mayEdit = useContext(MayEdit)
  const caps = (document.redemption ?? {}) as Schema['Redemption']
  const names = ['per_invoice', 'per_day', 'minimum'] as const
  const change = (name: (typeof names)[number], value: number | null) => set({ redemption: { ...caps, [name]: value ?? undefined } as Document['redemption'] })
  return (
    <Term name="redemption" isSet={Boolean(document.redemption)} turn={(isOn) => set({ redemption: isOn ? ({} as Document['redemption']) : undefined })}>
      {mayEdit ? <div className="form-grid">{names.map((name) => <MoneyField key={name} label={said(`program.caps.${name}`)} value={caps[name] ?? null} set={(value) => change(name, value)} />)}</div>
        : <p>{names.filter((name) => caps[name] != null).map((name) => `${said(`program.caps.${name}`)}: ${money(caps[name]!)}`).join(said('comma')) || said('program.no_cap')}</p>}
    </Term>
  )
}

const lives: Record<string, Schema['LotLife']['ends']> = { never: { kind: 'never' }, after_days: { kind: 'after_days', days: 365 }, end_of_month: { kind: 'end_of_month', months: 0 }, end_of_year: { kind: 'end_of_year', years: 0 } }

function Life({ name, document, set }: Shape & { name: 'points_life' | 'credit_life' }) {
  const life = document[name] as Schema['LotLife'] | undefined
  const ends = life?.ends ?? lives.never!
  const put = (next: Schema['LotLife']['ends']) => set({ [name]: { ...life, ends: next } as Document['points_life'] })
  const kinds = [...Object.keys(lives), ...(ends.kind in lives ? [] : [ends.kind])].map((value) => ({ value, name: said(`program.lives.${value}`) }))
  const count = ends.kind === 'after_days' ? <NumberSlot label={label('days_of_life')} value={ends.days} set={(days) => put({ ...ends, days })} />
    : ends.kind === 'end_of_month' ? <NumberSlot label={label('months')} value={ends.months} set={(months) => put({ ...ends, months })} />
    : ends.kind === 'end_of_year' ? <NumberSlot label={label('years')} value={ends.years} set={(years) => put({ ...ends, years })} /> : null
  return (
    <section className="card" aria-label={said(`program.terms.${name}`)}>
      <h3>{said(`program.terms.${name}`)}</h3>
      <p className="rule-sentence"><ChoiceSlot label={said(`program.terms.${name}`)} value={ends.kind} set={(kind) => put(lives[kind] ?? ends)} choices={kinds} />{count && <> {count} {said(`program.life_units.${ends.kind}`)}</>}</p>
    </section>
  )
}

function Welcome({ document, set }: Shape) {
  const gift = document.welcome as Schema['Gift'] | undefined
  const put = (part: Partial<Schema['Gift']>) => set({ welcome: { ...gift, ...part } as Document['welcome'] })
  return (
    <Term name="welcome" isSet={Boolean(gift)} turn={(isOn) => set({ welcome: isOn ? ({ points: 50 } as Document['welcome']) : undefined })}>
      <p className="rule-sentence"><Sentence k="program.welcome_sentence" slots={{ points: <NumberSlot label={label('points')} value={gift?.points ?? 0} set={(points) => put({ points })} />, credit: <MoneySlot label={label('credit')} value={gift?.credit ?? 0} set={(credit) => put({ credit })} /> }} /></p>
    </Term>
  )
}

function BringingFriends(shape: Shape) {
  return (
    <Term name="referral" isSet={Boolean(shape.document.referral)} turn={(isOn) => shape.set({ referral: isOn ? firstReferral : undefined })}>
      <ReferralGift {...shape} />
    </Term>
  )
}

function Referrers(shape: Shape) {
  const isSet = Boolean(shape.document.referral_commission)
  return (
    <Term name="referral_commission" isSet={isSet} turn={(isOn) => shape.set(withReferralCommission(shape.document, isOn ? firstPaid : undefined))}>
      <ReferrersPaid {...shape} />
    </Term>
  )
}

function Conversion({ document, set }: Shape) {
  const one = document.conversion as Schema['Conversion'] | undefined
  const put = (part: Partial<Schema['Conversion']>) => set({ conversion: { ...one, ...part } as Document['conversion'] })
  return (
    <Term name="conversion" isSet={Boolean(one)} turn={(isOn) => set({ conversion: isOn ? ({ points: 100, credit: 100_000 } as Document['conversion']) : undefined })}>
      {one && <p className="rule-sentence"><Sentence k="program.conversion_sentence" slots={{ points: <NumberSlot label={label('points')} value={one.points} set={(points) => put({ points })} />, credit: <MoneySlot label={label('credit')} value={one.credit} set={(credit) => put({ credit })} /> }} /></p>}
    </Term>
  )
}

function Rewards({ document, set }: Shape) {
  const mayEdit = useContext(MayEdit)
  const rewards = document.rewards ?? []
  const put = (at: number, part: Partial<Schema['Reward']>) => set({ rewards: rewards.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <section className="card" aria-label={said('program.terms.rewards')}>
      <h3>{said('program.terms.rewards')}</h3>
      {rewards.length === 0 && <p className="soft">{said('program.without.rewards')}</p>}
      {mayEdit ? rewards.map((one, at) => (
        <div key={at} className="reward">
          <input className="field" dir="auto" aria-label={said('program.reward_name')} value={one.name} onChange={(event) => put(at, { name: event.target.value })} />
          <NumberField label={said('program.reward_points')} value={one.points} set={(points) => put(at, { points: points ?? 0 })} />
          <Button type="text" aria-label={said('program.drop_reward', { name: one.name })} onClick={() => set({ rewards: rewards.filter((_, index) => index !== at) })}><Icon name="close" size={16} /></Button>
        </div>
      )) : <ul className="rows">{rewards.map((one) => <li key={one.name}><bdi>{one.name}</bdi><bdi className="gold">{said('ledger.n_points', { n: number(one.points) })}</bdi></li>)}</ul>}
      {mayEdit && <div><Button onClick={() => set({ rewards: [...rewards, { name: '', points: 500 }] })}>{said('program.add_reward')}</Button></div>}
    </section>
  )
}

export const Terms = (shape: Shape) => (
  <>
    <Redemption {...shape} />
    <div className="pair"><Life name="points_life" {...shape} /><Life name="credit_life" {...shape} /></div>
    <Welcome {...shape} />
    <BringingFriends {...shape} />
    <Referrers {...shape} />
    <Conversion {...shape} />
    <GroupTerms {...shape} />
    <Rewards {...shape} />
    <Festivals {...shape} />
  </>
)
