// One operation: where it is, who may, what it takes, what it answers, how it refuses, and a request to copy.

import { language } from '../../parts/formats'
import { say } from '../shared/page'
import { bodyShape, curlOf, fieldRows, refusalsOf, typeOf, type Document, type FieldRow, type Operation } from './document'

export const titleOf = (operation: Operation): string => (language() === 'fa' && operation['x-title-fa']) || operation.summary

function Fields({ rows }: { rows: FieldRow[] }) {
  if (!rows.length) return <p class="soft">{say('docs.none')}</p>
  return (
    <div class="sideways">
      <table class="pages-table">
        <thead><tr>{['field', 'type', 'meaning'].map((one) => <th scope="col" key={one}>{say(`docs.${one}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <td><span class="machine">{'· '.repeat(row.depth)}{row.name}</span> {row.isRequired && <small class="soft">{say('docs.required')}</small>}</td>
              <td><span class="machine">{row.type}</span></td>
              <td dir="auto">{row.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function requestRows(document: Document, operation: Operation): FieldRow[] {
  const parameters = (operation.parameters ?? []).map((one) => ({
    name: one.name, depth: 0, type: `${typeOf(document, one.schema)}, ${one.in}`, isRequired: one.required ?? false,
    description: one.description ?? one.schema.description ?? '',
  }))
  const shape = bodyShape(operation)
  return [...parameters, ...(shape ? fieldRows(document, shape) : [])]
}

function Refusals({ operation }: { operation: Operation }) {
  const refusals = refusalsOf(operation)
  if (!refusals.length) return null
  return (
    <>
      <h3>{say('docs.refusals')}</h3>
      <ul>{refusals.map(({ status, code }) => <li key={code}><span class="machine">{status} {code}</span></li>)}</ul>
    </>
  )
}

export function OperationCard({ document, operation }: { document: Document; operation: Operation }) {
  const answer = operation.responses['200']?.content?.['application/json']?.schema
  const roles = (operation['x-granted-to'] ?? []).map((role) => say(`roles.${role}`)).join(language() === 'fa' ? '، ' : ', ')
  return (
    <article class="card operation" id={operation.operationId}>
      <header>
        <h2><bdi>{titleOf(operation)}</bdi></h2>
        <p class="route machine"><b>{operation.method}</b> {operation.path}</p>
        <p class="soft" dir="auto">{operation.summary}. <span class="machine">{operation.operationId}</span></p>
        {roles && <p class="soft">{say('docs.granted', { roles })}</p>}
      </header>
      <h3>{say('docs.request')}</h3>
      <Fields rows={requestRows(document, operation)} />
      {answer && (
        <>
          <h3>{say('docs.answer')}</h3>
          <Fields rows={fieldRows(document, answer)} />
        </>
      )}
      <Refusals operation={operation} />
      <h3>{say('docs.example')}</h3>
      <pre tabIndex={0} role="region" aria-label={`${say('docs.example')}: ${titleOf(operation)}`}>{curlOf(document, operation, location.origin)}</pre>
    </article>
  )
}
