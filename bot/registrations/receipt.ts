import { Readable } from 'node:stream'
import { readReference } from '../../flows/preregister/reference.ts'
import type { KnownFile } from '../../prisma/store/media.ts'
import type { OpenedFile } from '../ports.ts'
import { receiptPicture } from './picture.ts'

/** Receipts lie in no store: each is drawn when it is looked at, from its name. It holds nothing but the reference whoever asks gives. */
const PREFIX = 'receipt-'

export const receiptId = (reference: string): string => `${PREFIX}${reference}`

/** A receipt as a file of a message. */
export function receiptFile(reference: string): KnownFile {
  return {
    id: receiptId(reference),
    kind: 'photo',
    mime: 'image/png',
    bytes: receiptPicture(reference).length,
    name: 'jisr.png',
    state: 'kept',
  }
}

/** The picture a name stands for; null for the name of anything else. */
export function receiptContent(id: string): Buffer | null {
  const read = id.startsWith(PREFIX) ? readReference(id.slice(PREFIX.length)) : null
  return read && read !== 'wrong' ? receiptPicture(read.reference) : null
}

/** The picture as a page opens it, whole or in part; null for the name of anything else. */
export function openReceipt(id: string, part?: { from: number; to: number }): OpenedFile | null {
  const content = receiptContent(id)
  if (!content) return null
  const [from, to] = part ? [part.from, Math.min(part.to, content.length)] : [0, content.length]
  const stream = Readable.from([content.subarray(from, to)])
  return { id, kind: 'photo', mime: 'image/png', name: 'jisr.png', bytes: content.length, length: content.length, from, to, stream }
}
