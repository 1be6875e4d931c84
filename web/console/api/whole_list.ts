// A list from its first page to its last, as it is filtered and sorted now.
import { Refused, withQuery, type Query } from './ask'
import { client } from './session'

interface Page<Row> {
  items?: Row[]
  next_cursor?: string | null
}
const longestPage = 200

export async function* wholeListOf<Row>(path: string, filters: Query): AsyncGenerator<Row[]> {
  let cursor: string | undefined
  do {
    const answer = await client.read<Page<Row>>(withQuery(path, { ...filters, cursor, limit: longestPage }))
    if (!answer.ok) throw new Refused(answer.problem)
    yield answer.value.items ?? []
    cursor = answer.value.next_cursor ?? undefined
  } while (cursor)
}
