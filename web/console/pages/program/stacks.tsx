// Stacks: where rules meet, all of them count, the largest alone or the first alone; and a rule's own place in one.
import { Button } from 'antd'
import { useContext } from 'react'
import { number } from '../../../parts/formats'
import { Icon } from '../../parts/icons'
import { said } from '../../words'
import { withStack, type Document, type Rule, type Stack } from './document'
import { RefusedAt } from './refused'
import { ChoiceSlot, IntegerSlot, MayEdit, Sentence } from './slots'

const modes: Stack['mode'][] = ['sum', 'best_of', 'exclusive']

/** A name that no other stack has. */
export function newStackName(stacks: Stack[]): string {
  const taken = new Set(stacks.map((one) => one.name))
  for (let n = 1; ; ++n) {
    const name = said('program.new_stack', { n: number(n) })
    if (!taken.has(name)) return name
  }
}

export function Stacks({ document, set }: { document: Document; set: (part: Partial<Document>) => void }) {
  const mayEdit = useContext(MayEdit)
  const stacks = document.stacks ?? []
  const put = (at: number, next: Stack | null) => set(withStack(document, at, next))
  return (
    <section className="card" aria-label={said('program.terms.stacks')}>
      <h3>{said('program.terms.stacks')}</h3>
      {stacks.length === 0 && <p className="soft">{said('program.without.stacks')}</p>}
      {stacks.map((one, at) => (
        <div key={at} className="festival">
          <p className="rule-sentence">
            <Sentence k="program.stack_sentence" slots={{
              name: mayEdit ? <input className="slot fitted" dir="auto" aria-label={said('program.slots.stack_name', { n: number(at + 1) })} value={one.name} onChange={(event) => put(at, { ...one, name: event.target.value })} /> : <strong><bdi>{one.name}</bdi></strong>,
              how: <ChoiceSlot label={said('program.slots.stack_mode', { name: one.name })} value={one.mode} set={(mode) => put(at, { ...one, mode: mode as Stack['mode'] })} choices={modes.map((value) => ({ value, name: said(`program.stack_modes.${value}`) }))} />,
            }} />
            {mayEdit && <Button type="text" aria-label={said('program.drop_stack', { name: one.name })} onClick={() => put(at, null)}><Icon name="close" size={16} /></Button>}
          </p>
          <p className="soft small">{said(`program.stack_examples.${one.mode}`)}</p>
          <RefusedAt at={`/stacks/${at}`} />
        </div>
      ))}
      {mayEdit && <div><Button onClick={() => set({ stacks: [...stacks, { name: newStackName(stacks), mode: 'best_of' }] })}>{said('program.add_stack')}</Button></div>}
    </section>
  )
}

/** «در دستهٔ …», and which of an exclusive one goes first. */
export function StackOfRule({ rule, stacks, set, at }: { rule: Rule; stacks: Stack[]; set: (rule: Rule) => void; at: string }) {
  if (rule.stack == null) return null
  const own = stacks.find((one) => one.name === rule.stack)
  const names = [...(own ? [] : [rule.stack]), ...stacks.map((one) => one.name)]
  return (
    <>
      <p className="rule-sentence">
        <Sentence k="program.in_stack" slots={{ stack: <ChoiceSlot label={said('program.slots.stack')} value={rule.stack} set={(stack) => set({ ...rule, stack })} choices={names.map((name) => ({ value: name, name }))} /> }} />
        {own?.mode === 'exclusive' && <Sentence k="program.with_priority" slots={{ priority: <IntegerSlot label={said('program.slots.priority')} value={rule.priority ?? 0} set={(priority) => set({ ...rule, priority })} at={`${at}/priority`} /> }} />}
      </p>
      <RefusedAt at={`${at}/stack`} />
      <RefusedAt at={`${at}/priority`} />
    </>
  )
}
