// The documents read OpenAPI as our program writes it.
import { describe, expect, test } from 'vitest'
import { byModule, curlOf, exampleOf, fieldRows, operationsOf, refusalsOf, typeOf, type Document } from './document'

const document: Document = {
  paths: {
    '/v1/sales': {
      post: {
        operationId: 'sales.record', summary: 'Record a sale',
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/RecordSale' } } } },
        responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } }, 404: { description: 'sales.missing, members.missing' }, 409: { description: 'sales.closed' } },
      },
    },
    '/v1/sales/{sale}': { get: { operationId: 'sales.show', summary: 'A sale', responses: {} } },
    '/v1/goods': { get: { operationId: 'goods.list', summary: 'Goods', responses: {} } },
  },
  components: {
    schemas: {
      RecordSale: {
        type: 'object', required: ['lines'],
        properties: {
          member: { allOf: [{ $ref: '#/components/schemas/ById' }], description: 'Whose sale it is.' },
          lines: { type: 'array', items: { $ref: '#/components/schemas/Line' }, description: 'The basket.' },
        },
      },
      ById: { type: 'object', required: ['kind', 'id'], properties: { kind: { const: 'id' }, id: { type: 'string', format: 'id mem' } } },
      Line: { type: 'object', required: ['quantity', 'class'], properties: { quantity: { type: 'integer', minimum: 1 }, class: { enum: ['normal', 'service'] }, note: { type: ['string', 'null'] } } },
    },
  },
}
const [record, show] = operationsOf(document)

test('operations stand by module', () => expect(byModule(operationsOf(document)).map(([module, all]) => [module, all.length])).toEqual([['sales', 2], ['goods', 1]]))

test('fields follow references and say how deep they lie', () => {
  expect(fieldRows(document, { $ref: '#/components/schemas/RecordSale' }).map((row) => `${'-'.repeat(row.depth)}${row.name}: ${row.type}${row.isRequired ? '!' : ''}`)).toEqual([
    'member: object', '-kind: "id"!', '-id: string (id mem)!', 'lines: object[]!', '-quantity: integer!', '-class: "normal" | "service"!', '-note: string',
  ])
  expect(fieldRows(document, { $ref: '#/components/schemas/RecordSale' })[0]!.description).toBe('Whose sale it is.')
})

describe('what can be copied', () => {
  test('has the required fields alone', () => expect(exampleOf(document, { $ref: '#/components/schemas/RecordSale' })).toEqual({ lines: [{ quantity: 1, class: 'normal' }] }))
  test('is a whole request', () => {
    const curl = curlOf(document, record!, 'https://laleh.example')
    expect(curl).toContain('-X POST https://laleh.example/v1/sales')
    expect(curl).toContain('Idempotency-Key')
    expect(curl).toContain(`-d '{"lines":[{"quantity":1,"class":"normal"}]}'`)
    expect(curlOf(document, show!, '')).toContain('/v1/sales/$SALE')
  })
})

test('refusals are one by one', () => expect(refusalsOf(record!).map(({ status, code }) => `${status} ${code}`)).toEqual(['404 sales.missing', '404 members.missing', '409 sales.closed']))
test('a choice says so', () => expect(typeOf(document, { oneOf: [{ type: 'string' }] })).toBe('one of'))
