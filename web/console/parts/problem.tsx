// A refusal beside the act that caused it: the server's sentence, its permanent code small at the end.
import { useEffect, useRef } from 'react'
import type { Problem as Refusal } from '../../parts/client'

export function Problem({ of }: { of: Refusal | null }) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (of) place.current?.focus()
  }, [of])
  if (!of) return null
  return <p ref={place} className="refusal" role="alert" tabIndex={-1}>{of.detail || of.title} <code className="machine">{of.code}</code></p>
}
