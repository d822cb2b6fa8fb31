import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** One key of the environment: `id` is written with everything it sealed. */
export type DataKey = { id: string; secret: Buffer }

/**
 * Seals what identifies a person before it reaches the database, and makes look-ups by hash possible. `context` names the
 * place of a value (`person:<id>`): a sealed value moved elsewhere no longer opens.
 */
export type Keys = {
  /** The id of the key that seals from now on. */
  current: string
  ids: readonly string[]
  seal(value: unknown, context: string): string
  /** Throws when the key is not here, or the value was changed or moved. */
  open<T>(sealed: string, context: string): T
  /** A keyed hash to be stored: 22 characters, preceded by the id of its key. */
  hash(kind: string, text: string): string
  /** The hashes the same text may be stored under, one a key. */
  hashes(kind: string, text: string): string[]
}

const BYTES = 32

/** Reads `DATA_KEYS`: `id:base64` separated by commas, the first seals. Throws a sentence that names no secret. */
export function readDataKeys(text: string): DataKey[] {
  const keys = text.split(',').map(part => {
    const [, id = '', secret = ''] = /^\s*([a-z0-9]{1,12}):([A-Za-z0-9+/_=-]+)\s*$/.exec(part) ?? []
    return { id, secret: Buffer.from(secret, 'base64') }
  })
  if (keys.some(({ id, secret }) => id === '' || secret.length !== BYTES))
    throw new Error('DATA_KEYS is wrong: expected id:key separated by commas, each key 32 bytes in base64 (openssl rand -base64 32).')
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('DATA_KEYS is wrong: two keys have the same id.')
  return keys
}

/** A key made by chance, as it stands in `DATA_KEYS`. */
export const newDataKeys = (id = 'k1'): string => `${id}:${randomBytes(BYTES).toString('base64')}`

type Ring = { id: string; seals: Buffer; hashes: Buffer }

/** AES-256-GCM and HMAC-SHA-256, each with a key of its own derived (HKDF) from the one in the environment. */
export function createKeys(given: readonly DataKey[]): Keys {
  const ring = given.map(({ id, secret }): Ring => ({ id, seals: derived(secret, 'seal'), hashes: derived(secret, 'hash') }))
  const [current] = ring
  if (!current) throw new Error('DATA_KEYS is empty.')
  return {
    current: current.id,
    ids: ring.map(({ id }) => id),
    seal: (value, context) => seal(current, JSON.stringify(value), context),
    open: (sealed, context) => JSON.parse(open(ring, sealed, context)),
    hash: (kind, text) => hashed(current, kind, text),
    hashes: (kind, text) => ring.map(key => hashed(key, kind, text)),
  }
}

const derived = (secret: Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `jisr ${use}`, BYTES))

function seal({ id, seals }: Ring, text: string, context: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', seals, iv).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${id}.${sealed.toString('base64url')}`
}

function open(ring: readonly Ring[], sealed: string, context: string): string {
  const key = ring.find(({ id }) => id === keyIdOf(sealed))
  if (!key) throw new Error(`a value is sealed with the key “${keyIdOf(sealed)}”, which is not in DATA_KEYS`)
  const bytes = Buffer.from(sealed.slice(key.id.length + 1), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key.seals, bytes.subarray(0, 12)).setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(12, -16)).toString('utf8') + decipher.final('utf8')
}

/** Which key sealed a value, or made a hash. */
export const keyIdOf = (sealed: string): string => sealed.slice(0, sealed.indexOf('.'))

const hashed = ({ id, hashes }: Ring, kind: string, text: string): string =>
  `${id}.${createHmac('sha256', hashes).update(`${kind}\u0000${text}`).digest('base64url').slice(0, 22)}`
