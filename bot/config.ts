import { z } from 'zod'
import { isLocale, type Locale } from '../locales/locale.ts'
import { type ClockChange, PERMANENT_GMT } from './clock.ts'
import { readDataKeys } from './keys.ts'
import { KEPT_DAYS } from './media/open.ts'

const list = z.string().transform(text =>
  text
    .split(',')
    .map(item => item.trim())
    .filter(Boolean),
)
// a path would be dropped in silence: an origin is all we can use
const origin = z
  .url({ protocol: /^https?$/ })
  .refine(url => URL.canParse(url) && `${new URL(url).origin}/` === new URL(url).href)
  .transform(url => new URL(url).origin)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(?:file:.+|postgres(?:ql)?:\/\/.+)/, 'file:… (a SQLite file) or postgres://… (a PostgreSQL server)')
    .default('file:data/jisr.db'),
  SESSION_KEY: z.string().min(32, 'at least 32 characters').optional(),
  PUBLIC_URL: origin.optional(),
  EMBED_ORIGINS: list.pipe(z.array(origin)).default([]),
  EXIT_URL: z.url({ protocol: /^https?$/ }).default('https://www.google.com/'),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'a token from @BotFather, like 123456:AA…')
    .optional(),
  TELEGRAM_API: origin.optional(),
  WHATSAPP_TOKEN: z.string().min(1).optional(),
  WHATSAPP_PHONE_ID: z
    .string()
    .regex(/^\d{5,20}$/, 'the id of the number, digits only')
    .optional(),
  WHATSAPP_ACCOUNT_ID: z
    .string()
    .regex(/^\d{5,20}$/, 'the id of the WhatsApp Business account, digits only')
    .optional(),
  WHATSAPP_APP_SECRET: z.string().min(16, 'at least 16 characters').optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(8, 'at least 8 characters').optional(),
  WHATSAPP_API: origin.default('https://graph.facebook.com'),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d$/, 'a version like v23.0')
    .default('v23.0'),
  WHATSAPP_WEB: z.enum(['0', '1'], '0 or 1').default('0'),
  WHATSAPP_WEB_NUMBER: z
    .string()
    .regex(/^\d{8,15}$/, 'digits only, with the country: 212…')
    .optional(),
  WHATSAPP_WEB_POLLS: z.enum(['0', '1'], '0 or 1').default('0'),
  WHATSAPP_WEB_DAILY: z.coerce.number().int().min(1).max(100_000).default(500),
  WHATSAPP_WEB_MEMORY: z.coerce.number().int().min(300).max(16_000).default(900),
  WHATSAPP_WEB_DIR: z.string().min(1).default('data/whatsapp-web'),
  CHROMIUM_PATH: z.string().min(1).default('/usr/bin/chromium'),
  MEDIA_DIR: z.string().min(1).optional(),
  MEDIA_KEY: z.string().min(32, 'at least 32 characters').optional(),
  MEDIA_DAYS: z.coerce.number().int().min(1).max(36_500).default(KEPT_DAYS),
  TRANSCRIBE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRANSCRIBE_ELSEWHERE: z.enum(['0', '1'], '0 or 1').default('0'),
  TRANSCRIBE_READ_BACK: z.enum(['0', '1'], '0 or 1').default('0'),
  DATA_KEYS: z.string().optional(),
  CNDP_RECEIPT: z.string().max(40).optional(),
  CNDP_AUTHORIZATION: z.string().max(40).optional(),
  DEFAULT_LOCALE: z.string().refine(isLocale, 'ar, ary, ary-Latn or fr').default('ar'),
  CLOCK_CHANGES: list.pipe(z.array(z.string().regex(/^[^=]+=-?\d+$/, 'instant=minutes, like 2027-03-01T02:00Z=60'))).default([]),
  DEMO: z.enum(['0', '1'], '0 or 1').default('0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type WhatsappConfig = {
  token: string
  phoneId: string
  /** The business account, whose templates are listed; null: no templates. */
  accountId: string | null
  appSecret: string
  verifyToken: string
  apiRoot: string
  version: string
}

export type WhatsappWebConfig = {
  chromium: string
  /** Where the paired session lies. Whoever has it reads the number's messages. */
  folder: string
  /** The number to pair with by code; null: by picture. */
  number: string | null
  /** Choices go as polls. */
  polls: boolean
  /** Messages a day at most. */
  daily: number
  /** Megabytes beyond which the browser is begun afresh. */
  memoryMb: number
}

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
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in schema.shape && value !== undefined && value !== ''),
  )
  const read = schema.safeParse(given)
  if (!read.success) throw new Error(complaint(read.error.issues[0] as z.core.$ZodIssue, given))
  const value = read.data
  if (value.NODE_ENV === 'production' && !value.SESSION_KEY)
    throw new Error('SESSION_KEY is missing; in production it must be a secret of at least 32 characters.')
  if (value.NODE_ENV === 'production' && value.DEMO === '1')
    throw new Error('DEMO is 1; production refuses accounts for trying out, whose passwords are printed.')
  if (value.NODE_ENV === 'production' && !value.DATA_KEYS)
    throw new Error('DATA_KEYS is missing; in production what identifies people is sealed with it: k1: and 32 bytes in base64.')
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

const whatsappWebOf = (value: z.infer<typeof schema>): WhatsappWebConfig => ({
  chromium: value.CHROMIUM_PATH,
  folder: value.WHATSAPP_WEB_DIR,
  number: value.WHATSAPP_WEB_NUMBER ?? null,
  polls: value.WHATSAPP_WEB_POLLS === '1',
  daily: value.WHATSAPP_WEB_DAILY,
  memoryMb: value.WHATSAPP_WEB_MEMORY,
})

// what citizens say stays on this machine, unless somebody decides otherwise
function transcribeUrlOf({ TRANSCRIBE_URL: url, TRANSCRIBE_ELSEWHERE: elsewhere }: z.infer<typeof schema>): string | null {
  if (url === undefined) return null
  if (elsewhere === '1' || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname)) return url
  throw new Error(
    `TRANSCRIBE_URL is wrong: found ${JSON.stringify(url)}, expected an address of this machine, like http://127.0.0.1:8080/inference. ` +
      'TRANSCRIBE_ELSEWHERE=1 lets voice notes leave it.',
  )
}

// half of it would take messages it cannot answer, or answer anybody
function whatsappOf(value: z.infer<typeof schema>): WhatsappConfig | null {
  const needed = {
    WHATSAPP_TOKEN: value.WHATSAPP_TOKEN,
    WHATSAPP_PHONE_ID: value.WHATSAPP_PHONE_ID,
    WHATSAPP_APP_SECRET: value.WHATSAPP_APP_SECRET,
    WHATSAPP_VERIFY_TOKEN: value.WHATSAPP_VERIFY_TOKEN,
  }
  const missing = Object.entries(needed).flatMap(([name, given]) => (given === undefined ? [name] : []))
  if (missing.length === 4) return null
  if (missing.length > 0) throw new Error(`${missing.join(', ')} missing: WhatsApp needs all four of ${Object.keys(needed).join(', ')}.`)
  return {
    token: needed.WHATSAPP_TOKEN ?? '',
    phoneId: needed.WHATSAPP_PHONE_ID ?? '',
    appSecret: needed.WHATSAPP_APP_SECRET ?? '',
    verifyToken: needed.WHATSAPP_VERIFY_TOKEN ?? '',
    accountId: value.WHATSAPP_ACCOUNT_ID ?? null,
    apiRoot: value.WHATSAPP_API,
    version: value.WHATSAPP_API_VERSION,
  }
}

const SECRET = /KEY|TOKEN|SECRET/
const EXPECTED: Record<string, string> = {
  NODE_ENV: 'development, production or test',
  PORT: 'a port, 0 to 65535',
  PUBLIC_URL: 'an address like https://jisr.example.ma',
  EMBED_ORIGINS: 'addresses like https://www.example.ma, separated by commas',
  EXIT_URL: 'an address like https://www.google.com/',
  TELEGRAM_API: 'an address like https://api.telegram.org',
  WHATSAPP_API: 'an address like https://graph.facebook.com',
  MEDIA_DAYS: 'a number of days, 1 to 36500',
  TRANSCRIBE_URL: 'an address like http://127.0.0.1:8080/inference',
  WHATSAPP_WEB_DAILY: 'a number of messages, 1 to 100000',
  WHATSAPP_WEB_MEMORY: 'megabytes, 300 to 16000',
  LOG_LEVEL: 'silent, fatal, error, warn, info or debug',
}

function complaint({ path, message }: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(path[0])
  const found = SECRET.test(name) ? `${given[name]?.length ?? 0} characters` : JSON.stringify(given[name])
  return `${name} is wrong: found ${found}, expected ${EXPECTED[name] ?? message}.`
}

function clockChange(text: string): ClockChange {
  const [instant = '', minutes = ''] = text.split('=')
  const from = Date.parse(instant)
  if (Number.isNaN(from))
    throw new Error(`CLOCK_CHANGES is wrong: found ${JSON.stringify(text)}, expected an instant and minutes, like 2027-03-01T02:00Z=60.`)
  return { from, minutes: Number(minutes) }
}
