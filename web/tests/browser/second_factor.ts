// The app on a phone: RFC 6238 codes of a secret, each used once, waiting for the next where it must.
import { createHmac } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
}

export class App {
  private last = 0
  private key: Buffer
  constructor(secret: string) {
    this.key = bytesOf(secret.replaceAll(' ', ''))
  }

  /**
   * The code of the first step that was not used yet: the server takes the one before and the one behind too, of the moment when it
   * arrives, which may be ten seconds later.
   */
  async code(): Promise<string> {
    const now = () => Math.floor(Date.now() / 30_000)
    const step = Math.max(this.last + 1, Math.floor((Date.now() + 10_000) / 30_000) - 1)
    while (step > now() + 1) await new Promise((done) => setTimeout(done, 500))
    this.last = step
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(step))
    const mark = createHmac('sha1', this.key).update(counter).digest()
    const number = mark.readUInt32BE(mark[19]! & 0xf) & 0x7fffffff
    return String(number % 1_000_000).padStart(6, '0')
  }
}
