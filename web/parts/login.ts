// A login as it was typed: an owner's is their mobile, which Persian keyboards write in Persian digits.
import { latinDigits } from './digits'

export function typedLogin(text: string): string {
  const login = latinDigits(text).trim()
  return /^[\d\s+-]+$/.test(login) ? login.replace(/[\s-]/g, '') : login
}
