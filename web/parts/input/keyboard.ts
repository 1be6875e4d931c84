// Keys by their place on the keyboard, so that a scanner reads the same under the Persian layout as under the English one.

export interface Key {
  code: string // event.code
  key: string // event.key
  shift: boolean
}

const marks: Record<string, [string, string]> = {
  Minus: ['-', '_'], Equal: ['=', '+'], BracketLeft: ['[', '{'], BracketRight: [']', '}'], Backslash: ['\\', '|'],
  Semicolon: [';', ':'], Quote: ["'", '"'], Comma: [',', '<'], Period: ['.', '>'], Slash: ['/', '?'], Backquote: ['`', '~'],
  Space: [' ', ' '], NumpadAdd: ['+', '+'], NumpadSubtract: ['-', '-'], NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'], NumpadDecimal: ['.', '.'], IntlBackslash: ['\\', '|'],
}
const shiftedDigits = ')!@#$%^&*('

/** The character a US keyboard would have typed; null for keys that type none. */
export function usCharacter({ code, shift }: Key): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)
  if (digit) return shift && code.startsWith('Digit') ? shiftedDigits[Number(digit[1])]! : digit[1]!
  const letter = /^Key([A-Z])$/.exec(code)
  if (letter) return shift ? letter[1]! : letter[1]!.toLowerCase()
  return marks[code]?.[shift ? 1 : 0] ?? null
}

export type Command = 'forward' | 'quantity' | 'discount' | 'remove' | 'quick'

/** The till's single-key commands by the place of their key: number pad, or the main keys under any layout. */
export function commandOf(key: Key): Command | null {
  if (key.code === 'NumpadAdd' || (key.code === 'Equal' && key.shift)) return 'forward'
  if (key.code === 'NumpadMultiply' || (key.code === 'Digit8' && key.shift)) return 'quantity'
  if (key.code === 'NumpadDivide' || (key.code === 'Slash' && !key.shift)) return 'discount'
  if (key.code === 'NumpadSubtract' || (key.code === 'Minus' && !key.shift)) return 'remove'
  if (key.code === 'NumpadDecimal' || (key.code === 'Period' && !key.shift)) return 'quick'
  return null
}
