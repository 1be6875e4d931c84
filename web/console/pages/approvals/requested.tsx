// What exactly is asked, in words: a request's fields with their names, money as money, days as days; the member by name.
import { date, dayOfIso, money, number, signed, signedMoney } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import type { Approval } from '../../api/waiting'
import { Link } from '../../parts/link'
import { Figure, Name } from '../../parts/say'
import { isSaid, said } from '../../words'
import { Whom } from '../gifts/whom'
import type { Gift } from '../gifts/words'

type Request = Record<string, unknown>

const nameOf = (field: string) => (isSaid(`approvals.fields.${field}`) ? said(`approvals.fields.${field}`) : field)

/** Rial is named by the field or by the wallet that stands beside it. */
function valueOf(field: string, value: unknown, request: Request) {
  if (field === 'wallet') return said(`ledger.wallets.${value}`)
  if (field === 'to') return <Whom to={value as Gift['to']} />
  if (field === 'amount' && typeof value === 'number') return request.wallet === 'credit' ? <Name>{signedMoney(value)}</Name> : <Figure>{signed(value)}</Figure>
  if (field.includes('rial') && typeof value === 'number') return money(value)
  if (typeof value === 'number') return <Figure>{number(value)}</Figure>
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return date(dayOfIso(value))
  if (typeof value === 'boolean') return said(value ? 'approvals.yes' : 'approvals.no')
  return <Name>{typeof value === 'string' ? value : JSON.stringify(value)}</Name>
}

function About({ member }: { member: string }) {
  const shown = useAsked<Schema['MemberShown']>(may('members.show') ? `/v1/members/${member}` : null).data
  return <Link to={`/members/${member}`}><bdi>{shown?.name || said('sales.of_member')}</bdi></Link>
}

export function Requested({ of }: { of: Approval }) {
  const request = of.request as Request | undefined
  if (!request) return <p className="soft">{said('approvals.is_hidden')}</p>
  const fields = Object.entries(request).filter(([field, value]) => field !== 'member' && value !== null)
  return (
    <dl className="sums requested">
      {of.member && <div><dt>{said('audit.about')}</dt><dd><About member={of.member} /></dd></div>}
      {fields.map(([field, value]) => <div key={field}><dt>{nameOf(field)}</dt><dd>{valueOf(field, value, request)}</dd></div>)}
    </dl>
  )
}
