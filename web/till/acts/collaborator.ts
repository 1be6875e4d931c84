// Who takes part in the marked line: asked of the server when it is chosen, so that a new colleague needs no new till.

import * as operations from '../api/operations'
import { withCollaborator, type Collaborator } from '../state/basket'
import type { Till } from '../till'
import { said } from '../words'
import { answered } from './asked'
import { changeBasket } from './basket'

export async function openCollaborator(till: Till): Promise<void> {
  const { lines, marked } = till.state.basket
  const line = lines[marked]
  if (!line) return till.say({ key: 'notice.no_line' })
  if (!till.state.connection.isConnected) return till.refuse({ key: 'offline.waits' })
  const list = await answered(till, operations.listCollaborators(till.ways.client))
  if (!list) return
  if (!list.items.length) return till.refuse({ key: 'collaborator.nobody' })
  const choose = (one: Collaborator | undefined) => () => changeBasket(till, (basket) => withCollaborator(basket, marked, one))
  till.open({
    kind: 'choose', marked: 0, isSearchable: true, search: '', title: { key: 'collaborator.title', values: { good: line.name } },
    options: [
      ...list.items.map(({ id, name }) => ({ title: name, take: choose({ id, name }) })),
      ...(line.collaborator ? [{ title: said('collaborator.take_off'), take: choose(undefined) }] : []),
    ],
  })
}
