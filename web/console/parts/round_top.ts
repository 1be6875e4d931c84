// Where the scale of a chart ends.

/** The first of 1, 2, 5 times a power of ten that is not below. */
export function roundTop(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  return [1, 2, 5, 10].map((one) => one * size).find((top) => top >= most) ?? most
}
