// Who would go where: the members are looked at page by page, and only then the tiers are switched on.
import { useEffect, useState } from 'react'
import { money, number } from '../../../parts/formats'
import type { Problem as Refusal } from '../../../parts/client'
import { useAct } from '../../api/ask'
import { client } from '../../api/session'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Link } from '../../parts/link'
import { Name, Say } from '../../parts/say'
import { said } from '../../words'
import type { Group, Ladder } from './ladder'

type Move = Schema['TierMovePreviewed']
const shownMoves = 20

interface Found {
  moves: Move[]
  lookedAt: number
  isDone: boolean
  problem: Refusal | null
}

/** All members, a page after the other; stops where the layer is closed. */
function usePreview(ladder: Ladder): Found {
  const [found, setFound] = useState<Found>({ moves: [], lookedAt: 0, isDone: false, problem: null })
  useEffect(() => {
    const stop = new AbortController()
    void (async () => {
      let after: string | undefined
      const moves: Move[] = []
      let lookedAt = 0
      do {
        const answer = await client.consult<Schema['TiersPreviewed']>('/v1/tiers/preview', { ladder, ...(after ? { after } : {}) }, stop.signal)
        if (stop.signal.aborted) return
        if (!answer.ok) return setFound({ moves, lookedAt, isDone: true, problem: answer.problem })
        moves.push(...(answer.value.items ?? []))
        lookedAt += answer.value.looked_at
        after = answer.value.next ?? undefined
        setFound({ moves: [...moves], lookedAt, isDone: !after, problem: null })
      } while (after)
    })().catch(() => undefined)
    return () => stop.abort()
  }, [])
  return found
}

const totalOf = (move: Move): string => said(`tiers.totals.${move.measure}`, { n: move.measure === 'amount' || move.measure === 'credit' ? money(move.total) : number(move.total) })

function Counts({ moves, nameOf }: { moves: Move[]; nameOf: (id?: string | null) => string }) {
  const counts = new Map<string, { move: Move; n: number }>()
  for (const move of moves) {
    const key = `${move.from} ${move.to} ${move.by}`
    counts.set(key, { move, n: (counts.get(key)?.n ?? 0) + 1 })
  }
  return (
    <ul className="rows" aria-label={said('tiers.who_goes')}>
      {[...counts.values()].map(({ move, n }) => <li key={`${move.from}${move.to}${move.by}`}><span><Say k={`tiers.goes_${move.by}`} v={{ n: number(n), from: nameOf(move.from), to: nameOf(move.to) }} /></span></li>)}
    </ul>
  )
}

interface Shape {
  ladder: Ladder
  version: number
  groups: Group[]
  close: () => void
  done: () => void
  refused: (problem: Refusal) => void
}

export function Switching({ ladder, version, groups, close, done, refused }: Shape) {
  const found = usePreview(ladder)
  const act = useAct<Schema['TiersShown']>()
  const nameOf = (id?: string | null) => groups.find((one) => one.id === id)?.name ?? said('tiers.no_group')
  const run = async () => {
    if (await act.send('POST', '/v1/tiers', { ladder, after_version: version })) done()
  }
  const problem = found.problem ?? act.problem
  useEffect(() => {
    if (problem) refused(problem)
  }, [problem])
  return (
    <ActDialog title={said('tiers.who_goes')} submit={said('tiers.switch_on')} close={close} run={() => void run()} isWide isReady={found.isDone && !found.problem} isSending={act.isSending} problem={problem}>
      <p role="status"><Say k={found.isDone ? 'tiers.looked_at' : 'tiers.looking'} v={{ n: number(found.lookedAt), moves: number(found.moves.length) }} /></p>
      <Counts moves={found.moves} nameOf={nameOf} />
      {found.moves.length > 0 && (
        <ul className="rows">
          {found.moves.slice(0, shownMoves).map((move) => (
            <li key={`${move.member}${move.by}`}>
              <span><Link to={`/members/${move.member}`}><Name>{move.name || said('members.nameless')}</Name></Link> <span className="soft">{totalOf(move)}</span></span>
              <span><Name>{nameOf(move.from)}</Name> ← <Name>{nameOf(move.to)}</Name></span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{said('tiers.nobody_moved')}</p>
    </ActDialog>
  )
}
