// The groups of members.
import { GroupsPage } from '../settings/groups'

export default function MemberGroups() {
  return <GroupsPage kind={{ of: 'members', path: '/v1/groups', define: 'members.define_group', list: (group) => `/members?group=${group.id}` }} />
}
