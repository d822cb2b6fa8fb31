import { TYPES } from './kinds.ts'

const LONGEST = 80
// what turns the reading direction round makes “fdp.exe” look like “exe.pdf”
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const RESERVED = /[/\\:*?"<>|%]/g

/**
 * A file's name as it may be shown and saved: no folders, nothing hidden, not endless, and with the ending of what the file
 * really is. Null for a name of which nothing is left.
 */
export function cleanName(given: string | null | undefined, mime: string): string | null {
  const last = (given ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last.normalize('NFC').replace(HIDDEN, '').replace(RESERVED, '_').replace(/\s+/gu, ' ').trim()
  const endings = TYPES[mime]?.endings ?? ['bin']
  const [, stem = plain, ending = ''] = /^(.*?)\.([^.]{1,8})$/u.exec(plain) ?? []
  const name = [...stem.replace(/^[.\s]+|[.\s]+$/gu, '')].slice(0, LONGEST).join('')
  if (!/[\p{L}\p{N}]/u.test(name)) return null
  return `${name}.${(endings as readonly string[]).includes(ending.toLowerCase()) ? ending.toLowerCase() : endings[0]}`
}
