import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
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

// Prisma carries its query compiler as text, which would stay in memory twice over: it is kept as a file, and read when it is wanted
const compilerAsFile = {
  name: 'compiler as file',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /query_compiler.*\.wasm-base64\.mjs$/ }, ({ path }) => ({ path, namespace: 'compiler' }))
    onLoad({ filter: /.*/, namespace: 'compiler' }, async ({ path }) => {
      const { wasm } = await import(path)
      const file = join(outdir, basename(path, '.wasm-base64.mjs').concat('.wasm'))
      await writeFile(file, Buffer.from(wasm, 'base64'))
      const contents = `import { readFileSync } from 'node:fs'
        export const wasm = { valueOf: () => readFileSync(${JSON.stringify(file)}) }`
      return { contents, loader: 'js' }
    })
  },
}

const APP = {
  main: 'server/main.ts',
  chat: 'bot/chat.ts',
  understand: 'bot/understand.ts',
  migrate: 'prisma/migrate-main.ts',
  staff: 'server/staff.ts',
  phone: 'bot/channels/whatsapp-web/phone-main.ts',
}
// node setup/build.mjs [folder file …]: what is started, or something else in the same way
const [outdir = join(ROOT, 'generated/app'), ...others] = process.argv.slice(2)
await rm(outdir, { recursive: true, force: true })
await mkdir(outdir, { recursive: true })
await build({
  entryPoints: others.length > 0 ? others : APP,
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
  minifyWhitespace: true,
  minifySyntax: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [inPlace, compilerAsFile],
  logLevel: 'warning',
})
