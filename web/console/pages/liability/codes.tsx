// The codes that the accounts of a voucher have in the club's bookkeeping: read by all who see the desk, set by the owner.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog, Dialog } from '../../parts/dialog'
import { TextField } from '../../parts/fields'
import { Machine } from '../../parts/say'
import { Asked } from '../../parts/states'
import { said } from '../../words'

type All = Schema['AccountCodes']

function Setting({ codes, close }: { codes: All; close: () => void }) {
  const items = codes.items ?? []
  const [typed, setTyped] = useState<Record<string, string>>(Object.fromEntries(items.map((one) => [one.account, one.code])))
  const act = useAct<All>()
  const changed = items.filter((one) => typed[one.account] !== one.code).map((one) => ({ account: one.account, code: typed[one.account]! }))
  const run = async () => (await act.send('PUT', '/v1/liability/accounts', { items: changed })) && close()
  return (
    <ActDialog title={said('liability.codes')} submit={said('liability.set_codes')} close={close} run={() => void run()} isReady={changed.length > 0} {...act}>
      <p className="soft small">{said('liability.codes_words')}</p>
      <div className="form-grid">
        {items.map((one) => <TextField key={one.account} label={said(`liability.accounts.${one.account}`)} value={typed[one.account]!} set={(code) => setTyped({ ...typed, [one.account]: code })} isFixed />)}
      </div>
    </ActDialog>
  )
}

export function Codes({ close }: { close: () => void }) {
  const codes = useAsked<All>('/v1/liability/accounts')
  if (may('liability.set_account_codes') && codes.data) return <Setting codes={codes.data} close={close} />
  return (
    <Dialog title={said('liability.codes')} close={close}>
      <Asked of={codes}>{({ items = [] }) => <dl className="sums">{items.map((one) => <div key={one.account}><dt>{said(`liability.accounts.${one.account}`)}</dt><dd><Machine>{one.code}</Machine></dd></div>)}</dl>}</Asked>
      <div className="acts dialog-acts"><Button onClick={close}>{said('page.close')}</Button></div>
    </Dialog>
  )
}
