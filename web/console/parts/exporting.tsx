// The list as a file: exactly what is shown, in its order and columns, page by page. For lists that one waits for.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { latinDigits } from '../../parts/digits'
import { number, numericDate } from '../../parts/formats'
import { said } from '../words'
import { csv, line } from './csv'
import { Dialog } from './dialog'
import { download } from './download'
import { todayHere } from './moments'
import { Say } from './say'
import type { Column } from './table'

const fileName = (list: string) => `${list} ${latinDigits(numericDate(todayHere())).replaceAll('/', '-')}.csv`

export function Exporting<Row>({ list, pages, columns, close }: { list: string; pages: () => AsyncIterable<Row[]>; columns: Column<Row>[]; close: () => void }) {
  const [count, setCount] = useState(0)
  const [state, setState] = useState<'running' | 'done' | 'broken'>('running')
  useEffect(() => {
    let isStopped = false
    const written = columns.filter((column) => column.text)
    const parts = [csv(written.map((column) => column.head), [])]
    const run = async () => {
      for await (const page of pages()) {
        if (isStopped) return
        parts.push(...page.map((row) => line(written.map((column) => column.text!(row)))))
        setCount(parts.length - 1)
      }
      if (isStopped) return
      download(fileName(list), 'text/csv', ...parts)
      setState('done')
    }
    run().catch(() => setState('broken'))
    return () => void (isStopped = true)
  }, [])
  return (
    <Dialog title={said('bulk.export')} close={close}>
      <div className="form">
        <p role="status"><Say k={`bulk.export_${state}`} v={{ n: number(count) }} /></p>
        <p className="soft small">{said('bulk.export_words')}</p>
        <div className="acts"><Button autoFocus onClick={close}>{said(state === 'running' ? 'page.cancel' : 'page.close')}</Button></div>
      </div>
    </Dialog>
  )
}
