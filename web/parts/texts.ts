// Words of a page by key, with values put in place: "{points} امتیاز گرفتید.". No component holds a sentence.

export type Words = { [key: string]: string | Words }
export type Values = Record<string, string | number>

/** The text at "pay.record"; the key itself where there is none, so that a gap is seen. */
export function textAt(words: Words, key: string): string {
  let at: string | Words | undefined = words
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : key
}

export type Piece = { text: string; isValue: boolean }

/** A sentence cut at its values, so that each value can stand in its own isolate. */
export function pieces(sentence: string, values: Values): Piece[] {
  return sentence
    .split(/(\{[a-z_]+\})/)
    .filter(Boolean)
    .map((part) => {
      const name = /^\{([a-z_]+)\}$/.exec(part)?.[1]
      const isValue = name !== undefined && name in values
      return { text: isValue ? String(values[name]) : part, isValue }
    })
}

/** A sentence as plain text: titles, notices for the screen reader. Values stand in Unicode isolates. */
export const filled = (sentence: string, values: Values = {}): string =>
  pieces(sentence, values).map(({ text, isValue }) => (isValue ? `\u2068${text}\u2069` : text)).join('')
