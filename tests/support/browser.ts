import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'

// The package's own flags switch the browser's security off; a page is tested with it on.
const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/**
 * A headless Chromium that came from npm together with its system libraries and fonts, so that it runs on a bare machine.
 * Nothing is downloaded. Close it when done.
 */
export async function openBrowser(...flags: readonly string[]): Promise<Browser> {
  const { executablePath, args, env } = await chromiumHere()
  return playwright.launch({ executablePath, args: [...args, ...flags], env })
}

/** Where that Chromium lies, and what it needs to run. */
export async function chromiumHere() {
  const home = await unpacked()
  return {
    executablePath: join(home, 'chromium'),
    args: FLAGS,
    env: {
      ...withoutUndefined(process.env),
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(home, 'fonts'),
      HOME: home,
    },
  }
}

// unpacked once per version and user; test files run side by side, so it is made elsewhere and moved into place whole
async function unpacked(): Promise<string> {
  const manifest = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const home = join(process.env.LASTING_TMPDIR ?? tmpdir(), `jisr-chromium-${version}-${userInfo().uid}`)
  if (!existsSync(home)) await unpackTo(home)
  return home
}

async function unpackTo(home: string): Promise<void> {
  const staging = mkdtempSync(`${home}-`)
  const before = { TMPDIR: process.env.TMPDIR, AWS_LAMBDA_JS_RUNTIME: process.env.AWS_LAMBDA_JS_RUNTIME }
  // the package unpacks to the temporary folder, and its libraries only when it believes to be on Amazon Linux 2023
  Object.assign(process.env, { TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' })
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    writeFileSync(join(staging, 'fonts', 'fonts.conf'), fontsOf(home))
  } finally {
    restore(before)
  }
  moveInto(staging, home)
}

// the package's own list of folders does not name where it was unpacked
const fontsOf = (home: string): string => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`

function restore(before: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

function moveInto(staging: string, home: string): void {
  try {
    renameSync(staging, home)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

const withoutUndefined = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
