// The bar that appears with the first change: save (also Ctrl S) or discard; a draft that was given back says so.
import { Button } from 'antd'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { time } from '../../parts/formats'
import { said } from '../words'
import type { Draft } from './draft'
import { Say } from './say'

interface Bar {
  draft: Draft<never> | { isChanged: boolean; restoredAt: number | null; discard: () => void }
  save: () => void
  isSending: boolean
  words?: string
}

export function SaveBar({ draft, save, isSending, words = said('save.save') }: Bar) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyS') return
      event.preventDefault()
      if (draft.isChanged) save()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
  if (!draft.isChanged) return null
  return createPortal(
    <div className="save-bar" role="region" aria-label={said('save.unsaved')}>
      <p role="status">{draft.restoredAt ? <Say k="save.restored" v={{ time: time(new Date(draft.restoredAt)) }} /> : said('save.unsaved')}</p>
      <Button onClick={draft.discard}>{said('save.discard')}</Button>
      <Button type="primary" onClick={save} loading={isSending ? { delay: 400 } : false}>{words}</Button>
    </div>,
    document.getElementById('save-room')!,
  )
}
