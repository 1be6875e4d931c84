// How every act meets a refusal or a missing server: in words, with the low tone, and nothing lost.

import { Offline, type Answer } from '../../parts/client'
import { quoted } from '../words'
import type { Till } from '../till'

/** The answer's value; a refusal is said and gives null, as does a server out of reach. */
export async function answered<T>(till: Till, asked: Promise<Answer<T>>): Promise<T | null> {
  try {
    const answer = await asked
    if (answer.ok) return answer.value
    till.refuse(answer.problem.detail ? quoted(answer.problem.detail) : { key: 'refused', values: { code: answer.problem.code } })
  } catch (error) {
    if (!(error instanceof Offline)) throw error
    till.refuse({ key: 'offline.waits' })
  }
  return null
}

/** The same, where the caller wants to see the refusal itself. */
export async function outcome<T>(asked: Promise<Answer<T>>): Promise<Answer<T> | 'offline'> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Offline) return 'offline'
    throw error
  }
}
