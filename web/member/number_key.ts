// Where the key of the rotating number comes from.

import { keep, kept } from './kept'
import type { Key } from './number'
import { client, type NumberKey } from './server'

/** The key of this session: the server's, or the one kept from before where there is no line. */
export async function keyOfNumbers(): Promise<Key | string> {
  try {
    const answer = await client.read<NumberKey>('/v1/me/consent_number')
    if (!answer.ok) return answer.problem.detail || answer.problem.code
    const key = { ...answer.value, behindMs: Date.parse(answer.value.now) - Date.now() }
    keep('number', key)
    return key
  } catch {
    return kept<Key>('number') ?? ''
  }
}
