// What all layers share: a veil, a titled dialog, the till's last word, and a row of keys with one next step.

import type { ComponentChildren } from 'preact'
import { Notice } from '../view/line'
import { Say } from '../view/say'
import { said, type Saying } from '../words'

export interface LayerKey {
  key: string
  name: string
  act: () => void
  isNext?: boolean
  isOff?: boolean
}

interface FrameProps {
  title: Saying
  keys: LayerKey[]
  children: ComponentChildren
  size?: 'narrow' | 'wide'
  hasField?: boolean
}

export function Frame({ title, keys, children, size = 'narrow', hasField = true }: FrameProps) {
  return (
    <div class="veil">
      <div class={`layer ${size}`} role="dialog" aria-modal="true" aria-labelledby="layer-title" tabIndex={-1} {...(hasField ? {} : { 'data-caret': '' })}>
        <h2 id="layer-title"><Say k={title.key} v={title.values} /></h2>
        {children}
        <Notice />
        <div class="layer-keys">
          {keys.map(({ key, name, act, isNext, isOff }) => (
            <button key={name} tabIndex={-1} class={`button ${isNext ? 'filled' : ''}`} aria-disabled={isOff} onClick={act}>
              <kbd>{key}</kbd> {said(name)}
            </button>
          ))}
        </div>
      </div>
    </div>
  )
}

interface FieldProps {
  label: string
  value: string
  onText: (text: string) => void
  hint?: ComponentChildren
  caret?: boolean | 'all'
  isNumber?: boolean
  isFixed?: boolean
  autocomplete?: string
  id: string
}

/** A labelled field; digits are typed in any form and shown as the reader's own. */
export function Field({ label, value, onText, hint, caret, isNumber, isFixed, autocomplete = 'off', id }: FieldProps) {
  return (
    <div class="labelled">
      <label for={id}>{said(label)}</label>
      <input id={id} class={`field ${isNumber ? 'number big' : ''} ${isNumber || isFixed ? 'fixed-direction' : ''}`} value={value} dir={isNumber || isFixed ? 'ltr' : 'auto'}
        inputMode={isNumber ? 'numeric' : isFixed ? 'tel' : 'text'} autocomplete={autocomplete} aria-describedby={`${id}-hint`}
        onInput={(event) => onText(event.currentTarget.value)} {...(caret ? { 'data-caret': caret === 'all' ? 'all' : '' } : {})} />
      <p id={`${id}-hint`} class="hint">{hint}</p>
    </div>
  )
}
