// The rotating number, made on this phone, also without a line (RFC 6238): the key came with the session.

import type { NumberKey } from './server'

export interface Key extends NumberKey {
  /** How much this phone's clock is behind the server's. */
  behindMs: number
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))

export const stepOf = (key: Key, now: number): number => Math.floor((now + key.behindMs) / key.step_ms)
export const msLeft = (key: Key, now: number): number => key.step_ms - ((now + key.behindMs) % key.step_ms)

/** Six digits, leading zeros kept. */
export async function numberOf(key: string, step: number): Promise<string> {
  const hmac = await crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const digest = new DataView(await crypto.subtle.sign('HMAC', hmac, counter.buffer))
  const at = digest.getUint8(19) & 0x0f
  return String((digest.getUint32(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
