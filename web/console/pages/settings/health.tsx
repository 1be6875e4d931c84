// The ledger's health: accounts that must return to zero, and those that have not.
import { amount, number, unitName } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { useBranches } from '../../api/lists'
import type { Schema } from '../../api/types'
import { Moment } from '../../parts/moments'
import { Page } from '../../parts/page'
import { Asked } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { said } from '../../words'

type Uncleared = Schema['UnclearedShown']

export default function Health() {
  const health = useAsked<Schema['Health']>('/v1/ledger/health')
  const branches = useBranches()
  const columns: Column<Uncleared>[] = [
    { key: 'account', head: said('health.account'), cell: (one) => said(`ledger.accounts.${one.account}`) },
    { key: 'wallet', head: said('health.wallet'), cell: (one) => said(`ledger.wallets.${one.wallet}`) },
    { key: 'branch', head: said('sales.branch'), cell: (one) => branches.find((branch) => branch.id === one.branch)?.name ?? '' },
    { key: 'since', head: said('health.since'), cell: (one) => <Moment at={one.since} /> },
    { key: 'amount', head: said('health.amount', { unit: unitName() }), isNumber: true, onPhone: 'figure', cell: (one) => (one.wallet === 'points' ? number(one.amount) : amount(one.amount)) },
  ]
  return (
    <Page title={said('places.health')} under={[said('places.groups.settings')]} subtitle={said('health.words')}>
      <Asked of={health}>
        {({ uncleared = [] }) => (uncleared.length ? <Table label={said('places.health')} columns={columns} rows={uncleared} id={(one) => `${one.account}${one.wallet}${one.branch}`} /> : <p className="card good-news" role="status">{said('health.sound')}</p>)}
      </Asked>
    </Page>
  )
}
