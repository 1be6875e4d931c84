// The client's promises: one key an act, asked again until answered, a session that ends loses nothing.
import { describe, expect, test } from 'vitest'
import { Client, ConnectionWatch, newKey, Offline, type ClientWorld } from './index'

type Step = () => Response | Promise<Response>
const answer = (body: unknown, status = 200): Step => () => new Response(JSON.stringify(body), { status })
const problem = (code: string, status: number) => answer({ type: '', title: '', status, code, detail: 'جمله' }, status)
const cut: Step = () => Promise.reject(new TypeError('network'))

function world(steps: Step[], proveAgain?: ClientWorld['proveAgain']) {
  const sent: { url: string; key: string | null; body: unknown }[] = []
  const seen: string[] = []
  const made: ClientWorld = {
    base: '/laleh', language: 'fa',
    fetch: async (url, init) => {
      sent.push({ url: String(url), key: new Headers(init!.headers).get('Idempotency-Key'), body: init!.body })
      return steps.shift()!()
    },
    wait: async (ms) => void seen.push(`wait ${ms}`),
    signInAgain: async () => void seen.push('signed in again'),
    proveAgain,
    onConnection: (is) => void seen.push(is ? 'connected' : 'cut'),
    onUnknown: (is) => void seen.push(is ? 'asking' : 'known'),
  }
  return { client: new Client(made), sent, seen }
}

describe('an act', () => {
  test('is sent once with a key of its own', async () => {
    const { client, sent } = world([answer({ receipt: 7 })])
    expect(await client.act('/v1/sales', { lines: [] })).toEqual({ ok: true, value: { receipt: 7 } })
    expect(sent).toHaveLength(1)
    expect(sent[0]!.key).toMatch(/^[0-9a-f]{32}$/)
  })

  test('is asked again with the same key and the same bytes while no answer comes', async () => {
    const { client, sent, seen } = world([cut, problem('server.outcome_unknown', 503), () => new Response('bad gateway', { status: 502 }), answer({ receipt: 7 })])
    expect(await client.act('/v1/sales', { total: 1 })).toMatchObject({ ok: true })
    expect(new Set(sent.map((one) => one.key)).size).toBe(1)
    expect(new Set(sent.map((one) => one.body)).size).toBe(1)
    expect(seen).toEqual(['cut', 'asking', 'wait 2000', 'connected', 'wait 2000', 'connected', 'wait 2000', 'connected', 'known'])
  })

  test('that is refused is an answer, not asked again', async () => {
    const { client, sent } = world([problem('ledger.not_enough', 409)])
    expect(await client.act('/v1/sales', {})).toMatchObject({ ok: false, problem: { code: 'ledger.not_enough' } })
    expect(sent).toHaveLength(1)
  })

  test('survives the end of the session under its own key', async () => {
    const { client, sent, seen } = world([problem('sessions.ended', 401), answer({ receipt: 8 })])
    expect(await client.act('/v1/sales', {}, 'key-1')).toEqual({ ok: true, value: { receipt: 8 } })
    expect(sent.map((one) => one.key)).toEqual(['key-1', 'key-1'])
    expect(seen).toContain('signed in again')
  })

  test('goes on under its own key once somebody has proved who they are; without a proof it is refused', async () => {
    const proofs = [true, false]
    const { client, sent } = world([problem('tenancy.step_up_needed', 403), answer({ id: 'rol_1' }), problem('tenancy.step_up_needed', 403)], async () => proofs.shift()!)
    expect(await client.act('/v1/roles', {}, 'key-2')).toEqual({ ok: true, value: { id: 'rol_1' } })
    expect(sent.map((one) => one.key)).toEqual(['key-2', 'key-2'])
    expect(await client.act('/v1/roles', {})).toMatchObject({ ok: false, problem: { code: 'tenancy.step_up_needed' } })
  })

  test('a wrong password is no ended session', async () => {
    const { client } = world([problem('sessions.sign_in_failed', 401)])
    expect(await client.act('/v1/sessions', {})).toMatchObject({ ok: false, problem: { code: 'sessions.sign_in_failed' } })
  })
})

describe('a question', () => {
  test('without a server is offline, not repeated', async () => {
    const { client, sent, seen } = world([cut])
    await expect(client.read('/v1/goods')).rejects.toBeInstanceOf(Offline)
    expect(sent).toHaveLength(1)
    expect(seen).toEqual(['cut'])
  })
  test('has no key', async () => {
    const { client, sent } = world([answer({})])
    await client.consult('/v1/sales/quotes', {})
    expect(sent[0]!.key).toBeNull()
  })
})

test('keys differ', () => expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000))

test('a cut connection is asked for until it is back, and said once each way', async () => {
  const tries = [false, true]
  const said: boolean[] = []
  const watch = new ConnectionWatch(async () => tries.shift()!, (now) => void said.push(now.isConnected), 1)
  watch.report(true)
  watch.report(false)
  watch.report(false)
  await new Promise((done) => setTimeout(done, 40))
  expect(said).toEqual([false, true])
  expect(tries).toHaveLength(0)
})
