// Groups, of members or of goods: made, renamed, and among those of members one that newcomers enter.
import { Button } from 'antd'
import { useState } from 'react'
import { useAct, useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { ActDialog } from '../../parts/dialog'
import { Check, TextField } from '../../parts/fields'
import { Page } from '../../parts/page'
import { Name } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { Table } from '../../parts/table'
import { said } from '../../words'

type Group = Schema['GoodsGroupShown'] & { is_default?: boolean }

interface Kind {
  of: 'members' | 'goods'
  path: string
  define: string
  list: (group: Group) => string
}

function Naming({ kind, group, close }: { kind: Kind; group: Group | null; close: () => void }) {
  const [name, setName] = useState(group?.name ?? '')
  const [isDefault, setDefault] = useState(group?.is_default ?? false)
  const act = useAct<Group>()
  const submit = said(group ? 'groups.rename' : 'groups.make')
  const run = async () => {
    const asked = { ...(group ? { group: group.id } : {}), name, ...(kind.of === 'members' && isDefault !== (group?.is_default ?? false) ? { is_default: isDefault } : {}) }
    if (await act.send('POST', kind.path, asked)) close()
  }
  return (
    <ActDialog title={submit} submit={submit} close={close} run={run} {...act}>
      <TextField label={said('groups.name')} value={name} set={setName} autoFocus isRequired />
      {kind.of === 'members' && !group?.is_default && <Check label={said('groups.set_default')} value={isDefault} set={setDefault} />}
    </ActDialog>
  )
}

export function GroupsPage({ kind }: { kind: Kind }) {
  const groups = useAsked<{ items?: Group[] }>(kind.path)
  const [naming, setNaming] = useState<Group | 'new' | null>(null)
  const title = said(kind.of === 'members' ? 'places.groups_of_members' : 'places.goods_groups')
  const primary = may(kind.define) ? { name: said('groups.make'), run: () => setNaming('new') } : null
  const columns = [
    { key: 'name', head: said('groups.name'), cell: (one: Group) => <Name>{one.name}</Name> },
    ...(kind.of === 'members' ? [{ key: 'default', head: said('groups.newcomers'), onPhone: 'figure' as const, cell: (one: Group) => one.is_default && <Badge tone="info">{said('groups.is_default')}</Badge> }] : []),
  ]
  const acts = primary ? (one: Group) => <Button type="text" onClick={() => setNaming(one)}>{said('groups.rename')}</Button> : undefined
  return (
    <Page title={title} under={[said(kind.of === 'members' ? 'places.groups.members' : 'places.groups.sales')]} primary={primary}>
      <Asked of={groups}>
        {({ items = [] }) => (items.length ? <Table label={title} columns={columns} rows={items} id={(one) => one.id} to={kind.list} acts={acts} /> : <Empty words={said(`groups.none_of_${kind.of}`)} act={primary} />)}
      </Asked>
      {naming && <Naming kind={kind} group={naming === 'new' ? null : naming} close={() => setNaming(null)} />}
    </Page>
  )
}
