// Where the caret belongs: the topmost field that asks for it, else the LINE. Pressing anywhere brings it back.

export function placeCaret(): void {
  const all = document.querySelectorAll<HTMLElement>('[data-caret]')
  const top = all[all.length - 1]
  if (!top || document.activeElement === top) return
  top.focus({ preventScroll: true })
  if (top instanceof HTMLInputElement && top.dataset.caret === 'all') top.select()
}

const isField = (element: Element | null) => element instanceof HTMLInputElement || element instanceof HTMLButtonElement

/** After a press: buttons have done their work by then; another field of the open layer may keep the caret. */
export function caretAfterPress(event: Event): void {
  const pressed = event.target instanceof Element ? event.target.closest('input, select') : null
  if (!pressed || !isField(document.activeElement)) setTimeout(placeCaret)
}
