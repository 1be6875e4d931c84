// A layer over the page: the browser's own dialog keeps the caret inside, hears Esc and gives the focus back.
import { Button } from 'antd'
import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react'
import type { Problem as Refusal } from '../../parts/client'
import { may } from '../api/may'
import { said } from '../words'
import { Link } from './link'
import { Problem } from './problem'

interface Layer {
  title: string
  children?: ReactNode
  /** Esc and the quiet button; absent where there is no way back. */
  close?: () => void
  /** For a table. */
  isWide?: boolean
}

export function Dialog({ title, children, close, isWide }: Layer) {
  const layer = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const one = layer.current!
    one.showModal()
    one.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => one.close()
  }, [])
  return (
    <dialog ref={layer} className={isWide ? 'dialog wide' : 'dialog'} aria-labelledby={heading} onCancel={(event) => (event.preventDefault(), close?.())}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  )
}

interface Asking extends Layer {
  close: () => void
  /** The act's own verb: «مسدود کردن کارت». */
  submit: string
  isDanger?: boolean
  isSending?: boolean
  isReady?: boolean
  problem?: Refusal | null
  run: () => void
}

/** It was not done, and nothing is wrong: somebody else is to agree. */
const Kept = ({ title, words, close }: { title: string; words: string; close: () => void }) => (
  <Dialog title={title} close={close}>
    <p role="status">{words}</p>
    <div className="acts dialog-acts">
      <Button type="primary" autoFocus onClick={close}>{said('page.close')}</Button>
      {may('approvals.list') && <Link to="/approvals">{said('approvals.see')}</Link>}
    </div>
  </Dialog>
)

/** An act that is told what it does before it is done; its refusal stands here. */
export function ActDialog({ submit, isDanger, isSending, isReady = true, problem = null, run, ...layer }: Asking) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) run()
  }
  if (problem?.code === 'approvals.waiting') return <Kept title={said('approvals.kept')} words={problem.detail} close={layer.close} />
  return (
    <Dialog title={layer.title} close={layer.close}>
      <form onSubmit={send} className="form">
        {layer.children}
        <Problem of={problem} />
        <div className="acts dialog-acts">
          <Button type="primary" htmlType="submit" danger={isDanger} disabled={!isReady} loading={isSending ? { delay: 400 } : false}>{submit}</Button>
          <Button onClick={layer.close}>{said('page.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
