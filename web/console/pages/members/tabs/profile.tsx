// A member's profile as it stands; what is empty is not shown.
import { code, date, dayOfIso, mobile, postalCode, shownDigits } from '../../../../parts/formats'
import { useFields } from '../../../api/lists'
import type { Schema } from '../../../api/types'
import { Figure, Name } from '../../../parts/say'
import { Empty } from '../../../parts/states'
import { said } from '../../../words'
import type { Member } from '../member'

type Profile = Schema['Profile']
type Row = [label: string, value: React.ReactNode]

const names = ['honorific', 'first_name', 'last_name', 'father_name', 'degree', 'field_of_study', 'occupation', 'province', 'city', 'neighbourhood', 'address', 'category', 'notes'] as const
const label = (name: string) => said(`members.profile.${name}`)

function rowsOf(profile: Profile): Row[] {
  const rows: (Row | false | undefined | '' | null)[] = [
    ...names.map((name): Row | false => Boolean(profile[name]) && [label(name), <Name>{profile[name]}</Name>]),
    profile.gender && [label('gender'), said(`members.genders.${profile.gender}`)],
    profile.national_id && [label('national_id'), <Figure>{shownDigits(profile.national_id)}</Figure>],
    profile.birth_day && [label('birth_day'), date(dayOfIso(profile.birth_day))],
    profile.wedding_day && [label('wedding_day'), date(dayOfIso(profile.wedding_day))],
    profile.postal_code && [label('postal_code'), <Figure>{postalCode(profile.postal_code)}</Figure>],
    profile.email && [label('email'), <span className="machine">{profile.email}</span>],
    profile.private_number && [label('private_number'), <Figure>{code(profile.private_number)}</Figure>],
    ...(profile.phones ?? []).map((phone): Row => [said(`members.phones.${phone.kind}`), <Figure>{shownDigits(phone.number)}</Figure>]),
  ]
  return rows.filter((row): row is Row => Boolean(row))
}

export default function ProfileTab({ member }: { member: Member }) {
  const fields = useFields()
  const profile = (member.profile ?? {}) as Profile
  const own = (profile.extra ?? []).map((one): Row => [fields.find((field) => field.id === one.field)?.name ?? '', <Name>{one.value}</Name>])
  const rows: Row[] = [...(member.mobile ? [[said('members.mobile'), <Figure>{mobile(member.mobile)}</Figure>] as Row] : []), ...rowsOf(profile), ...own]
  if (!rows.length) return <Empty words={said(member.status === 'erased' ? 'members.erased_profile' : 'members.empty_profile')} />
  return <dl className="card profile">{rows.map(([name, value], at) => <div key={at}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
}
