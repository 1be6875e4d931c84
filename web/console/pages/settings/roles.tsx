// The club's own roles: what each began as, how much it may, where, and how many have it.
import { useState } from 'react'
import { number } from '../../../parts/formats'
import { useAct, useAsked } from '../../api/ask'
import { useBranches } from '../../api/lists'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { ActDialog } from '../../parts/dialog'
import { Page } from '../../parts/page'
import { RowActs } from '../../parts/row_acts'
import { Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { navigate } from '../../router'
import { said } from '../../words'

type Role = Schema['RoleShown']

function Deleting({ role, close }: { role: Role; close: () => void }) {
  const act = useAct()
  const run = async () => (await act.send('DELETE', `/v1/roles/${role.id}`, undefined)) !== null && close()
  return (
    <ActDialog title={said('own_roles.delete_of', { name: role.name })} submit={said('own_roles.delete')} isDanger close={close} run={() => void run()} {...act}>
      <p>{said('own_roles.delete_words')}</p>
    </ActDialog>
  )
}

function useColumns(): Column<Role>[] {
  const branches = useBranches()
  const places = (ids: string[]) => branches.filter((branch) => ids.includes(branch.id)).map((branch) => branch.name).join(said('comma'))
  return [
    { key: 'name', head: said('own_roles.name'), cell: (one) => <Name>{one.name}</Name> },
    { key: 'begins', head: said('own_roles.begins_as'), cell: (one) => said(`roles.${one.begins_as}`) },
    { key: 'rights', head: said('own_roles.rights'), isNumber: true, cell: (one) => number(one.operations?.length ?? 0) },
    { key: 'branches', head: said('staff.branches'), onPhone: 'hidden', cell: (one) => (one.branches?.length ? <Name>{places(one.branches)}</Name> : said('staff.all_branches')) },
    { key: 'staff', head: said('own_roles.staff'), isNumber: true, onPhone: 'figure', cell: (one) => said('own_roles.n_staff', { n: number(one.staff) }) },
  ]
}

export default function Roles() {
  const roles = useAsked<Schema['RoleList']>('/v1/roles')
  const columns = useColumns()
  const [deleting, setDeleting] = useState<Role | null>(null)
  const primary = may('roles.define') ? { name: said('own_roles.make'), run: () => navigate('/settings/roles/new') } : null
  const acts = may('roles.delete') ? (one: Role) => <RowActs of={one.name} acts={[{ name: said('own_roles.delete'), isDanger: true, run: () => setDeleting(one) }]} /> : undefined
  return (
    <Page title={said('places.roles')} under={[said('places.groups.settings')]} subtitle={said('own_roles.words')} primary={primary}>
      <Asked of={roles}>
        {({ items = [] }) => (items.length ? <Table label={said('places.roles')} columns={columns} rows={items} id={(one) => one.id} to={(one) => `/settings/roles/${one.id}`} acts={acts} /> : <Empty words={said('own_roles.none')} act={primary} />)}
      </Asked>
      {deleting && <Deleting role={deleting} close={() => setDeleting(null)} />}
    </Page>
  )
}
