// The shift's report: today at this till; ↑ ↓ go from day to day.

import * as operations from '../api/operations'
import type { Till } from '../till'
import { answered } from './asked'

export async function openShift(till: Till, day?: string): Promise<void> {
  till.edit('shift', { isSending: true })
  const report = await answered(till, operations.reportShift(till.ways.client, day))
  till.edit('shift', { isSending: false })
  if (report) till.open({ kind: 'shift', report, isSending: false })
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** There is nothing to report of tomorrow. */
export function otherDay(till: Till, step: 1 | -1): void {
  const layer = till.layerOf('shift')
  if (!layer || layer.isSending) return
  const day = isoDay(Date.parse(layer.report.day) + step * 86_400_000)
  if (day <= till.state.session!.today) void openShift(till, day)
}
