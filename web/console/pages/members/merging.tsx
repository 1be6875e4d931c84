// Two records of one person are merged, or parted again: what moves, what wins and what will be owed is told before it is done.
import { useState, type ReactNode } from 'react'
import { amount, money, number, plain, unitName } from '../../../parts/formats'
import { useAct, useAsked, useConsulted } from '../../api/ask'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { ChoiceField, TextField } from '../../parts/fields'
import { Name, Say } from '../../parts/say'
import { Asked } from '../../parts/states'
import { said } from '../../words'
import type { Member } from './member'

type Joined = Schema['RecordsJoined']
type RecordOf = Schema['RecordShown']
type Balance = Schema['RecordBalance']

const nameOf = (record: { name?: string; number: number }) => said('members.acts.merge.record', { name: record.name || said('members.nameless'), number: plain(record.number) })

const wallets = [
  { name: 'points', text: number, of: (record: RecordOf) => record.points as Balance, after: (record: RecordOf) => record.points_after as Balance },
  { name: 'credit', text: amount, of: (record: RecordOf) => record.credit as Balance, after: (record: RecordOf) => record.credit_after as Balance },
] as const

/** Spendable, then what waits and what is owed, where there is any. */
function Balances({ of, text }: { of: Balance; text: (amount: number) => string }) {
  return (
    <>
      <bdi>{text(of.spendable)}</bdi>
      {of.pending > 0 && <span className="soft"> <Say k="members.acts.merge.pending" v={{ amount: text(of.pending) }} /></span>}
      {of.debt > 0 && <span className="soft"> <Say k="members.acts.merge.debt" v={{ amount: text(of.debt) }} /></span>}
    </>
  )
}

function BeforeAndAfter({ told, isParting }: { told: Joined; isParting: boolean }) {
  const first = told.first as RecordOf
  const second = told.second as RecordOf
  const headOf = (name: 'points' | 'credit') => (name === 'points' ? said('ledger.wallets.points') : said('liability.credit_in', { unit: unitName() }))
  const rows = wallets.flatMap((wallet) => [
    { key: `${wallet.name}-first`, head: headOf(wallet.name), who: first, wallet },
    { key: `${wallet.name}-second`, head: headOf(wallet.name), who: second, wallet },
  ])
  return (
    <div className="table-room"><table className="numbers-table">
      <thead><tr><th scope="col">{said('members.acts.merge.who')}</th><th scope="col">{said('members.acts.merge.now')}</th><th scope="col">{said(isParting ? 'members.acts.merge.after_parting' : 'members.acts.merge.after')}</th></tr></thead>
      <tbody>{rows.map(({ key, head, who, wallet }) => <tr key={key}><th scope="row">{head}<br /><Name>{nameOf(who)}</Name></th><td><Balances of={wallet.of(who)} text={wallet.text} /></td><td><Balances of={wallet.after(who)} text={wallet.text} /></td></tr>)}</tbody>
    </table></div>
  )
}

/** What goes with it, in sentences. */
function Rules({ told }: { told: Joined }) {
  const first = told.first as RecordOf
  const rules: [boolean, ReactNode][] = [
    [true, <Say key="leads" k="members.acts.merge.leads" v={{ number: plain((told.second as RecordOf).number) }} />],
    [true, first.has_pin ? said('members.acts.merge.pin_stays') : said('members.acts.merge.no_pin')],
    [true, first.group_name ? <Say key="group" k="members.acts.merge.group_stays" v={{ group: first.group_name }} /> : said('members.acts.merge.no_group')],
    [told.moves_mobile, said('members.acts.merge.mobile_moves')],
    [told.moves_referrer, said('members.acts.merge.referrer_moves')],
    [told.changes_freeze, said('members.acts.merge.freezes')],
  ]
  return <ul className="rows">{rules.filter(([is]) => is).map(([, words], i) => <li key={i}><span>{words}</span></li>)}</ul>
}

export function Merging({ member, close }: { member: Member; close: () => void }) {
  const [typed, setTyped] = useState({ text: '', chosen: '', why: '' })
  const act = useAct<Joined>()
  const found = useConsulted<Schema['MembersFound']>('/v1/members/find', { text: typed.text }, typed.text.trim().length > 1).data?.items ?? []
  const others = found.filter((one) => one.id !== member.id && !one.merged_into)
  const second = others.find((one) => one.id === typed.chosen) ?? others[0]
  const told = useAsked<Joined>(second ? `/v1/members/${member.id}/merge` : null, { second: second?.id })
  const run = async () => (await act.send('POST', `/v1/members/${member.id}/merge`, { second: second!.id, ...(typed.why ? { why: typed.why } : {}) })) && close()
  const words = { title: said('members.acts.merge.of', { name: member.name || said('members.nameless') }), submit: said('members.acts.merge.submit') }
  return (
    <ActDialog {...words} isDanger isReady={Boolean(second && told.data)} close={close} run={() => void run()} {...act}>
      <p>{said('members.acts.merge.words')}</p>
      <TextField label={said('members.acts.merge.second')} value={typed.text} set={(text) => setTyped({ ...typed, text })} help={said('members.search')} autoFocus />
      {typed.text.trim().length > 1 && others.length === 0 && <p role="status">{said('members.acts.merge.nobody')}</p>}
      {second && <ChoiceField label={said('members.acts.merge.choice')} value={second.id} set={(chosen) => setTyped({ ...typed, chosen })} choices={others.map((one) => ({ value: one.id, name: nameOf(one) }))} />}
      {second && <Asked of={told} rows={3}>{(one) => <><BeforeAndAfter told={one} isParting={false} /><Rules told={one} /></>}</Asked>}
      <TextField label={said('members.acts.why')} value={typed.why} set={(why) => setTyped({ ...typed, why })} isOptional />
    </ActDialog>
  )
}

/** What the first has spent of the second's it owes: said in the wallet's own unit. */
function Missing({ told }: { told: Joined }) {
  const missing = (told.moved ?? []).filter((one) => one.missing > 0)
  if (missing.length === 0) return null
  return <>{missing.map((one) => <p key={one.wallet} role="note"><Say k={`members.acts.unmerge.owes_${one.wallet}`} v={{ amount: one.wallet === 'points' ? number(one.missing) : money(one.missing) }} /></p>)}</>
}

export function Parting({ member, close }: { member: Member; close: () => void }) {
  const [why, setWhy] = useState('')
  const act = useAct<Joined>()
  const told = useAsked<Joined>(`/v1/members/${member.id}/unmerge`)
  const run = async () => (await act.send('POST', `/v1/members/${member.id}/unmerge`, why ? { why } : {})) && close()
  const words = { title: said('members.acts.unmerge.of', { name: member.name || said('members.nameless') }), submit: said('members.acts.unmerge.submit') }
  return (
    <ActDialog {...words} isDanger isReady={Boolean(told.data)} close={close} run={() => void run()} {...act}>
      <p>{said('members.acts.unmerge.words')}</p>
      <Asked of={told} rows={3}>{(one) => <><BeforeAndAfter told={one} isParting /><Missing told={one} /></>}</Asked>
      <TextField label={said('members.acts.why')} value={why} set={setWhy} isOptional />
    </ActDialog>
  )
}
