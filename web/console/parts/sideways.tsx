// What is wider than a phone is moved sideways within its card, by finger or by arrow keys.
import type { ReactNode } from 'react'

export const Sideways = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="sideways" role="region" aria-label={name} tabIndex={0}>{children}</div>
)
