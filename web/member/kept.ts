// What this phone keeps for one club: the last figures with their time, the key of the number, language and theme.

/** The club of the address "/laleh/m"; empty for the only club of this server. */
export const club = /^\/([a-z0-9-]{2,40})\/m(?:\/|$)/.exec(location.pathname)?.[1] ?? ''

const nameOf = (what: string) => `vafa-member:${club}:${what}`
/** Stays when somebody signs out: it is the phone's, not the member's. */
const ofPhone = ['language', 'theme']

export function kept<T>(what: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(what)) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** A phone that keeps nothing (private windows) still shows what the server says. */
export function keep(what: string, value: unknown): void {
  try {
    localStorage.setItem(nameOf(what), JSON.stringify(value))
  } catch {
    // then it is asked for again
  }
}

export function forget(): void {
  for (const name of Object.keys(localStorage))
    if (name.startsWith(nameOf('')) && !ofPhone.includes(name.slice(nameOf('').length))) localStorage.removeItem(name)
}
