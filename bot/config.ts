import type { Locale } from '../locales/locale.ts'
import { type ClockChange, PERMANENT_GMT } from './clock.ts'
import { type Environment, readEnvironment } from './config/environment.ts'
import { type WhatsappConfig, type WhatsappWebConfig, whatsappOf, whatsappWebOf } from './config/whatsapp.ts'
import { readDataKeys } from './keys.ts'

/** How this installation runs. Read once at the start, from the environment. */
export type Config = {
  production: boolean
  host: string
  port: number
  databaseUrl: string
  /** Signs the web chat's cookies. Null outside production: one is made on the first start and kept in the database. */
  sessionKey: string | null
  publicUrl: string | null
  /** Sites that may show the chat in a frame. */
  embedOrigins: readonly string[]
  /** Where the quick exit of the web chat goes: a page nobody wonders at. */
  exitUrl: string
  telegramToken: string | null
  telegramApi: string | null
  /** WhatsApp by Meta's Cloud API; null: not used. */
  whatsapp: WhatsappConfig | null
  /** WhatsApp by a paired phone; null: not used. */
  whatsappWeb: WhatsappWebConfig | null
  /** Where files lie; null: beside the database. */
  mediaDir: string | null
  /** What files are sealed with. Null outside production: a secret is made on the first start and kept in the database. */
  mediaKey: string | null
  /** Days after which a file is removed. */
  mediaDays: number
  /** Where a machine of the house hears voice notes; null: none does. */
  transcribeUrl: string | null
  /** What it heard is read back to whoever said it, and counts once they confirm it. */
  readBack: boolean
  /** What identifies a person is sealed with these. Null outside production: a key is made on the first start and kept in the database. */
  dataKeys: string | null
  /** Number of the receipt of the notification to the CNDP; null while it is in progress. */
  cndpReceipt: string | null
  /** Number of the CNDP's authorisation for the national card number; without it that is never asked. */
  cndpAuthorization: string | null
  defaultLocale: Locale
  clockChanges: readonly ClockChange[]
  /** Accounts to try the console with are made, and their passwords printed. */
  demo: boolean
  logLevel: string
}

/** Reads the configuration. Throws one sentence naming the variable, what was found and what is expected. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const value = readEnvironment(env)
  refuseOpenDoors(value)
  if (value.DATA_KEYS) readDataKeys(value.DATA_KEYS)
  return {
    production: value.NODE_ENV === 'production',
    host: value.HOST,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    sessionKey: value.SESSION_KEY ?? null,
    publicUrl: value.PUBLIC_URL ?? null,
    embedOrigins: value.EMBED_ORIGINS,
    exitUrl: value.EXIT_URL,
    telegramToken: value.TELEGRAM_TOKEN ?? null,
    telegramApi: value.TELEGRAM_API ?? null,
    whatsapp: whatsappOf(value),
    whatsappWeb: value.WHATSAPP_WEB === '0' ? null : whatsappWebOf(value),
    mediaDir: value.MEDIA_DIR ?? null,
    // one secret less to keep: the store makes keys of its own from it
    mediaKey: value.MEDIA_KEY ?? (value.NODE_ENV === 'production' ? (value.SESSION_KEY ?? null) : null),
    mediaDays: value.MEDIA_DAYS,
    transcribeUrl: transcribeUrlOf(value),
    readBack: value.TRANSCRIBE_READ_BACK === '1',
    dataKeys: value.DATA_KEYS ?? null,
    cndpReceipt: value.CNDP_RECEIPT ?? null,
    cndpAuthorization: value.CNDP_AUTHORIZATION ?? null,
    defaultLocale: value.DEFAULT_LOCALE as Locale,
    clockChanges: [PERMANENT_GMT, ...value.CLOCK_CHANGES.map(clockChange)],
    demo: value.DEMO === '1',
    logLevel: value.LOG_LEVEL,
  }
}

// what would be open to anybody is for trying out only
function refuseOpenDoors({ NODE_ENV, SESSION_KEY, DATA_KEYS, DEMO }: Environment): void {
  if (NODE_ENV !== 'production') return
  if (!SESSION_KEY) throw new Error('SESSION_KEY is missing; in production it must be a secret of at least 32 characters.')
  if (DEMO === '1') throw new Error('DEMO is 1; production refuses accounts for trying out, whose passwords are printed.')
  if (!DATA_KEYS)
    throw new Error('DATA_KEYS is missing; in production what identifies people is sealed with it: k1: and 32 bytes in base64.')
}

// what citizens say stays on this machine, unless somebody decides otherwise
function transcribeUrlOf({ TRANSCRIBE_URL: url, TRANSCRIBE_ELSEWHERE: elsewhere }: Environment): string | null {
  if (url === undefined) return null
  if (elsewhere === '1' || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname)) return url
  throw new Error(
    `TRANSCRIBE_URL is wrong: found ${JSON.stringify(url)}, expected an address of this machine, like http://127.0.0.1:8080/inference. ` +
      'TRANSCRIBE_ELSEWHERE=1 lets voice notes leave it.',
  )
}

function clockChange(text: string): ClockChange {
  const [instant = '', minutes = ''] = text.split('=')
  const from = Date.parse(instant)
  if (Number.isNaN(from))
    throw new Error(`CLOCK_CHANGES is wrong: found ${JSON.stringify(text)}, expected an instant and minutes, like 2027-03-01T02:00Z=60.`)
  return { from, minutes: Number(minutes) }
}
