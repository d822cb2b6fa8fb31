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
    .regex(/^file:.+/, 'file:… (a SQLite file)')
    .default('file:data/jisr.db'),
  SESSION_KEY: z.string().min(32, 'at least 32 characters').optional(),
  PUBLIC_URL: origin.optional(),
  EMBED_ORIGINS: list.pipe(z.array(origin)).default([]),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'a token from @BotFather, like 123456:AA…')
    .optional(),
  TELEGRAM_API: origin.optional(),
  MEDIA_DIR: z.string().min(1).optional(),
  MEDIA_KEY: z.string().min(32, 'at least 32 characters').optional(),
  MEDIA_DAYS: z.coerce.number().int().min(1).max(36_500).default(KEPT_DAYS),
  DATA_KEYS: z.string().optional(),
  CNDP_RECEIPT: z.string().max(40).optional(),
  CNDP_AUTHORIZATION: z.string().max(40).optional(),
  DEFAULT_LOCALE: z.string().refine(isLocale, 'ar, ary, ary-Latn or fr').default('ar'),
  CLOCK_CHANGES: list.pipe(z.array(z.string().regex(/^[^=]+=-?\d+$/, 'instant=minutes, like 2027-03-01T02:00Z=60'))).default([]),
  DEMO: z.enum(['0', '1'], '0 or 1').default('0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

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
  telegramToken: string | null
  telegramApi: string | null
  /** Where files lie; null: beside the database. */
  mediaDir: string | null
  /** What files are sealed with. Null outside production: a secret is made on the first start and kept in the database. */
  mediaKey: string | null
  /** Days after which a file is removed. */
  mediaDays: number
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
    telegramToken: value.TELEGRAM_TOKEN ?? null,
    telegramApi: value.TELEGRAM_API ?? null,
    mediaDir: value.MEDIA_DIR ?? null,
    // one secret less to keep: the store makes keys of its own from it
    mediaKey: value.MEDIA_KEY ?? (value.NODE_ENV === 'production' ? (value.SESSION_KEY ?? null) : null),
    mediaDays: value.MEDIA_DAYS,
    dataKeys: value.DATA_KEYS ?? null,
    cndpReceipt: value.CNDP_RECEIPT ?? null,
    cndpAuthorization: value.CNDP_AUTHORIZATION ?? null,
    defaultLocale: value.DEFAULT_LOCALE as Locale,
    clockChanges: [PERMANENT_GMT, ...value.CLOCK_CHANGES.map(clockChange)],
    demo: value.DEMO === '1',
    logLevel: value.LOG_LEVEL,
  }
}

const SECRET = /KEY|TOKEN|SECRET/
const EXPECTED: Record<string, string> = {
  NODE_ENV: 'development, production or test',
  PORT: 'a port, 0 to 65535',
  PUBLIC_URL: 'an address like https://jisr.example.ma',
  EMBED_ORIGINS: 'addresses like https://www.example.ma, separated by commas',
  TELEGRAM_API: 'an address like https://api.telegram.org',
  MEDIA_DAYS: 'a number of days, 1 to 36500',
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
