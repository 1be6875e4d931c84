// A steady strip while the server is out of reach, or while an answer is still awaited.

import * as show from '../../parts/formats'
import { Say } from './say'
import { useTill } from './use_till'

export function Strip() {
  const { connection, isAsking } = useTill().state
  if (isAsking) return <p class="strip" role="alert"><Say k="offline.asking" /></p>
  if (connection.isConnected) return null
  return <p class="strip" role="alert"><Say k="offline.strip" v={{ time: show.time(new Date(connection.since)) }} /></p>
}
