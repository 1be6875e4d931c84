// A list of any length as a file that the server writes: asked for here, taken from the page of exports.
import { Button } from 'antd'
import { useAct } from '../api/ask'
import { may } from '../api/may'
import type { Schema } from '../api/types'
import { navigate } from '../router'
import { said } from '../words'
import { Problem } from './problem'

/** `filters` as the list's own address has them. */
export function AskExport({ list, filters }: { list: Schema['StartExport']['list']; filters: Record<string, string> }) {
  const act = useAct<Schema['ExportShown']>()
  if (!may('exports.start')) return null
  const given = Object.entries(filters).filter(([, value]) => value).map(([name, value]) => ({ name, value }))
  const ask = async () => (await act.send('POST', '/v1/exports', { list, filters: given })) && navigate('/exports')
  return (
    <>
      <Button type="text" loading={act.isSending} onClick={() => void ask()}>{said('exports.ask')}</Button>
      <Problem of={act.problem} />
    </>
  )
}
