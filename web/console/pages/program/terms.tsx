// What stands beside the rules: how credit may be spent, what counts, how long points live, returns, gifts and prizes; each a sentence.
import { Button } from 'antd'
import { useContext, type ReactNode } from 'react'
import { number } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { NumberField } from '../../parts/fields'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import { Base } from './base'
import { ConversionSentence, firstRate } from './conversion'
import { withReferralCommission, type Document } from './document'
import { Festivals } from './festivals'
import { GroupTerms } from './group_terms'
import { LifeSentence, never, OwnLife } from './life'
import { CapsFields } from './redemption'
import type { Caps } from './reckoned'
import { firstPaid, ReferrersPaid } from './referral'
import { firstReferral, ReferralGift } from './referral_gift'
import { RefusedAt } from './refused'
import { Returns } from './returns'
import { MayEdit, MoneySlot, NumberSlot, Sentence } from './slots'
import { Stacks } from './stacks'

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
  const caps = (document.redemption ?? {}) as Caps
  return (
    <Term name="redemption" isSet={Boolean(document.redemption)} turn={(isOn) => set({ redemption: isOn ? {} : undefined })}>
      <CapsFields caps={caps} change={(bound, value) => set({ redemption: { ...caps, [bound]: value ?? undefined } })} label={(bound) => said(`program.caps.${bound}`)} at="/redemption" />
    </Term>
  )
}

function LifeOf({ name, document, set }: Shape & { name: 'points_life' | 'credit_life' }) {
  return (
    <section className="card" aria-label={said(`program.terms.${name}`)}>
      <h3>{said(`program.terms.${name}`)}</h3>
      <LifeSentence name={said(`program.terms.${name}`)} life={document[name] ?? never} set={(life) => set({ [name]: life })} at={`/${name}`} />
    </section>
  )
}

function Welcome({ document, set }: Shape) {
  const gift = document.welcome as Schema['Gift'] | undefined
  const put = (part: Partial<Schema['Gift']>) => set({ welcome: { ...gift, ...part } as Document['welcome'] })
  return (
    <Term name="welcome" isSet={Boolean(gift)} turn={(isOn) => set({ welcome: isOn ? ({ points: 50 } as Document['welcome']) : undefined })}>
      <p className="rule-sentence"><Sentence k="program.welcome_sentence" slots={{ points: <NumberSlot label={label('points')} value={gift?.points ?? 0} set={(points) => put({ points: points || undefined })} at="/welcome/points" />, credit: <MoneySlot label={label('credit')} value={gift?.credit ?? 0} set={(credit) => put({ credit: credit || undefined })} at="/welcome/credit" /> }} /></p>
      <OwnLife name={said('program.life_of_welcome')} life={gift?.life} set={(life) => put({ life })} at="/welcome/life" />
      <RefusedAt at="/welcome" but={['/life']} />
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
  const rate = document.conversion
  return (
    <Term name="conversion" isSet={Boolean(rate)} turn={(isOn) => set({ conversion: isOn ? firstRate : undefined })}>
      {rate && <ConversionSentence rate={rate} set={(conversion) => set({ conversion })} label={label} at="/conversion" />}
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
      <RefusedAt at="/rewards" />
      {mayEdit && <div><Button onClick={() => set({ rewards: [...rewards, { name: '', points: 500 }] })}>{said('program.add_reward')}</Button></div>}
    </section>
  )
}

export const Terms = (shape: Shape) => (
  <>
    <Stacks {...shape} />
    <Redemption {...shape} />
    <Base {...shape} />
    <div className="pair"><LifeOf name="points_life" {...shape} /><LifeOf name="credit_life" {...shape} /></div>
    <Returns {...shape} />
    <Welcome {...shape} />
    <BringingFriends {...shape} />
    <Referrers {...shape} />
    <Conversion {...shape} />
    <GroupTerms {...shape} />
    <Rewards {...shape} />
    <Festivals {...shape} />
  </>
)
