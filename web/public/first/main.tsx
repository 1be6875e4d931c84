// The first-run page: an owner opens the club of this installation, by keys or by touch, and lands in the console.
import { render } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { number } from '../../parts/formats'
import { persianDigits } from '../../parts/digits'
import { publicHelp } from '../../parts/help'
import { HelpFoot } from '../shared/help'
import { openPage, say } from '../shared/page'
import { forgetDraft, keepDraft, keptDraft, type Draft } from './draft'
import { Field } from './field'
import { lookAtOpening, openAndFurnish, stepOf, type Opening } from './opening'
import { sentenceOf, steps, type Faults } from './steps'

/** The server's names of fields, as this page has them. */
const fieldOf: Record<string, string> = { '/name': 'name', '/owner_name': 'owner', '/owner_mobile': 'mobile', '/owner_password': 'password', '/branch': 'branch', '/tills': 'tills' }

function Progress({ step }: { step: number }) {
  return (
    <ol class="steps" aria-label={say('first.steps')}>
      {steps.map(({ name }, at) => <li key={name} aria-current={at === step ? 'step' : undefined} data-done={at < step ? '' : undefined}>{say(`first.step_${name}`)}</li>)}
    </ol>
  )
}

function useDraft() {
  const [draft, setDraft] = useState(() => keptDraft(say('first.branch_ready')))
  const change = (part: Partial<Draft>) => setDraft((before) => {
    const next = { ...before, ...part }
    keepDraft(next)
    return next
  })
  return [draft, change] as const
}

function Wizard({ opening }: { opening: Opening }) {
  const [draft, change] = useDraft()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { step } = draft
  const { name, view: View, faults: faultsOf } = steps[step]!
  const isLast = step === steps.length - 1
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-first]')?.focus(), [step])
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [faults])

  const open = async () => {
    setSending(true)
    const { opened, problem: refused } = await openAndFurnish(draft, password, code, sentenceOf(draft), (club) => change({ opened: club }))
    setSending(false)
    if (!refused && opened) {
      forgetDraft()
      return location.replace(`/${opened.slug}/console/`)
    }
    const words = refused!.detail || refused!.code
    const pointer = opened ? '' : (refused!.pointer ?? '')
    if (pointer in stepOf) {
      change({ step: stepOf[pointer]! })
      return setFaults({ [fieldOf[pointer]!]: words })
    }
    setProblem(words)
  }
  const next = (event: Event) => {
    event.preventDefault()
    if (isSending) return
    setProblem(null)
    const wrong = faultsOf(draft, password)
    setFaults(wrong)
    if (Object.values(wrong).some(Boolean)) return
    if (isLast) void open()
    else change({ step: step + 1 })
  }
  const back = () => (setFaults({}), setProblem(null), change({ step: step - 1 }))
  return (
    <>
      <Progress step={step} />
      <form class="card wizard" ref={form} onSubmit={next} noValidate>
        <p class="soft narrow-count">{say('first.count', { step: number(step + 1), all: number(steps.length) })}</p>
        <h2>{say(`first.head_${name}`)}</h2>
        <View draft={draft} change={change} password={password} changePassword={setPassword} faults={faults} />
        {isLast && opening.needs_code && !draft.opened && <Field name="code" isFixed mode="numeric" value={code} change={(text) => setCode(persianDigits(text))} hint={say('first.code_hint')} autocomplete="one-time-code" />}
        <p class="refusal" role="alert">{problem}</p>
        <div class="acts">
          <button class="button filled" aria-disabled={isSending}>{say(isLast ? (draft.opened ? 'first.go_on' : 'first.open') : 'first.next')}</button>
          {draft.opened && <a class="button" href={`/${draft.opened.slug}/console/`}>{say('first.to_console')}</a>}
          {step > 0 && !draft.opened && <button type="button" class="button" onClick={back}>{say('first.back')}</button>}
        </div>
      </form>
    </>
  )
}

/** There is a club already, or nobody may open one from here. */
function Shut({ words, toStart }: { words: string; toStart?: boolean }) {
  return (
    <section class="card">
      <p role="status">{say(words)}</p>
      {toStart && <a class="button filled" href="/">{say('first.to_start')}</a>}
    </section>
  )
}

function Stage({ opening }: { opening: Opening | null | 'opening' | 'offline' }) {
  if (opening === 'opening') return null
  if (opening === 'offline' || opening === null) return <Shut words="start.offline" />
  const isUnderWay = keptDraft('').opened !== null
  if (!opening.is_open && !isUnderWay) return <Shut words="first.is_opened" toStart />
  if (!opening.is_safe) return <Shut words="first.unsafe" />
  return <Wizard opening={opening} />
}

function First() {
  const [opening, setOpening] = useState<Opening | null | 'opening' | 'offline'>('opening')
  useEffect(() => void lookAtOpening().then(setOpening, () => setOpening('offline')), [])
  const beside = typeof opening === 'object' && opening?.beside
  return (
    <main class="page first" aria-busy={opening === 'opening'}>
      <header>
        <h1>{say('first.headline')}</h1>
        <p class="soft">{beside ? say('first.beside', { club: beside }) : say('first.words')}</p>
      </header>
      <Stage opening={opening} />
      <HelpFoot place={publicHelp.first} />
    </main>
  )
}

openPage('first.title')
render(<First />, document.getElementById('app')!)
