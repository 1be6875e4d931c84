// The LINE: the one field that always holds the caret; above it, what the till last had to say.

import { useLayoutEffect, useRef } from 'preact/hooks'
import { said } from '../words'
import { Say } from './say'
import { useTill } from './use_till'

export function Notice() {
  const { notice } = useTill().state
  return (
    <p class={`notice ${notice?.tone ?? ''}`} role={notice?.tone === 'bad' ? 'alert' : 'status'} key={notice?.n}>
      {notice && <Say k={notice.key} v={notice.values} />}
    </p>
  )
}

export function Line() {
  const till = useTill()
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    till.line = {
      read: () => field.current?.value ?? '',
      write: (text, isMarked) => {
        if (!field.current) return
        field.current.value = text
        if (isMarked) field.current.select()
      },
    }
  }, [till])
  return (
    <section class="line">
      {!till.state.layer && <Notice />}
      <input ref={field} class={`field shake-${till.state.shakes % 2}`} data-caret dir="auto" placeholder={said('line.placeholder')}
        aria-label={said('line.label')} autocomplete="off" autocapitalize="off" spellcheck={false} enterkeyhint="done" />
    </section>
  )
}
