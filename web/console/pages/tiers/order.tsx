// The tiers from the lowest to the highest: moved, added, taken away.
import { Button } from 'antd'
import { useContext } from 'react'
import { plain } from '../../../parts/formats'
import { Icon } from '../../parts/icons'
import { Name } from '../../parts/say'
import { said } from '../../words'
import { MayEdit } from '../program/slots'
import { moved, withoutTier, type Group, type Ladder } from './ladder'

export function Order({ ladder, groups, set }: { ladder: Ladder; groups: Group[]; set: (ladder: Ladder) => void }) {
  const mayEdit = useContext(MayEdit)
  const nameOf = (id: string) => groups.find((one) => one.id === id)?.name ?? ''
  const others = groups.filter((one) => !ladder.tiers.includes(one.id))
  const move = (at: number, step: number) => set({ ...ladder, tiers: moved(ladder.tiers, at, step) })
  return (
    <section className="card" aria-label={said('tiers.order')}>
      <h2>{said('tiers.order')}</h2>
      <p className="soft">{said('tiers.order_help')}</p>
      <ol className="rows">
        {ladder.tiers.map((tier, at) => (
          <li key={tier}>
            <span>{plain(at + 1)}. <Name>{nameOf(tier)}</Name></span>
            {mayEdit && (
              <span className="acts">
                <Button type="text" disabled={at + 1 === ladder.tiers.length} onClick={() => move(at, 1)}>{said('tiers.higher')}<span className="seen-by-readers-only"> {nameOf(tier)}</span></Button>
                <Button type="text" disabled={at === 0} onClick={() => move(at, -1)}>{said('tiers.lower')}<span className="seen-by-readers-only"> {nameOf(tier)}</span></Button>
                <Button type="text" aria-label={said('tiers.drop', { tier: nameOf(tier) })} onClick={() => set(withoutTier(ladder, tier))}><Icon name="close" size={16} /></Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {mayEdit && others.length > 0 && (
        <div className="chips">
          {others.map((group) => <Button key={group.id} onClick={() => set({ ...ladder, tiers: [...ladder.tiers, group.id] })}>{said('tiers.add', { group: group.name })}</Button>)}
        </div>
      )}
    </section>
  )
}
