// A new rule begins with a ready sentence, chosen by its aim.
import { Dialog } from '../../parts/dialog'
import { said } from '../../words'
import { nextNumber, type Rule } from './document'

type Ready = Omit<Rule, 'number' | 'name'>

const ready: Record<string, Ready> = {
  every_purchase: { gives: { kind: 'points_per_amount', points: 1, per: 200_000 }, when: [] },
  cash_back: { gives: { kind: 'credit_percent', percent: 300 }, when: [] },
  quiet_day: { gives: { kind: 'multiplier', factor: 20_000, touches: 'points', rules: [] }, when: [{ kind: 'weekday', days: ['tuesday'] }] },
  bigger_basket: { gives: { kind: 'points', points: 20 }, when: [{ kind: 'basket_size', at_least: 10_000_000 }] },
  birthday: { gives: { kind: 'points', points: 100 }, when: [{ kind: 'birthday', days_before: 3, days_after: 3 }] },
  second_visit: { gives: { kind: 'points', points: 50 }, when: [{ kind: 'nth_purchase', number: 2, repeats: false }] },
  happy_hour: { gives: { kind: 'credit_percent', percent: 200 }, when: [{ kind: 'hours', from_minute: 600, until_minute: 840 }] },
  threshold: { gives: { kind: 'threshold_bonus', reach: 1_000, days: 30, points: 200, rules: [] }, when: [] },
  nowruz: { gives: { kind: 'points', points: 50 }, when: [{ kind: 'each_year', from_month: 12, from_day: 25, until_month: 1, until_day: 13 }] },
  discount: { gives: { kind: 'discount_percent', percent: 1_000, bands: [] }, when: [] },
  growing_discount: { gives: { kind: 'discount_percent', percent: 500, bands: [{ purchase: 2, percent: 700 }, { purchase: 5, percent: 1_000 }] }, when: [] },
  by_piece: { gives: { kind: 'points_per_piece', points: 5 }, when: [{ kind: 'goods', goods: [], goods_groups: [] }] },
}

export function Gallery({ rules, take, close }: { rules: Rule[]; take: (rule: Rule) => void; close: () => void }) {
  return (
    <Dialog title={said('program.which_aim')} close={close}>
      <ul className="gallery">
        {Object.entries(ready).map(([aim, rule], at) => (
          <li key={aim}>
            <button className="ready" autoFocus={at === 0} onClick={() => take({ ...rule, number: nextNumber(rules), name: said(`program.aims.${aim}.name`) })}>
              <strong>{said(`program.aims.${aim}.name`)}</strong>
              <span className="soft">{said(`program.aims.${aim}.words`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
