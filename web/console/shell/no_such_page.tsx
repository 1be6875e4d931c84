// An address that means no page of ours.
import { Link } from '../parts/link'
import { useTitle } from '../parts/page'
import { said } from '../words'

export function NoSuchPage() {
  useTitle([said('states.no_page')])
  return (
    <div className="page">
      <h1>{said('states.no_page')}</h1>
      <p><Link to="/">{said('states.to_home')}</Link></p>
    </div>
  )
}
