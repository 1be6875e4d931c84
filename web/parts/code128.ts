// Code 128 as bars: what stands on receipts. Digits go two to a symbol (set C), the rest one by one (set B).
// Source: ISO/IEC 15417; the pattern table by symbol value, six widths each, the stop has seven.

const patterns =
  ('212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132' +
    '221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313' +
    '231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111' +
    '314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111' +
    '111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141' +
    '114131311141411131211412211214211232').match(/.{6}/g)!
const stop = '2331112'
const startB = 104
const startC = 105
const toC = 99

/** The symbol values of a text: set B until four or more digits end it, then set C. */
function symbols(text: string): number[] {
  const tail = /(?:\d\d){2,}$/.exec(text)?.[0] ?? ''
  const head = text.slice(0, text.length - tail.length)
  const values = head === '' && tail ? [startC] : [startB, ...Array.from(head, (one) => one.charCodeAt(0) - 32)]
  if (head !== '' && tail) values.push(toC)
  for (const pair of tail.match(/\d\d/g) ?? []) values.push(Number(pair))
  return values
}

/** Widths of bars and spaces in modules, beginning with a bar. Printable ASCII only. */
export function code128(text: string): number[] {
  const values = symbols(text)
  const check = values.reduce((sum, value, at) => sum + value * Math.max(at, 1), 0) % 103
  return Array.from([...values, check].map((value) => patterns[value]!).join('') + stop, Number)
}
