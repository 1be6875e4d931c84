// Reads OpenAPI as our program writes it: operations by module, fields with their types, an example of a request.

export interface Shape {
  $ref?: string
  allOf?: Shape[]
  oneOf?: Shape[]
  type?: string | string[]
  format?: string
  enum?: string[]
  const?: string
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  description?: string
  example?: unknown
  examples?: unknown[]
  minimum?: number
  maximum?: number
  additionalProperties?: boolean | Shape
}

interface Body { content?: Record<string, { schema: Shape }>; description?: string }

interface RawOperation {
  operationId: string
  summary: string
  'x-title-fa'?: string
  'x-granted-to'?: string[]
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: Shape }[]
  requestBody?: Body
  responses: Record<string, Body>
}

export interface Document {
  paths: Record<string, Record<string, RawOperation>>
  components: { schemas: Record<string, Shape> }
}

export interface Operation extends RawOperation {
  method: string
  path: string
  module: string
}

export interface FieldRow { name: string; type: string; isRequired: boolean; description: string; depth: number }

const order = ['get', 'post', 'put', 'patch', 'delete']

export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => order.includes(method))
      .map(([method, one]) => ({ ...one, method: method.toUpperCase(), path, module: one.operationId.split('.')[0]! })))
}

export function byModule(operations: Operation[]): [string, Operation[]][] {
  const modules = new Map<string, Operation[]>()
  for (const one of operations) modules.set(one.module, [...(modules.get(one.module) ?? []), one])
  return [...modules]
}

/** A reference followed; `allOf` of one reference (how a described field says more) likewise. */
export function followed(document: Document, shape: Shape): Shape {
  const inner = shape.$ref ? document.components.schemas[shape.$ref.split('/').at(-1)!] : shape.allOf?.length === 1 ? shape.allOf[0] : undefined
  return inner ? { ...followed(document, inner), ...(shape.description ? { description: shape.description } : {}) } : shape
}

export function typeOf(document: Document, given: Shape): string {
  const shape = followed(document, given)
  if (shape.const !== undefined) return `"${shape.const}"`
  if (shape.enum) return shape.enum.map((one) => `"${one}"`).join(' | ')
  if (shape.oneOf) return 'one of'
  const types = [shape.type ?? 'object'].flat().filter((one) => one !== 'null')
  const name = types.includes('array') && shape.items ? `${typeOf(document, shape.items)}[]` : types.join(' | ')
  return shape.format && !types.includes('array') ? `${name} (${shape.format})` : name
}

const deepest = 4

/** The fields of a shape, and of the shapes in it, each a row with its depth. */
export function fieldRows(document: Document, given: Shape, depth = 0): FieldRow[] {
  const shape = followed(document, given)
  if (shape.oneOf) return shape.oneOf.flatMap((one) => fieldRows(document, one, depth))
  return Object.entries(shape.properties ?? {}).flatMap(([name, property]) => {
    const inner = followed(document, property)
    const row = { name, depth, type: typeOf(document, property), isRequired: shape.required?.includes(name) ?? false, description: property.description ?? inner.description ?? '' }
    const within = inner.items ?? inner
    return [row, ...(depth < deepest ? fieldRows(document, within, depth + 1) : [])]
  })
}

/** A request that has every required field, for people to copy. */
export function exampleOf(document: Document, given: Shape, depth = 0): unknown {
  const shape = followed(document, given)
  const told = shape.example ?? shape.examples?.[0] ?? shape.const ?? shape.enum?.[0]
  if (told !== undefined) return told
  if (shape.oneOf) return exampleOf(document, shape.oneOf[0]!, depth)
  if (shape.type === 'array') return depth > deepest ? [] : [exampleOf(document, shape.items ?? {}, depth + 1)]
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 1
  if (shape.type === 'boolean') return false
  if (shape.type === 'string') return 'text'
  const required = shape.required ?? []
  return Object.fromEntries(required.map((name) => [name, exampleOf(document, shape.properties?.[name] ?? {}, depth + 1)]))
}

export const bodyShape = (operation: Operation): Shape | null => operation.requestBody?.content?.['application/json']?.schema ?? null

export function curlOf(document: Document, operation: Operation, root: string): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)
  const lines = [`curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}${root}${path}`, `  -H 'Authorization: Bearer $KEY'`]
  if (operation.parameters?.some((one) => one.name === 'Idempotency-Key')) lines.push(`  -H "Idempotency-Key: $(uuidgen)"`)
  const shape = bodyShape(operation)
  if (shape) lines.push(`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(exampleOf(document, shape))}'`)
  return lines.join(' \\\n')
}

export interface RefusalRow { status: string; code: string }

/** Our program writes the codes of a status as its description. */
export const refusalsOf = (operation: Operation): RefusalRow[] =>
  Object.entries(operation.responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, { description }]) => (description ?? '').split(', ').map((code) => ({ status, code })))
