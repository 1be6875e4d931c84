// The API documents, drawn from /api/openapi.json: nothing in them is written twice.

import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { publicHelp } from '../../parts/help'
import { HelpFoot } from '../shared/help'
import { language } from '../../parts/formats'
import { foldLetters } from '../../parts/digits'
import { openPage, say } from '../shared/page'
import { byModule, operationsOf, type Document, type Operation } from './document'
import { OperationCard, titleOf } from './operation'

function matches(operation: Operation, search: string): boolean {
  const text = foldLetters([operation.operationId, operation.summary, operation['x-title-fa'], operation.path].join(' '))
  return foldLetters(search).split(/\s+/).every((word) => text.includes(word))
}

function Contents({ modules, search, onSearch }: { modules: [string, Operation[]][]; search: string; onSearch: (text: string) => void }) {
  return (
    <nav aria-label={say('docs.contents')}>
      <input class="field" type="text" dir="auto" value={search} placeholder={say('docs.search')} aria-label={say('docs.search')} onInput={(event) => onSearch(event.currentTarget.value)} />
      {modules.map(([module, operations]) => (
        <section key={module}>
          <h2><span class="machine">{module}</span></h2>
          <ul>{operations.map((one) => <li key={one.operationId}><a href={`#${one.operationId}`}><bdi>{titleOf(one)}</bdi></a></li>)}</ul>
        </section>
      ))}
    </nav>
  )
}

function Docs({ document }: { document: Document }) {
  const [search, setSearch] = useState('')
  const operations = operationsOf(document)
  const modules = byModule(operations.filter((one) => matches(one, search)))
  useEffect(() => {
    const at = location.hash.slice(1)
    if (at) window.document.getElementById(at)?.scrollIntoView()
  }, [])
  return (
    <div class="docs">
      <header>
        <h1>{say('docs.title')}</h1>
        <p>{say('docs.intro')}</p>
        <HelpFoot place={publicHelp.docs} />
      </header>
      <Contents modules={modules} search={search} onSearch={setSearch} />
      <main>
        <section class="card">
          <h2>{say('docs.key')}</h2>
          <p>{say('docs.key_words')}</p>
          <p>{say('docs.problems', { standard: 'RFC 9457' })}</p>
          <p><a href="/api/openapi.json">{say('docs.file')}</a></p>
        </section>
        {modules.flatMap(([, all]) => all).map((one) => <OperationCard key={one.operationId} document={document} operation={one} />)}
      </main>
    </div>
  )
}

function Page() {
  const [document, setDocument] = useState<Document | null | 'offline'>(null)
  useEffect(() => {
    fetch('/api/openapi.json').then((answer) => answer.json()).then((read: Document) => setDocument(read), () => setDocument('offline'))
  }, [])
  if (document === 'offline') return <main class="page"><p class="refusal" role="alert">{say('docs.offline')}</p></main>
  return document ? <Docs document={document} /> : <main class="page" aria-busy="true" lang={language()} />
}

openPage('docs.title')
render(<Page />, document.getElementById('app')!)
