// A link within the console: a real one, that opens in a new tab where somebody asks for it.
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { addressOf, navigate } from '../router'

export function Link({ to, onClick, ...more }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return <a href={addressOf(to)} onClick={go} {...more} />
}
