// The program: rules as sentences, a simulator beside them; a draft until it is published.
import { useState } from 'react'
import { Button } from 'antd'
import { plain } from '../../../parts/formats'
import { useAsked } from '../../api/ask'
import { may } from '../../api/may'
import type { Schema } from '../../api/types'
import { Badge } from '../../parts/badge'
import { useDraft } from '../../parts/draft'
import { Page } from '../../parts/page'
import { SaveBar } from '../../parts/save_bar'
import { Say } from '../../parts/say'
import { Asked, Empty } from '../../parts/states'
import { navigate } from '../../router'
import { said } from '../../words'
import { bare, intoStack, type Document, type Rule } from './document'
import { Gallery } from './gallery'
import { Publishing } from './publish'
import type { Wrong } from './refusals'
import { Refusals } from './refused'
import { ReplayStart } from './replay_start'
import { AddRule, RuleCard } from './rule_card'
import { Simulator } from './simulator'
import { MayEdit } from './slots'
import { newStackName } from './stacks'
import { Terms } from './terms'

interface Base {
  version: number
  document: Document
}

function Rules({ document, set, add }: { document: Document; set: (part: Partial<Document>) => void; add: () => void }) {
  const rules = document.rules ?? []
  const mayEdit = may('program.publish')
  const put = (at: number, rule: Rule) => set({ rules: rules.map((old, index) => (index === at ? rule : old)) })
  if (!rules.length) return <div className="card"><Empty words={said('program.none')} act={mayEdit ? { name: said('program.first_rule'), run: add } : null} /></div>
  return rules.map((rule, at) => <RuleCard key={rule.number} rule={rule} rules={rules} festivals={(document.festivals ?? []).map((one) => one.name)} stacks={document.stacks ?? []} at={`/rules/${at}`} set={(next) => put(at, next)} remove={() => set({ rules: rules.filter((_, index) => index !== at) })} join={() => set(intoStack(document, rule.number, newStackName([])))} />)
}

/** Somebody else published while this draft was written: said, never overwritten silently. */
function Overtaken({ from, now, discard }: { from: number; now: number; discard: () => void }) {
  if (from === now) return null
  return <p className="strip" role="alert"><Say k="program.overtaken" v={{ from: plain(from), now: plain(now) }} /> <Button onClick={discard}>{said('save.discard')}</Button></p>
}

function Editor({ base }: { base: Base }) {
  const draft = useDraft<Base>('program', base)
  const [wrong, setWrong] = useState<Wrong>(null)
  const [layer, setLayer] = useState<'gallery' | 'publish' | 'replay' | null>(null)
  const mayEdit = may('program.publish')
  const { document, version } = draft.value
  const set = (part: Partial<Document>) => draft.set({ document: { ...document, ...part }, version })
  const take = (rule: Rule) => (set({ rules: [...(document.rules ?? []), rule] }), setLayer(null))
  const published = () => {
    draft.discard()
    navigate('/program/versions')
  }
  return (
    <Page
      title={said('places.program')} badges={<Badge tone={draft.isChanged ? 'warn' : 'good'}>{draft.isChanged ? said('program.draft') : base.version ? said('program.version', { n: plain(base.version) }) : said('program.no_version')}</Badge>}
      primary={mayEdit && !draft.isChanged ? { name: said('program.add_rule'), run: () => setLayer('gallery') } : null} more={[may('replays.start') && { name: said('replay.title'), run: () => setLayer('replay') }]}
    >
      <Overtaken from={version} now={base.version} discard={draft.discard} />
      <MayEdit value={mayEdit}>
        <div className="split program">
          <div className="page"><Refusals value={wrong}><Rules document={document} set={set} add={() => setLayer('gallery')} />{mayEdit && draft.isChanged && (document.rules ?? []).length > 0 && <div><AddRule run={() => setLayer('gallery')} /></div>}<h2>{said('program.terms_title')}</h2><Terms document={document} set={set} /></Refusals></div>
          <Simulator document={document} refused={setWrong} />
        </div>
      </MayEdit>
      <SaveBar draft={draft} save={() => setLayer('publish')} isSending={false} words={said('program.publish')} />
      {layer === 'gallery' && <Gallery rules={document.rules ?? []} take={take} close={() => setLayer(null)} />}
      {layer === 'replay' && <ReplayStart draft={document} close={() => setLayer(null)} />}
      {layer === 'publish' && <Publishing before={base.document} after={document} version={version} close={() => setLayer(null)} published={published} />}
    </Page>
  )
}

/** The newest version, which may begin only tomorrow: a draft goes on from there. */
function Newest({ version }: { version: number }) {
  const program = useAsked<Schema['ProgramShown']>(`/v1/program?version=${version}`)
  return <Asked of={program}>{(shown) => <Editor base={{ version: shown.version, document: bare(shown.document as Document) }} />}</Asked>
}

export default function Program() {
  const versions = useAsked<Schema['ProgramVersions']>('/v1/program/versions')
  return (
    <Asked of={versions}>
      {({ items = [] }) => items.length ? <Newest version={Math.max(...items.map((one) => one.version))} /> : <Editor base={{ version: 0, document: {} }} />}
    </Asked>
  )
}
