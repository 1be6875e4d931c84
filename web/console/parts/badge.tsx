// A state in a word; its colour only repeats what the word says.
import type { ReactNode } from 'react'

export const Badge = ({ tone = 'plain', children }: { tone?: 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'gold'; children: ReactNode }) => <span className={`badge ${tone}`}>{children}</span>
