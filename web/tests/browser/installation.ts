// The real program on a fresh data directory, with a club prepared through the same operations that people use.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../../..')
const program = process.env.VAFA_PROGRAM ?? join(repository, 'build/dev/vafa')
export const artefacts = join(repository, 'build/artefacts')
export const slug = 'laleh'
export const cashier = { login: 'maryam', name: 'مریم احمدی', password: 'laleh-1405' }

export interface Good { id: string; name: string; barcode: string; price: number }
interface Enrolled { id: string; number: number; card: string | null }

/** "626123456789" with its EAN-13 check digit. */
export function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number).reduceRight((total, digit, at) => total + digit * ((digits.length - at) % 2 ? 3 : 1), 0)
  return digits + String((10 - (sum % 10)) % 10)
}

async function serve(data: string, port: number): Promise<[ChildProcess, string]> {
  const process = spawn(program, ['serve', '--data', data, '--port', String(port), '--web', join(repository, 'web/dist'), '--demo'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const root = await new Promise<string>((done, failed) => {
    let said = ''
    process.stdout!.on('data', (bytes: Buffer) => {
      said += String(bytes)
      const found = /http:\/\/[\d.]+:\d+/.exec(said)
      if (found) done(found[0])
    })
    process.on('exit', (code) => failed(new Error(`vafa serve ended with ${code}: ${said}`)))
  })
  return [process, root]
}

export class Installation {
  private constructor(
    private process: ChildProcess,
    readonly root: string,
    private data: string,
  ) {}

  static async start(): Promise<Installation> {
    if (!existsSync(program)) throw new Error(`${program} is not built`)
    const data = mkdtempSync(join(tmpdir(), 'vafa-browser-'))
    return new Installation(...(await serve(data, 0)), data)
  }

  /** The hours since everybody last proved who they are have gone by: done to the file while the server is down. */
  async provesAreOld(): Promise<void> {
    await this.end()
    execFileSync('python3', ['-c', 'import glob, sqlite3, sys\nfor file in glob.glob(sys.argv[1] + "/**/*.db", recursive=True):\n    one = sqlite3.connect(file)\n    if one.execute("select 1 from sqlite_master where name = \'tenancy_session\'").fetchone():\n        one.execute("update tenancy_session set proved_at = proved_at - 3600000")\n        one.commit()\n    one.close()', this.data])
    ;[this.process] = await serve(this.data, Number(new URL(this.root).port))
  }

  /** An operation as the operator of the server; a refusal fails the test. */
  call<T = unknown>(operation: string, request: object = {}, club: string | null = slug, key = randomUUID().replaceAll('-', '')): T {
    const words = ['call', operation, JSON.stringify(request), '--data', this.data, ...(club ? ['--club', club] : []), '--key', key]
    try {
      return JSON.parse(execFileSync(program, words, { encoding: 'utf8' })) as T
    } catch (error) {
      throw new Error(`${operation}: ${(error as { stdout?: string }).stdout ?? String(error)}`)
    }
  }

  private async end(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done))
    this.process.kill('SIGTERM')
    await ended
  }
  async stop(): Promise<void> {
    await this.end()
    rmSync(this.data, { recursive: true })
  }
}

const program8 = {
  points_life: { ends: { kind: 'end_of_year', years: 0 } },
  rules: [
    { number: 1, name: 'امتیاز خرید', when: [], gives: { kind: 'points_per_amount', points: 1, per: 200_000, keeps_remainder: false } },
    { number: 2, name: 'اعتبار خرید', when: [], gives: { kind: 'credit_percent', percent: 100 }, is_paused: true },
    { number: 3, name: 'سه‌شنبه‌های طلایی', when: [{ kind: 'weekday', days: ['tuesday'] }], gives: { kind: 'multiplier', factor: 20_000, rules: [1] } },
  ],
  redemption: { per_invoice: 2_000_000, per_day: 5_000_000 },
  welcome: { points: 788, credit: 2_350_000 },
  rewards: [{ name: 'کیف پارچه‌ای', points: 500 }, { name: 'ماگ لاله', points: 1000 }],
}

export interface Laleh {
  tea: Good
  coffee: Good
  chocolate: Good
  sara: Enrolled & { pin: string; mobile: string }
  ali: Enrolled & { mobile: string }
}

/** The club of screens.md's one story: Laleh, its branch Vanak, Maryam at the till, Sara who buys. */
export function prepareLaleh(vafa: Installation): Laleh {
  vafa.call('clubs.found', { slug, name: 'لاله', money_unit: 'toman', owner_login: 'reza', owner_name: 'رضا کریمی', owner_password: cashier.password, is_demo: true, is_sandbox: true }, null)
  const branch = vafa.call<{ id: string }>('branches.define', { name: 'ونک', tills: 2 })
  vafa.call('staff.define', { login: cashier.login, name: cashier.name, role: 'cashier', branches: [branch.id], password: cashier.password })
  const good = (name: string, price: number, digits: string, more: object = {}): Good => {
    const barcode = withCheckDigit(digits)
    return { ...vafa.call<{ id: string }>('goods.define', { name, price, barcodes: [barcode], ...more }), name, barcode, price }
  }
  const tea = good('چای لاهیجان ۵۰۰ گرم', 4_450_000, '626100000001', { quick_key: 5, article: '1200' })
  const coffee = good('قهوهٔ اسپرسو ۲۵۰ گرم', 4_500_000, '626100000002', { article: '1201' })
  const chocolate = good('شکلات تلخ ۸۰٪', 1_950_000, '626100000003')
  good('شکلات شیری با فندق', 1_750_000, '626100000004')
  vafa.call('program.publish', { document: program8 })
  const enrol = (first_name: string, last_name: string, mobile: string) =>
    ({ ...vafa.call<Enrolled>('members.enrol', { mobile, first_name, last_name, issue_card: true }), mobile })
  const sara = { ...enrol('سارا', 'محمدی', '09121234567'), pin: '2468' }
  vafa.call('members.set_pin', { member: sara.id, pin: sara.pin })
  const ali = enrol('علی', 'رضایی', '09351234567')
  vafa.call('members.set_pin', { member: ali.id, pin: '8642' })
  enrol('نرگس', 'محمدی', '09011234567')
  return { tea, coffee, chocolate, sara, ali }
}
