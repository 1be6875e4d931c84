// The tests that drive a real Chromium against the real program. VAFA_PROGRAM says which (default build/dev/vafa).
// Each file has a program and a browser of its own, so that two run at once; what measures time runs after them, alone.
import { defineConfig } from 'vitest/config'

const alone = 'timings.test.ts'
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000 } } }

export default defineConfig({
  root: import.meta.dirname,
  test: {
    globalSetup: './build_pages.ts',
    reporters: ['default', './closing_line.ts'],
    projects: [
      { test: { name: 'together', include: ['*.test.ts'], exclude: [alone], maxWorkers: 2, sequence: { groupOrder: 0 }, ...patience } },
      { test: { name: 'alone', include: [alone], fileParallelism: false, sequence: { groupOrder: 1 }, ...patience } },
    ],
  },
})
