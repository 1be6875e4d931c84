// One of a few, all in sight: pressed, not opened.
import type { ReactNode } from 'react'

export function Switch<Value extends string>({ label, value, set, choices }: { label: string; value: Value; set: (value: Value) => void; choices: { value: Value; name: ReactNode }[] }) {
  return (
    <div className="switch" role="group" aria-label={label}>
      {choices.map((one) => <button key={one.value} type="button" aria-pressed={one.value === value} onClick={() => set(one.value)}>{one.name}</button>)}
    </div>
  )
}
