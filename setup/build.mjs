import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ROOT } from './steps.mjs'

// a bundle lies elsewhere than its sources: each keeps the place it was written in, where its words and seeds lie
const inPlace = {
  name: 'in place',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }))
  },
}

const outdir = join(ROOT, 'generated/app')
await rm(outdir, { recursive: true, force: true })
await build({
  entryPoints: { main: 'server/main.ts', chat: 'bot/chat.ts', understand: 'bot/understand.ts', migrate: 'prisma/migrate-main.ts' },
  absWorkingDir: ROOT,
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [inPlace],
  logLevel: 'warning',
})
