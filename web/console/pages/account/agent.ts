// What a browser calls itself, read for people. Each also names those before it, so the order decides.
const browsers: [string, RegExp][] = [['Edge', /Edg(?:e|A|iOS)?\//], ['Opera', /OPR\//], ['Samsung Internet', /SamsungBrowser\//], ['Firefox', /(?:Firefox|FxiOS)\//], ['Chrome', /(?:Chrome|CriOS)\//], ['Safari', /Safari\//]]
const systems: [string, RegExp][] = [['Android', /Android/], ['iPhone', /iPhone/], ['iPad', /iPad/], ['Windows', /Windows/], ['macOS', /Mac OS X|Macintosh/], ['ChromeOS', /CrOS/], ['Linux', /Linux/]]

const first = (of: [string, RegExp][], agent: string): string => of.find(([, sign]) => sign.test(agent))?.[0] ?? ''

export const browserOf = (agent: string): { browser: string; system: string } => ({ browser: first(browsers, agent), system: first(systems, agent) })
