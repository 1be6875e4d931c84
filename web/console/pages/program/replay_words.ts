// What a replay found, in plain sentences, and the same tables as a file.
import { ltr, money, number, percent, plain, signed, unitName } from '../../../parts/formats'
import type { Schema } from '../../api/types'
import { csv, line } from '../../parts/csv'
import { said } from '../../words'

export type Replay = Schema['ReplayShown']
export type Figures = Schema['ReplayFigures']
export type Given = Schema['ReplayGiven']

/** In hundredths of a percent, to whole percents; null where there is nothing to compare with. */
export function change(really: number, replayed: number): number | null {
  if (really <= 0) return null
  return Math.round((Math.abs(replayed - really) * 100) / really) * 100
}

const way = (really: number, replayed: number) => (replayed > really ? 'more' : replayed < really ? 'less' : 'same')

function ofPoints({ really, replayed }: Figures): string {
  const share = change(really.points, replayed.points), which = way(really.points, replayed.points)
  if (which === 'same') return said('replay.points_same')
  if (share === null || share === 0) return said(`replay.points_${which}_by`, { n: number(Math.abs(replayed.points - really.points)) })
  return said(`replay.points_${which}`, { percent: percent(share) })
}

const ofCost = ({ really, replayed }: Schema['ReplayCost']): string => said(`replay.cost_${way(really, replayed)}`, { amount: money(Math.abs(replayed - really)) })

function ofMembers({ winners, losers }: Figures): string {
  if (!winners && !losers) return said('replay.members_same')
  return said('replay.members', { winners: number(winners), losers: number(losers) })
}

/** «با این پیش‌نویس ۱۲٪ امتیاز بیشتر می‌دادید.» and what else matters, a sentence each. */
export function findings(replay: Replay): string[] {
  const figures = replay.figures as Figures, cost = replay.cost as Schema['ReplayCost']
  if (!figures.members) return [said('replay.nothing')]
  if (replay.kind === 'as_it_was') {
    const judged = said('replay.judged', { sales: number(figures.sales), returns: number(figures.returns) })
    return [judged, figures.differences ? said('replay.differs', { n: number(figures.differences) }) : said('replay.agrees')]
  }
  const sentences = [ofPoints(figures), ofCost(cost), ofMembers(figures), said(`replay.owed_${way(cost.really_closing, cost.replayed_closing)}`, { amount: money(Math.abs(cost.replayed_closing - cost.really_closing)) })]
  if (figures.uncovered.points || figures.uncovered.credit) sentences.push(said('replay.uncovered', { credit: money(figures.uncovered.credit), points: number(figures.uncovered.points) }))
  if (!cost.has_rate) sentences.push(said('replay.no_rate'))
  return sentences
}

export interface Line {
  key: string
  name: string
  really: Given
  replayed: Given
  winners?: number
  losers?: number
  sales?: number
}

export const ruleName = (one: Schema['ReplayOfRule']): string => one.name || said(one.rule === 10002 ? 'replay.friend_gift' : 'replay.rule', { n: plain(one.rule) })

/** The tables of the page, one after the other. */
export function tables(figures: Figures): { name: 'rules' | 'groups' | 'branches'; lines: Line[] }[] {
  return [
    { name: 'rules', lines: (figures.rules ?? []).map((one) => ({ ...one, key: String(one.rule), name: ruleName(one) })) },
    { name: 'groups', lines: (figures.groups ?? []).map((one) => ({ ...one, key: one.group ?? '', name: one.name || said('replay.no_group') })) },
    { name: 'branches', lines: (figures.branches ?? []).map((one) => ({ ...one, key: one.branch })) },
  ]
}

const parts = ['points', 'credit', 'discount'] as const
const counted = ['winners', 'losers', 'sales'] as const

export function file(replay: Replay): string[] {
  const figures = replay.figures as Figures
  const head = [said('replay.table'), said('replay.name'), ...parts.flatMap((part) => [said(`replay.${part}_really`, { unit: unitName('rial') }), said(`replay.${part}_replayed`)]), ...counted.map((one) => said(`replay.${one}`))]
  const written = ({ name, really, replayed, ...more }: Line, table: string) =>
    line([table, name, ...parts.flatMap((part) => [String(really[part]), String(replayed[part])]), ...counted.map((one) => (more[one] === undefined ? '' : String(more[one])))])
  const whole = written({ key: '', name: said('replay.whole'), ...figures }, said('replay.whole'))
  return [csv(head, []), whole, ...tables(figures).flatMap(({ name, lines }) => lines.map((one) => written(one, said(`replay.${name}`))))]
}

export const difference = (really: number, replayed: number): string => (really === replayed ? '—' : ltr(signed(replayed - really)))
