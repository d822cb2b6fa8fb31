import library from 'whatsapp-web.js'
import { memoryOf } from './memory.ts'
import { type ClientLike, createPhone, nameOf } from './phone.ts'
import type { Order, Told } from './protocol.ts'

/** What the process is given, as JSON in its first argument. `standIn`: a folder with a page in the place of WhatsApp's, for tests. */
export type PhoneOptions = {
  executablePath: string
  folder: string
  /** The number to pair with by code; null: by picture. */
  number: string | null
  args?: readonly string[]
  standIn?: { version: string; folder: string }
}

const MEMORY_MS = 10_000
// Chromium has no sandbox for the superuser
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : []

// the process of its own that holds WhatsApp Web and its browser: it may die alone
const { executablePath, folder, number, args = [], standIn } = JSON.parse(process.argv[2] ?? '{}') as PhoneOptions
const client = new library.Client({
  authStrategy: new library.LocalAuth({ dataPath: folder }),
  puppeteer: { executablePath, headless: true, args: ['--disable-gpu', '--disable-dev-shm-usage', ...SANDBOX, ...args] },
  ...(number !== null && { pairWithPhoneNumber: { phoneNumber: number, showNotification: true } }),
  ...(standIn && { webVersion: standIn.version, webVersionCache: { type: 'local', path: standIn.folder, strict: true } }),
  qrMaxRetries: 0,
})

const tell = (told: Told) => {
  if (process.connected) process.send?.(told)
  if (told.tells === 'gone') void end()
}
const phone = createPhone(
  client as unknown as ClientLike,
  {
    media: (mime, base64, name) => new library.MessageMedia(mime, base64, name),
    poll: (question, options) => new library.Poll(question, [...options]),
    place: (latitude, longitude, name) => new library.Location(latitude, longitude, name ? { name } : {}),
  },
  tell,
)

let ending: Promise<never> | undefined
function end(): Promise<never> {
  ending ??= client
    .destroy()
    .catch(() => undefined)
    .then(() => process.exit(0))
  return ending
}

process.on('message', message => phone.obey(message as Order))
// without the assistant it has nobody to tell
process.on('disconnect', () => void end())
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())
// the library's own listeners reject when a page goes away under them
process.on('unhandledRejection', error => tell({ tells: 'gone', why: nameOf(error) }))
setInterval(() => {
  const mb = memoryOf(process.pid)
  if (mb !== null) tell({ tells: 'memory', mb })
}, MEMORY_MS).unref()
client.initialize().then(
  // the library does not notice that its browser died
  () => void client.pupBrowser?.once('disconnected', () => tell({ tells: 'gone', why: 'the browser ended' })),
  (error: unknown) => tell({ tells: 'gone', why: nameOf(error) }),
)
