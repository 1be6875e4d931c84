// One field of the first-run page: label above, help under it, what is wrong in its place.
import type { ComponentChildren } from 'preact'
import { say } from '../shared/page'

export interface FieldProps {
  name: string
  value: string
  change(value: string): void
  problem?: string | null
  hint?: ComponentChildren
  type?: 'text' | 'password'
  isFixed?: boolean
  mode?: 'text' | 'numeric' | 'decimal' | 'tel'
  autocomplete?: string
  isFirst?: boolean
}

export function Field({ name, value, change, problem, hint, type = 'text', isFixed, mode = 'text', autocomplete = 'off', isFirst }: FieldProps) {
  const under = `${name}-under`
  return (
    <div class="asked">
      <label for={name}>{say(`first.${name}`)}</label>
      <input
        id={name} name={name} class={`field ${isFixed ? 'fixed-direction' : ''}`} {...({ type, autocomplete, inputMode: mode, dir: isFixed ? undefined : 'auto' } as object)}
        value={value} onInput={(event) => change(event.currentTarget.value)} aria-describedby={under} aria-invalid={Boolean(problem)} data-first={isFirst ? '' : undefined}
      />
      <p id={under} class={problem ? 'refusal' : 'soft'} role={problem ? 'alert' : undefined}>{problem || hint}</p>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  name: string
  value: T
  options: { value: T; label: ComponentChildren }[]
  change(value: T): void
  isFirst?: boolean
}

export function Choice<T extends string>({ name, value, options, change, isFirst }: ChoiceProps<T>) {
  return (
    <fieldset class="asked choice">
      <legend>{say(`first.${name}`)}</legend>
      {options.map((one) => (
        <label key={one.value} class="option">
          <input type="radio" name={name} value={one.value} checked={value === one.value} data-first={isFirst && value === one.value ? '' : undefined} onChange={() => change(one.value)} />
          <span>{one.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
