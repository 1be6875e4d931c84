// The slip of a prize on 80 mm: whose, which, for how many points, and whether it was handed over.

import * as show from '../../parts/formats'
import type { PrizeSlip } from '../state/state'
import { Say } from '../view/say'
import { said } from '../words'

export function PrizePaper({ slip, club }: { slip: PrizeSlip; club: string }) {
  const { redemption, pointsLeft } = slip
  const at = new Date(redemption.at)
  return (
    <>
      <h1><Say k="paper.head" v={{ club, branch: redemption.branch_name }} /></h1>
      <p><Say k="prizes.slip" v={{ number: redemption.id.slice(-8) }} /></p>
      <p><Say k="paper.when" v={{ date: show.fullDate(show.dayOfInstant(at)), time: show.time(at) }} /></p>
      <p><bdi>{slip.cashier}</bdi></p>
      <hr />
      <p class="strong"><bdi>{redemption.reward}</bdi></p>
      <p class="row"><span>{said('prizes.points')}</span><bdi class="number">{show.number(redemption.points)}</bdi></p>
      {pointsLeft !== null && <p class="row"><span>{said('prizes.points_left')}</span><bdi class="number">{show.number(pointsLeft)}</bdi></p>}
      <hr />
      <p><bdi>{redemption.member_name}</bdi> <bdi dir="ltr">{show.maskedMobile(slip.maskedMobile)}</bdi></p>
      <p class="note">{said(`prizes.slip_${redemption.state}`)}</p>
    </>
  )
}
