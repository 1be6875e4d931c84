// The tests that drive a real Chromium against the real program. VAFA_PROGRAM says which (default build/dev/vafa).
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: './build_pages.ts',
    reporters: ['default', './closing_line.ts'],
  },
})
