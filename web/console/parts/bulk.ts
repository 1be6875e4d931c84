// One act on many rows: four at a time, each with a key of its own; a row that is refused holds up nobody, and is told with its reason.
import { Offline, type Problem } from '../../parts/client'
import { Store } from './store'

export interface Failed<Row> {
  row: Row
  problem: Problem
}

export interface Progress<Row> {
  state: 'running' | 'paused' | 'over'
  /** How many there are in all; null while the list is still being read. */
  total: number | null
  done: Row[]
  failed: Failed<Row>[]
  /** Why reading the list itself ended early; what was read before was done. */
  broken: Problem | null
}

export interface Work<Row> {
  /** Pages of rows; each is asked for when the one before is used up. */
  pages: AsyncIterable<Row[]>
  /** Null where it was done. */
  send: (row: Row) => Promise<Problem | null>
  wait?: (ms: number) => Promise<void>
}

const atOnce = 4
const breathMs = 1000
const isTooFast = (problem: Problem) => problem.status === 429

export class BulkRun<Row> {
  readonly progress = new Store<Progress<Row>>({ state: 'running', total: null, done: [], failed: [], broken: null })
  private queue: Row[] = []
  private read = 0
  private isAtEnd = false
  private isStopped = false
  private reading: Promise<void> | null = null
  private pages: AsyncIterator<Row[]>
  private goingOn: (() => void)[] = []

  constructor(private work: Work<Row>) {
    this.pages = work.pages[Symbol.asyncIterator]()
  }

  async run(): Promise<Progress<Row>> {
    await Promise.all(Array.from({ length: atOnce }, () => this.worker()))
    this.progress.change({ state: 'over' })
    return this.progress.now
  }
  pause(): void {
    if (this.progress.now.state === 'running') this.progress.change({ state: 'paused' })
  }
  goOn(): void {
    if (this.progress.now.state === 'paused') this.progress.change({ state: 'running' })
    for (const go of this.goingOn.splice(0)) go()
  }
  /** What is on its way is waited for; no more is begun. */
  stop(): void {
    this.isStopped = true
    this.goOn()
  }

  private async worker(): Promise<void> {
    for (;;) {
      if (this.progress.now.state === 'paused') await new Promise<void>((go) => this.goingOn.push(go))
      if (this.isStopped) return
      if (!this.queue.length) {
        if (this.isAtEnd) return
        await (this.reading ??= this.readPage())
        continue
      }
      await this.handle(this.queue.shift()!)
    }
  }

  private async handle(row: Row): Promise<void> {
    let problem = await this.work.send(row)
    while (problem && isTooFast(problem) && !this.isStopped) {
      await (this.work.wait ?? sleep)(breathMs)
      problem = await this.work.send(row)
    }
    const { done, failed } = this.progress.now
    this.progress.change(problem ? { failed: [...failed, { row, problem }] } : { done: [...done, row] })
  }

  private async readPage(): Promise<void> {
    try {
      const page = await this.pages.next()
      this.isAtEnd = page.done ?? false
      if (!page.done) this.queue.push(...page.value)
      this.read += page.done ? 0 : page.value.length
    } catch (error) {
      this.isAtEnd = true
      this.progress.change({ broken: problemOf(error) })
    }
    if (this.isAtEnd) this.progress.change({ total: this.read })
    this.reading = null
  }
}

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

function problemOf(error: unknown): Problem {
  if (error instanceof Error && 'problem' in error) return error.problem as Problem
  return { type: 'about:blank', title: '', status: 0, code: error instanceof Offline ? 'offline' : 'fault', detail: '' }
}

/** Rows that are all here already. */
export async function* onePage<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows
}
