// A rule as a sentence card: what it gives, when, an example, how much at most, where it meets others.
import { Button } from 'antd'
import { useContext, useState } from 'react'
import { plain } from '../../../parts/formats'
import { Badge } from '../../parts/badge'
import { More } from '../../parts/page'
import { Say } from '../../parts/say'
import { said } from '../../words'
import { Bands, isGrowing } from './bands'
import { GoodsList, useNameOf } from './by_good'
import { Conditions } from './conditions'
import { outOfStack, type Gives, type Rule, type Stack } from './document'
import { entriesOf, isByGood, isNaming, isRounded, roundingOf, saysRounding, withoutRounding, withRounding, type Rounding } from './gives'
import { exampleOf, GivesSentence } from './gives_sentence'
import { LifeSentence } from './life'
import { NamedRules } from './named_rules'
import { RefusedAt } from './refused'
import { Budget, Caps, firstBudget, isBounded, isDiscount, isGiven } from './rule_bounds'
import { ChoiceSlot, MayEdit, Sentence } from './slots'
import { StackOfRule } from './stacks'

interface Shape {
  rule: Rule
  rules: Rule[]
  /** Names of the document's festivals. */
  festivals: string[]
  stacks: Stack[]
  set: (rule: Rule) => void
  remove?: () => void
  /** Into the first stack of the document, which begins one where it has none. */
  join?: () => void
  /** Its place in the document: refusals below it stand in this card. */
  at: string
}

/** The parts of a rule that say themselves what is refused in them; an empty list is said under the sentence. */
const ownPlaces = ['/when', '/cap', '/budget', '/life', '/stack', '/priority']

/** What becomes of a part of a point, where the rule says it itself. */
function RoundingOf({ gives, set }: { gives: Gives; set: (gives: Gives) => void }) {
  if (!isRounded(gives) || !saysRounding(gives)) return null
  const ways: Rounding[] = gives.kind === 'points_per_amount' ? ['kept', 'down', 'nearest', 'up'] : ['down', 'nearest', 'up']
  const how = <ChoiceSlot label={said('program.slots.rounding')} value={roundingOf(gives)} set={(next) => set(withRounding(gives, next as Rounding))} choices={ways.map((value) => ({ value, name: said(`program.roundings.${value}`) }))} />
  return <p className="rule-sentence"><Sentence k={`program.rounding.${gives.kind}`} slots={{ how }} /></p>
}

function Example({ gives }: { gives: Gives }) {
  const nameOf = useNameOf(isByGood(gives) ? entriesOf(gives) : [])
  const example = exampleOf(gives, nameOf)
  return example && <p className="soft small"><Say k={example.k} v={example.v} /></p>
}

function actsOf({ rule, set, remove, join }: Shape, nameRules: () => void) {
  const { gives } = rule
  const turn = (isOn: boolean, add: string, drop: string, run: () => void) => ({ name: said(isOn ? drop : add), run })
  const toggleRounding = () => isRounded(gives) && set({ ...rule, gives: saysRounding(gives) ? withoutRounding(gives) : withRounding(gives, gives.kind === 'points_per_amount' ? 'kept' : 'nearest') })
  return [
    turn(rule.is_paused === true, 'program.pause', 'program.go_on', () => set({ ...rule, is_paused: !rule.is_paused })),
    isBounded(gives) && turn(Boolean(rule.cap), 'program.add_cap', 'program.drop_cap', () => set({ ...rule, cap: rule.cap ? undefined : {} })),
    isGiven(gives) && turn(Boolean(rule.budget), 'program.add_budget', 'program.drop_budget', () => set({ ...rule, budget: rule.budget ? undefined : firstBudget(rule) })),
    isRounded(gives) && turn(saysRounding(gives), 'program.add_rounding', 'program.drop_rounding', toggleRounding),
    isNaming(gives) && { name: said('program.name_rules'), run: nameRules },
    !isDiscount(gives) && gives.kind !== 'multiplier' && turn(Boolean(rule.life), 'program.add_rule_life', 'program.drop_rule_life', () => set({ ...rule, life: rule.life ? undefined : { ends: { kind: 'after_days', days: 30 } } })),
    gives.kind !== 'threshold_bonus' && join && turn(rule.stack != null, 'program.put_in_stack', 'program.take_out_of_stack', rule.stack != null ? () => set(outOfStack(rule)) : join),
    remove && { name: said('program.remove_rule'), run: remove, isDanger: true },
  ].filter((one) => one !== false && one !== undefined)
}

export function RuleCard(shape: Shape) {
  const { rule, rules, festivals, stacks, set, at } = shape
  const { gives } = rule
  const mayEdit = useContext(MayEdit)
  const [isNamingRules, setNaming] = useState(false)
  const give = (next: Gives) => set({ ...rule, gives: next })
  return (
    <article className={rule.is_paused ? 'card rule paused' : 'card rule'} aria-label={rule.name}>
      <header className="section-head">
        {mayEdit ? <input className="slot rule-name" dir="auto" aria-label={said('program.rule_name')} value={rule.name} onChange={(event) => set({ ...rule, name: event.target.value })} /> : <h2><bdi>{rule.name}</bdi></h2>}
        <span className="badges"><Badge tone={rule.is_paused ? 'warn' : 'plain'}>{rule.is_paused ? said('program.is_paused') : said('program.number', { n: plain(rule.number) })}</Badge>{mayEdit && <More acts={actsOf(shape, () => setNaming(true))} />}</span>
      </header>
      <p className="rule-sentence"><GivesSentence gives={gives} rules={rules} set={give} at={`${at}/gives`} /></p>
      <RefusedAt at={at} but={ownPlaces} />
      {isGrowing(gives) && <Bands gives={gives} set={give} at={`${at}/gives/bands`} />}
      {isByGood(gives) && <GoodsList gives={gives} set={give} at={`${at}/gives`} />}
      <RoundingOf gives={gives} set={give} />
      <Conditions festivals={festivals} when={rule.when ?? []} set={(when) => set({ ...rule, when })} />
      <RefusedAt at={`${at}/when`} />
      <Caps rule={rule} set={set} at={`${at}/cap`} />
      <Budget rule={rule} set={set} at={`${at}/budget`} />
      {rule.life && <LifeSentence name={said('program.life_of', { name: rule.name })} life={rule.life} set={(life) => set({ ...rule, life })} at={`${at}/life`} lead={said('program.life_lead')} />}
      <StackOfRule rule={rule} stacks={stacks} set={set} at={at} />
      <Example gives={gives} />
      {isNamingRules && isNaming(gives) && <NamedRules rule={rule} gives={gives} rules={rules} close={() => setNaming(false)} take={(numbers) => (give({ ...gives, rules: numbers }), setNaming(false))} />}
    </article>
  )
}

export const AddRule = ({ run }: { run: () => void }) => <Button onClick={run}>{said('program.add_rule')}</Button>
