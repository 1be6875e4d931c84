// A key or a code that is shown once: what it is, the text itself, and a button that copies it.
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { Dialog } from '../../parts/dialog'
import { said } from '../../words'

export function ShownOnce({ title, words, text, copyWords, close }: { title: string; words: ReactNode; text: string; copyWords: string; close: () => void }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => {})
    setCopied(true)
  }
  return (
    <Dialog title={title} close={close}>
      <p>{words}</p>
      <p className="key-text machine" tabIndex={0}>{text}</p>
      <div className="acts dialog-acts">
        <Button type="primary" onClick={() => void copy()}>{isCopied ? said('page.copied') : copyWords}</Button>
        <Button onClick={close}>{said('page.close')}</Button>
      </div>
    </Dialog>
  )
}
