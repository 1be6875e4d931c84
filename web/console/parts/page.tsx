// The head of every page: where one came from, its title, badges, one filled button, and the rest behind «کارهای بیشتر».
import { Button, Dropdown } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { desk } from '../api/session'
import { said } from '../words'
import { Icon } from './icons'
import { Link } from './link'
import { pageActs } from './page_acts'

export interface Act {
  name: string
  run: () => void
  isDanger?: boolean
}

type Chosen = { domEvent: { preventDefault(): void } }

/** The Enter that chooses must not go on into the dialog that opens, where it would send the form. */
export const menuOf = (acts: Act[]) => acts.map((act, at) => ({ key: at, label: act.name, danger: act.isDanger, onClick: ({ domEvent }: Chosen) => (domEvent.preventDefault(), act.run()) }))

interface Head {
  title: string
  subtitle?: ReactNode
  /** Parts of the window's title between the page and the club. */
  under?: string[]
  back?: { to: string; name: string }
  badges?: ReactNode
  primary?: Act | null
  more?: (Act | null | false)[]
  children: ReactNode
}

/** «سارا محمدی · اعضا · لاله» */
export function useTitle(parts: string[]): void {
  const session = desk.now.session
  const title = [...parts, session?.club_name, session?.is_demo ? said('demo.word') : ''].filter(Boolean).join(' · ')
  useEffect(() => void (document.title = title), [title])
}

export function More({ acts }: { acts: Act[] }) {
  if (!acts.length) return null
  const items = menuOf(acts)
  return (
    <Dropdown menu={{ items }} trigger={['click']} autoFocus placement="bottomLeft">
      <Button className="more">{said('page.more')}<Icon name="down" size={16} /></Button>
    </Dropdown>
  )
}

export function Page({ title, subtitle, under = [], back, badges, primary, more = [], children }: Head) {
  useTitle([title, ...under])
  const acts = more.filter((act): act is Act => Boolean(act))
  const all = primary ? [primary, ...acts] : acts
  useEffect(() => {
    pageActs.set(all)
  })
  useEffect(() => () => pageActs.set([]), [])
  return (
    <div className="page">
      {back && <Link className="back" to={back.to}><Icon name="back" size={16} />{back.name}</Link>}
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}><bdi>{title}</bdi>{badges && <span className="badges">{badges}</span>}</h1>
          {subtitle && <p className="soft">{subtitle}</p>}
        </div>
        <div className="acts">
          <More acts={acts} />
          {primary && <Button type="primary" className="primary" onClick={primary.run}>{primary.name}</Button>}
        </div>
      </header>
      {children}
    </div>
  )
}
