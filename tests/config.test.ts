import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig } from '../bot/config.ts'
import { newDataKeys } from '../bot/keys.ts'

test('with nothing set, it runs on this machine only, on a file', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: 'file:data/jisr.db',
    production: false,
    telegramToken: null,
    defaultLocale: 'ar',
  })
})

test.each([
  [{ PORT: 'eighty' }, 'PORT is wrong: found "eighty", expected a port, 0 to 65535.'],
  [{ PORT: '70000' }, 'PORT is wrong: found "70000", expected a port, 0 to 65535.'],
  [{ PORT: '0x50' }, 'PORT is wrong: found "0x50", expected a port, 0 to 65535.'],
  [{ PORT: '-1' }, 'PORT is wrong: found "-1", expected a port, 0 to 65535.'],
  [{ TELEGRAM_API: 'x' }, 'TELEGRAM_API is wrong: found "x", expected an address like https://api.telegram.org.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is wrong: found "loud", expected silent, fatal, error, warn, info or debug.'],
  [
    { PUBLIC_URL: 'https://jisr.ma/chat' },
    'PUBLIC_URL is wrong: found "https://jisr.ma/chat", expected an address like https://jisr.example.ma.',
  ],
  [{ CLOCK_CHANGES: '2027-03-01T02:00Z=x' }, 'CLOCK_CHANGES is wrong: found "2027-03-01T02:00Z=x", expected instant=minutes'],
  [{ NODE_ENV: 'prod' }, 'NODE_ENV is wrong: found "prod", expected development, production or test.'],
  [
    { DATABASE_URL: 'mysql://x' },
    'DATABASE_URL is wrong: found "mysql://x", expected file:… (a SQLite file) or postgres://… (a PostgreSQL server).',
  ],
  [{ PUBLIC_URL: 'jisr.ma' }, 'PUBLIC_URL is wrong: found "jisr.ma", expected an address like https://jisr.example.ma.'],
  [{ DEFAULT_LOCALE: 'es' }, 'DEFAULT_LOCALE is wrong: found "es", expected ar, ary, ary-Latn or fr.'],
  [
    { EMBED_ORIGINS: 'https://a.ma,b' },
    'EMBED_ORIGINS is wrong: found "https://a.ma,b", expected addresses like https://www.example.ma, separated by commas.',
  ],
  [{ WHATSAPP_TOKEN: 'EAAG' }, 'WHATSAPP_PHONE_ID, WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN missing: WhatsApp needs all four of'],
  [{ WHATSAPP_PHONE_ID: '+212 5' }, 'WHATSAPP_PHONE_ID is wrong: found "+212 5", expected the id of the number, digits only.'],
  [{ WHATSAPP_APP_SECRET: 'short' }, 'WHATSAPP_APP_SECRET is wrong: found 5 characters, expected at least 16 characters.'],
  [{ WHATSAPP_API_VERSION: 'latest' }, 'WHATSAPP_API_VERSION is wrong: found "latest", expected a version like v23.0.'],
  [{ CLOCK_CHANGES: 'soon=60' }, 'CLOCK_CHANGES is wrong: found "soon=60", expected an instant and minutes, like 2027-03-01T02:00Z=60.'],
])('%j stops the start with one sentence', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence)
})

test('a secret that is wrong is not repeated', () => {
  expect(() => readConfig({ TELEGRAM_TOKEN: 'my-secret' })).toThrow(
    'TELEGRAM_TOKEN is wrong: found 9 characters, expected a token from @BotFather',
  )
  expect(() => readConfig({ SESSION_KEY: 'short' })).toThrow('SESSION_KEY is wrong: found 5 characters, expected at least 32 characters.')
})

const PRODUCTION = { NODE_ENV: 'production', SESSION_KEY: 'k'.repeat(32), DATA_KEYS: newDataKeys() }

test('production refuses to start without a session key, and without keys for what identifies people', () => {
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('SESSION_KEY is missing')
  expect(() => readConfig({ ...PRODUCTION, DATA_KEYS: '' })).toThrow('DATA_KEYS is missing')
  expect(() => readConfig({ DATA_KEYS: 'k1:short' })).toThrow('DATA_KEYS is wrong')
  expect(readConfig(PRODUCTION).production).toBe(true)
})

test('production refuses accounts for trying out', () => {
  const env = PRODUCTION
  expect(() => readConfig({ ...env, DEMO: '1' })).toThrow('DEMO is 1; production refuses')
  expect(() => readConfig({ DEMO: 'yes' })).toThrow('DEMO is wrong: found "yes", expected 0 or 1.')
  expect([readConfig({ DEMO: '1' }).demo, readConfig({}).demo, readConfig({ ...env, DEMO: '0' }).demo]).toEqual([true, false, false])
})

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', TELEGRAM_TOKEN: '' })).toMatchObject({ port: 3000, telegramToken: null })
})

test('every variable stands in .env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  const source = readFileSync(new URL('../bot/config/environment.ts', import.meta.url), 'utf8')
  const variables = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
  expect(variables.length).toBeGreaterThan(8)
  for (const name of variables) expect(example, name).toMatch(new RegExp(`^#? ?${name}=`, 'm'))
})
