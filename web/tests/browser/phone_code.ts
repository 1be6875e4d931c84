// The code that a member was sent, as the simulator's phone shows it.
import { latinDigits } from '../../parts/digits'
import { slug, type Installation } from './installation'

export async function codeOf(vafa: Installation, mobile: string, event = 'me.ask_code'): Promise<string> {
  for (let tries = 0; tries < 100; ++tries) {
    const answer = await fetch(`${vafa.root}/${slug}/v1/phone/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ mobile }) })
    const { items = [] } = (await answer.json()) as { items?: { event: string; body: string }[] }
    const body = items.filter((one) => one.event === event).at(-1)?.body
    const code = body && /\d{6}/.exec(latinDigits(body))?.[0]
    if (code) return code
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('no code came')
}
