import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

const MAGIC = Buffer.from('JSR1')
const SALT = 16
const HEAD = MAGIC.length + SALT
const TAG = 16
/** Bytes that are sealed together, so that a long file is read piece by piece. */
export const CHUNK = 64 * 1024

/**
 * A content sealed with AES-256-GCM under a key of its own, made from `secret` and the file's id: a header, then chunks with their
 * tags. Each chunk's nonce says its place and whether it is the last, so that none can be moved, left out or cut off unnoticed
 * (the STREAM construction, https://eprint.iacr.org/2015/189).
 */
export function seal(content: Uint8Array, secret: string, id: string): Buffer {
  const salt = randomBytes(SALT)
  const key = keyOf(secret, salt, id)
  const count = Math.max(1, Math.ceil(content.length / CHUNK))
  const chunks = Array.from({ length: count }, (_, i) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(i, i === count - 1))
    return Buffer.concat([cipher.update(content.subarray(i * CHUNK, (i + 1) * CHUNK)), cipher.final(), cipher.getAuthTag()])
  })
  return Buffer.concat([MAGIC, salt, ...chunks])
}

/** A sealed file, opened: its length, and its bytes from `from` to before `to`. Reading throws when it was changed or the secret is another. */
export type Unsealed = { length: number; read(from: number, to: number): AsyncGenerator<Buffer> }

/** Opens a sealed file; null when it is none. The handle stays the caller's. */
export async function unseal(file: FileHandle, secret: string, id: string): Promise<Unsealed | null> {
  const head = Buffer.alloc(HEAD)
  const { bytesRead } = await file.read(head, 0, HEAD, 0)
  if (bytesRead < HEAD || !head.subarray(0, MAGIC.length).equals(MAGIC)) return null
  const key = keyOf(secret, head.subarray(MAGIC.length), id)
  const sealed = (await file.stat()).size - HEAD
  const count = Math.ceil(sealed / (CHUNK + TAG))
  const length = sealed - count * TAG
  if (count < 1 || length < 0) return null

  async function chunk(index: number): Promise<Buffer> {
    const last = index === count - 1
    const size = last ? sealed - index * (CHUNK + TAG) : CHUNK + TAG
    const bytes = Buffer.alloc(size)
    await file.read(bytes, 0, size, HEAD + index * (CHUNK + TAG))
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, last))
    decipher.setAuthTag(bytes.subarray(size - TAG))
    return Buffer.concat([decipher.update(bytes.subarray(0, size - TAG)), decipher.final()])
  }

  async function* read(from: number, to: number): AsyncGenerator<Buffer> {
    for (let at = from; at < to; ) {
      const index = Math.floor(at / CHUNK)
      const start = index * CHUNK
      yield (await chunk(index)).subarray(at - start, to - start)
      at = start + CHUNK
    }
  }

  return { length, read }
}

const keyOf = (secret: string, salt: Uint8Array, id: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, `jisr media ${id}`, 32))

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes[0] = last ? 1 : 0
  bytes.writeUInt32BE(index, 8)
  return bytes
}
