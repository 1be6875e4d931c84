// A published version, to be read: it never changes, a new one can begin from it.
import { plain } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Page } from '../../parts/page'
import { Asked } from '../../parts/states'
import { keepDraft } from '../../parts/draft'
import { navigate, useParts } from '../../router'
import { said } from '../../words'
import { bare, type Document } from './document'
import { RuleCard } from './rule_card'
import { MayEdit } from './slots'
import { Terms } from './terms'

function Shown({ version, newest, document }: { version: number; newest: number; document: Document }) {
  const begin = () => {
    keepDraft('program', { version: newest, document })
    navigate('/program')
  }
  const rules = document.rules ?? []
  return (
    <Page title={said('program.version', { n: plain(version) })} under={[said('places.groups.program')]} back={{ to: '/program/versions', name: said('places.versions') }} subtitle={said('program.read_only')} more={[may('program.publish') && { name: said('program.begin_from'), run: begin }]}>
      <MayEdit value={false}>
        {rules.map((rule, at) => <RuleCard key={rule.number} rule={rule} rules={rules} festivals={[]} stacks={document.stacks ?? []} at={`/rules/${at}`} set={() => {}} />)}
        <h2>{said('program.terms_title')}</h2>
        <Terms document={document} set={() => {}} />
      </MayEdit>
    </Page>
  )
}

export default function VersionPage() {
  const { version } = useParts('/program/versions/:version')
  const program = useAsked<Schema['ProgramShown']>(`/v1/program?version=${Number(version)}`)
  const versions = useAsked<Schema['ProgramVersions']>('/v1/program/versions')
  const newest = Math.max(0, ...(versions.data?.items ?? []).map((one) => one.version))
  return <Asked of={program}>{(one) => <Shown version={one.version} newest={newest} document={bare(one.document as Document)} />}</Asked>
}
