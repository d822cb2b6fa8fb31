import { z } from 'zod'
import { isLocale } from '../../locales/locale.ts'
import { KEPT_DAYS } from '../media/open.ts'

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

/** What stands in the environment, each value of its own right kind. */
export type Environment = z.infer<typeof schema>

/** Reads the environment. Throws one sentence naming the variable, what was found and what is expected; secrets are not repeated. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in schema.shape && value !== undefined && value !== ''),
  )
  const read = schema.safeParse(given)
  if (!read.success) throw new Error(complaint(read.error.issues[0] as z.core.$ZodIssue, given))
  return read.data
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
