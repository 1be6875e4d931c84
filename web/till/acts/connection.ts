// The line to the server goes and comes: said in the strip; when it is back, what waited is asked for anew.

import type { Connection } from '../../parts/client'
import type { Till } from '../till'
import { quoteSoon } from './quote'
import { loadGoods, openTill } from './session'

export function connectionChanged(till: Till, connection: Connection): void {
  till.change({ connection })
  if (connection.isConnected && till.state.stage === 'sign_in' && !till.state.session) return void openTill(till)
  if (!connection.isConnected || till.state.stage !== 'counter') return
  till.change({ notice: null })
  quoteSoon(till)
  if (!till.catalog.goods.length) loadGoods(till)
}
