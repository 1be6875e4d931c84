// The list as a file: exactly what is shown, in its order and columns, page by page however long it is.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { latinDigits } from '../../../parts/digits'
import { number, numericDate } from '../../../parts/formats'
import { csv, line } from '../../parts/csv'
import { Dialog } from '../../parts/dialog'
import { download } from '../../parts/download'
import { todayHere } from '../../parts/moments'
import { Say } from '../../parts/say'
import type { Column } from '../../parts/table'
import { said } from '../../words'
import type { Many } from './many'
import type { Member } from './members_work'

const fileName = () => `${said('places.members')} ${latinDigits(numericDate(todayHere())).replaceAll('/', '-')}.csv`

export function Exporting({ many, columns, close }: { many: Many; columns: Column<Member>[]; close: () => void }) {
  const [count, setCount] = useState(0)
  const [state, setState] = useState<'running' | 'done' | 'broken'>('running')
  useEffect(() => {
    let isStopped = false
    const written = columns.filter((column) => column.text)
    const parts = [csv(written.map((column) => column.head), [])]
    const run = async () => {
      for await (const page of many.pages()) {
        if (isStopped) return
        parts.push(...page.map((row) => line(written.map((column) => column.text!(row)))))
        setCount(parts.length - 1)
      }
      if (isStopped) return
      download(fileName(), 'text/csv', ...parts)
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
