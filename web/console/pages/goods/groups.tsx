// The groups of goods.
import { GroupsPage } from '../settings/groups'

export default function GoodsGroups() {
  return <GroupsPage kind={{ of: 'goods', path: '/v1/goods_groups', define: 'goods.define_group', list: (group) => `/goods?group=${group.id}` }} />
}
