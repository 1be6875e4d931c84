// Which page of the till is shown: opening, signing in, choosing a till, the counter.

import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { Till } from '../till'
import { caretAfterPress, placeCaret } from './caret'
import { Counter } from './counter'
import { ChooseTill, NoClub, SignIn } from './sign_in'
import { TillContext, useEveryChange } from './use_till'
import { Paper } from '../paper/paper'

function Stage({ till }: { till: Till }) {
  switch (till.state.stage) {
    case 'opening': return <main class="door" aria-busy="true" />
    case 'no_club': return <NoClub />
    case 'sign_in': return <SignIn />
    case 'choose_till': return <ChooseTill />
    case 'counter': return <Counter />
  }
}

export function App({ till }: { till: Till }) {
  useEveryChange(till)
  const { layer, stage, isSessionOver, paper, paperCode } = till.state
  const row = layer?.kind === 'pay' ? layer.row : layer?.kind === 'return' ? layer.marked : ''
  useLayoutEffect(placeCaret, // before the next key: none may fall into the field below
    [layer?.kind, row, stage, isSessionOver])
  useEffect(() => {
    document.addEventListener('pointerup', caretAfterPress)
    return () => document.removeEventListener('pointerup', caretAfterPress)
  }, [])
  return (
    <TillContext.Provider value={till}>
      <Stage till={till} />
      {paper && <Paper paper={paper} code={paperCode} isDemo={till.state.session?.is_demo ?? false} />}
    </TillContext.Provider>
  )
}
