// Idempotency keys: made once by the sender and kept before sending, so that a repeated press never acts twice.

/** 128 random bits as 32 hex digits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
