// The upright column of points: how tall each step between two prizes is drawn.

export interface Level {
  name: string
  at: number
}
export interface Step extends Level {
  /** Height in px of the part from the prize below to this one. */
  height: number
  /** How much of it is filled, 0 to 1. */
  filled: number
  isReached: boolean
  /** Drawn taller than its true distance, so that its name fits. */
  isStretched: boolean
}

const tall = 320
const least = 56

/** From the lowest prize to the highest. True distances, but none under 56 px. */
export function stepsOf(levels: Level[], points: number): Step[] {
  const sorted = [...levels].sort((a, b) => a.at - b.at)
  const top = sorted.at(-1)?.at ?? 0
  let below = 0
  return sorted.map((level) => {
    const from = below
    const true_ = top ? ((level.at - from) / top) * tall : 0
    const height = Math.max(least, Math.round(true_))
    const filled = level.at === from ? Number(points >= level.at) : Math.min(1, Math.max(0, (points - from) / (level.at - from)))
    below = level.at
    return { ...level, height, filled, isReached: points >= level.at, isStretched: true_ < least }
  })
}

/** About how many purchases like the last ones are still missing; null where nothing can be said. */
export function purchasesMissing(missing: number, lastPoints: number[]): number | null {
  const earning = lastPoints.filter((points) => points > 0)
  if (!earning.length) return null
  return Math.ceil((missing * earning.length) / earning.reduce((sum, one) => sum + one, 0))
}
