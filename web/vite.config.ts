// Builds every page of web/ to web/dist: hashed assets, nothing inline, a .br and a .gz beside each text file.
import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { console_ } from './tools/console.ts'
import { manual } from './tools/manual.ts'
import { pack } from './tools/pack.ts'
import { workers } from './tools/workers.ts'

const pages = { start: 'index.html', first: 'start/index.html', till: 'till/index.html', phone: 'demo/phone/index.html', docs: 'api/docs/index.html', receipt: 'r/index.html', console: 'console/index.html', member: 'm/index.html' }
const root = import.meta.dirname

export default defineConfig({
  root,
  publicDir: 'static',
  plugins: [workers(), console_(root), manual(root), pack(`${root}/dist`)],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
      input: { ...Object.fromEntries(Object.entries(pages).filter(([, page]) => existsSync(`${root}/${page}`))), 'till-worker': 'till/worker.ts', 'member-worker': 'member/worker.ts', help: 'help/help.ts' },
      // A worker's address goes with its scope and must not change with its bytes.
      output: {
        entryFileNames: (chunk) => (chunk.name.endsWith('-worker') ? '[name].js' : 'assets/[name]-[hash].js'),
        // What pages share comes in one file, not one each: on a phone every file costs more time than the few lines in it.
        codeSplitting: {
          groups: [
            { name: 'preact', test: /[\\/]node_modules[\\/]preact[\\/]/ },
            { name: 'parts', test: /[\\/]web[\\/]parts[\\/].*\.ts$|vite[\\/]preload-helper/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { fs: { allow: [`${root}/..`] } },
  test: { include: ['parts/**/*.test.ts', 'till/**/*.test.ts', 'member/**/*.test.ts', 'public/**/*.test.ts', 'console/**/*.test.ts', 'help/**/*.test.ts'] },
})
