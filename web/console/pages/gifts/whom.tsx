// Whom a gift is meant for, by the names of group and branch.
import { useBranches, useMemberGroups } from '../../api/lists'
import { Day } from '../../parts/moments'
import { Name } from '../../parts/say'
import { said } from '../../words'
import type { Gift } from './words'

export function Whom({ to }: { to: Gift['to'] }) {
  const groups = useMemberGroups()
  const branches = useBranches()
  const name = (items: { id: string; name: string }[], id: string) => items.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <Name>{to.group ? name(groups, to.group) : said('gifts.everybody')}</Name>
      {to.branch && <> · <Name>{name(branches, to.branch)}</Name></>}
      {to.enrolled_to && <> · {said('gifts.enrolled_to')} <Day iso={to.enrolled_to} /></>}
    </>
  )
}
