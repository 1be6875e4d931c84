// Which page a path means.

/** "/members/:id/:tab?" against "/members/mem_1/cards"; null where it is another page. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (given.length > wanted.length) return null
  const values: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const value = given[at]
    if (part.startsWith(':')) {
      if (!value && !part.endsWith('?')) return null
      values[part.replace(/[:?]/g, '')] = value ?? ''
    } else if (part !== value) return null
  }
  return values
}
