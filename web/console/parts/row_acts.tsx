// What can be done with one row, where it is more than two things: behind one button that names the row.
import { Button, Dropdown } from 'antd'
import { said } from '../words'
import { Icon } from './icons'
import { menuOf, type Act } from './page'

export function RowActs({ of, acts }: { of: string; acts: (Act | false)[] }) {
  const possible = acts.filter((act): act is Act => Boolean(act))
  if (!possible.length) return null
  return (
    <Dropdown menu={{ items: menuOf(possible) }} trigger={['click']} autoFocus placement="bottomLeft">
      <Button type="text" aria-label={said('list.acts_of', { name: of })}><Icon name="more" /></Button>
    </Dropdown>
  )
}
