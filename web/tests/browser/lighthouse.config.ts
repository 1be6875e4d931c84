// Measures the pages with Lighthouse: apart from the tests, since it is fetched when it is asked for, and wants the machine for itself.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: { globalSetup: './build_pages.ts', include: ['lighthouse.measure.ts'], testTimeout: 600_000, hookTimeout: 120_000 },
})
