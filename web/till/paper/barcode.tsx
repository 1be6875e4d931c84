// The receipt's number as bars, so that a return begins with a scan.

import { code128 } from '../../parts/code128'
import { receiptMark } from '../../parts/input'

const quiet = 10 // modules of white on either side, as the standard asks

export function Barcode({ receipt }: { receipt: number }) {
  const widths = code128(receiptMark(receipt))
  const whole = widths.reduce((sum, width) => sum + width, 0) + 2 * quiet
  let at = quiet
  const bars = widths.map((width, n) => {
    const from = at
    at += width
    return n % 2 === 0 ? <rect key={n} x={from} y={0} width={width} height={40} /> : null
  })
  return (
    <svg class="barcode" viewBox={`0 0 ${whole} 40`} preserveAspectRatio="none" shape-rendering="crispEdges" role="img" aria-label={receiptMark(receipt)}>
      {bars}
    </svg>
  )
}
