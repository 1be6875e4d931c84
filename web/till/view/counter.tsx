// The counter: head, basket, member, what it earns, what is payable, the LINE and the keys; one layer over it.

import { Layers } from '../layers/layers'
import { Earns } from './earns'
import { Head } from './head'
import { KeyRow } from './key_row'
import { Line } from './line'
import { Lines } from './lines'
import { MemberCard } from './member_card'
import { Payable } from './payable'
import { SessionOver } from './sign_in'
import { Strip } from './strip'
import { useTill } from './use_till'

export function Counter() {
  const till = useTill()
  const { layer, isSessionOver } = till.state
  return (
    <>
      <div class="counter" inert={isSessionOver}>
        <Head />
        <Strip />
        <main class="main">
          <Lines />
          <Line />
        </main>
        <aside class="side">
          <MemberCard />
          <Earns />
          <Payable />
        </aside>
        <KeyRow />
      </div>
      {layer && <Layers layer={layer} />}
      {isSessionOver && <SessionOver />}
    </>
  )
}
