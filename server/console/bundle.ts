import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, stop } from 'esbuild'
import { type Asset, assetOf } from '../bundle.ts'
import { prune, wordsOf } from './prune.ts'

/** What a browser is given besides the console's pages. `files` are named after their content and may be kept for ever. */
export type ConsoleBundle = { files: ReadonlyMap<string, Asset>; script: string; theme: string; ltr: string; rtl: string; icon: string }

const ADDRESS = '/console/assets'
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

let made: Promise<ConsoleBundle> | undefined

/** Bundles the console's scripts and styles, once a process and only when somebody opens the console. Takes about 0.3 s. */
export function consoleBundle(): Promise<ConsoleBundle> {
  made ??= make()
  return made
}

async function make(): Promise<ConsoleBundle> {
  const outputs = await Promise.all([
    outputOf(['client/console.ts', 'assets/console.ltr.css', 'assets/console.rtl.css', '../assets/jisr.svg'], 'esm'),
    outputOf(['client/theme.ts'], 'iife'),
  ])
  // esbuild keeps a process of its own alive otherwise
  await stop()
  const files = new Map(outputs.flat().map(file => [basename(file.path), assetOf(file.path, file.contents)]))
  const named = (pattern: RegExp): string => {
    const name = [...files.keys()].find(name => pattern.test(name))
    if (name === undefined) throw new Error(`the console's bundle has no ${pattern}`)
    return `${ADDRESS}/${name}`
  }
  return {
    files,
    script: named(/^console-.*\.js$/),
    theme: named(/^theme-.*\.js$/),
    ltr: named(/^console\.ltr-.*\.css$/),
    rtl: named(/^console\.rtl-.*\.css$/),
    icon: named(/\.svg$/),
  }
}

async function outputOf(entryPoints: readonly string[], format: 'esm' | 'iife') {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    write: false,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
    logLevel: 'silent',
    entryPoints: entryPoints.map(here),
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: ADDRESS,
    format,
    loader: { '.woff2': 'file', '.svg': 'copy' },
    plugins: [onlyWhatIsUsed],
  })
  return outputFiles
}

// the library has ten times what our pages name
const onlyWhatIsUsed: Plugin = {
  name: 'only what is used',
  setup({ onLoad }) {
    onLoad({ filter: /tabler(\.rtl)?\.min\.css$/ }, ({ path }) => ({
      contents: prune(readFileSync(path, 'utf8'), ourWords()),
      loader: 'css',
    }))
  },
}

function ourWords(): Set<string> {
  const files = readdirSync(here('.'), { recursive: true, encoding: 'utf8' }).filter(name => /\.(tsx?|css)$/.test(name))
  return wordsOf(files.map(name => readFileSync(join(here('.'), name), 'utf8')))
}
