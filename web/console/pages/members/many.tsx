// One act on many members: it says what will happen, shows how far it is, and ends with what was done and what was not, and why.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Problem } from '../../../parts/client'
import { number, plain } from '../../../parts/formats'
import { asked } from '../../api/ask'
import { named, useMemberGroups } from '../../api/lists'
import { BulkRun, onePage, type Failed, type Progress } from '../../parts/bulk'
import { csv } from '../../parts/csv'
import { ActDialog, Dialog } from '../../parts/dialog'
import { download } from '../../parts/download'
import { ChoiceField } from '../../parts/fields'
import { Name, Say } from '../../parts/say'
import { useStore } from '../../parts/store'
import { said } from '../../words'
import { send, undoOf, type ManyAct, type Member } from './members_work'

const nameOf = (member: Member) => member.name || said('members.no', { number: plain(member.number) })
const reasonOf = (problem: Problem) => problem.detail || (problem.code === 'offline' ? said('states.no_server') : said('states.fault'))

interface Reason {
  words: string
  rows: Member[]
}

/** The same reason once, with all who met it. */
function byReason(failed: Failed<Member>[]): Reason[] {
  const reasons = new Map<string, Member[]>()
  for (const { row, problem } of failed) reasons.set(reasonOf(problem), [...(reasons.get(reasonOf(problem)) ?? []), row])
  return [...reasons].map(([words, rows]) => ({ words, rows }))
}

const keepFailed = (failed: Failed<Member>[]) =>
  download(`${said('bulk.failed_file')}.csv`, 'text/csv', csv([said('members.number'), said('members.name'), said('members.acts.why')], failed.map(({ row, problem }) => [String(row.number), nameOf(row), reasonOf(problem)])))

const namesShown = 5

function Result({ end, undo, again, close }: { end: Progress<Member>; undo: (() => void) | null; again: (() => void) | null; close: () => void }) {
  return (
    <Dialog title={said(end.failed.length || end.broken ? 'bulk.partly' : 'bulk.wholly')} close={close}>
      <div className="form">
        <p role="status"><Say k="bulk.result" v={{ done: number(end.done.length), failed: number(end.failed.length) }} /></p>
        {end.broken && <p className="refusal">{said('bulk.broken')} {reasonOf(end.broken)}</p>}
        {byReason(end.failed).map(({ words, rows }) => (
          <section key={words} className="reason">
            <p className="refusal">{words}</p>
            <p className="soft small"><Name>{rows.slice(0, namesShown).map(nameOf).join(said('comma'))}</Name> {rows.length > namesShown && <Say k="bulk.and_more" v={{ n: number(rows.length - namesShown) }} />}</p>
          </section>
        ))}
        <div className="acts">
          <Button type="primary" autoFocus data-first="" onClick={close}>{said('page.close')}</Button>
          {again && <Button onClick={again}>{said('bulk.again', { n: number(end.failed.length) })}</Button>}
          {end.failed.length > 0 && <Button onClick={() => keepFailed(end.failed)}>{said('bulk.keep_failed')}</Button>}
          {undo && <Button onClick={undo}>{said('bulk.undo')}</Button>}
        </div>
      </div>
    </Dialog>
  )
}

function Running({ run, total }: { run: BulkRun<Member>; total: number | null }) {
  const now = useStore(run.progress)
  const count = now.done.length + now.failed.length
  const all = now.total ?? total
  return (
    <Dialog title={said('bulk.running')}>
      <div className="form">
        <p role="status">{all === null ? <Say k="bulk.so_far" v={{ n: number(count) }} /> : <Say k="bulk.of" v={{ n: number(count), all: number(all) }} />}{now.failed.length > 0 && <span className="refusal"> <Say k="bulk.failed_so_far" v={{ n: number(now.failed.length) }} /></span>}</p>
        <progress className="run" max={all ?? 1} value={all === null ? undefined : count} aria-label={said('bulk.running')} />
        <div className="acts">
          {now.state === 'paused' ? <Button type="primary" onClick={() => run.goOn()}>{said('bulk.go_on')}</Button> : <Button onClick={() => run.pause()}>{said('bulk.pause')}</Button>}
          <Button onClick={() => run.stop()}>{said('bulk.stop')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

export interface Many {
  /** Null where the whole list is meant, whose length nobody has counted. */
  total: number | null
  pages: () => AsyncIterable<Member[]>
}

type Stage = { run: BulkRun<Member>; total: number | null; end: Progress<Member> | null; act: ManyAct }

export function OnMany({ kind, many, close }: { kind: ManyAct['kind']; many: Many; close: () => void }) {
  const groups = useMemberGroups()
  const [group, setGroup] = useState('')
  const [stage, setStage] = useState<Stage | null>(null)
  const begin = (act: ManyAct, pages: AsyncIterable<Member[]>, total: number | null, of: (member: Member) => ManyAct | null = () => act) => {
    const run = new BulkRun<Member>({ pages, send: async (member) => { const one = of(member); return one && send(one, member) } })
    setStage({ run, total, end: null, act })
    void run.run().then(async (end) => {
      await asked.invalidateQueries()
      setStage({ run, total, end, act })
    })
  }
  useEffect(() => () => stage?.run.stop(), [stage?.run])
  if (stage && !stage.end) return <Running run={stage.run} total={stage.total} />
  if (stage?.end) {
    const { end, act } = stage
    const rows = end.failed.map((one) => one.row)
    const canUndo = end.done.some((member) => undoOf(act, member))
    const undo = canUndo ? () => begin(act, onePage(end.done), end.done.length, (member) => undoOf(act, member)) : null
    return <Result end={end} undo={undo} again={rows.length ? () => begin(act, onePage(rows), rows.length) : null} close={close} />
  }
  const submit = said(`members.acts.${kind}.name`)
  return (
    <ActDialog title={many.total === null ? said('bulk.on_whole', { act: submit }) : said('bulk.on_many', { act: submit, n: number(many.total) })} submit={submit} isDanger={kind === 'deactivate'} close={close}
      run={() => begin(kind === 'group' ? { kind, group: group || null } : { kind }, many.pages(), many.total)}>
      <p>{said(`members.acts.${kind}.words`)}</p>
      {kind === 'group' && <ChoiceField label={said('members.group')} value={group} set={setGroup} choices={[{ value: '', name: said('members.no_group') }, ...named(groups)]} />}
    </ActDialog>
  )
}
