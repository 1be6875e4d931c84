// A multiplier or a bonus may go by some rules alone.
import { useState } from 'react'
import { ActDialog } from '../../parts/dialog'
import { Checks } from '../../parts/fields'
import { said } from '../../words'
import type { Rule } from './document'
import { namableBy, type Naming } from './gives'

export function NamedRules({ rule, gives, rules, take, close }: { rule: Rule; gives: Naming; rules: Rule[]; take: (numbers: number[]) => void; close: () => void }) {
  const can = namableBy(rule, rules)
  const [chosen, setChosen] = useState((gives.rules ?? []).filter((number) => rules.some((one) => one.number === number)).map(String))
  const choices = rules.filter((one) => can.includes(one) || chosen.includes(String(one.number))).map((one) => ({ value: String(one.number), name: one.name }))
  return (
    <ActDialog title={said('program.name_rules')} submit={said('program.set_named_rules')} close={close} run={() => take(chosen.map(Number))}>
      {choices.length > 0 ? <Checks label={said(`program.named_rules.${gives.kind}`)} value={chosen} set={setChosen} choices={choices} /> : <p className="soft">{said('program.no_rule_to_name')}</p>}
      <p className="soft">{said('program.no_named_rule')}</p>
    </ActDialog>
  )
}
