import { crc32, deflateSync } from 'node:zlib'
import { create } from 'qrcode'

/** Dots of a module of the code, and the modules of white around it (ISO/IEC 18004 wants four). */
const DOT = 8
const QUIET = 4
/** Dots of a stroke of the letters. */
const STROKE = 4
const [LETTER, GAP] = [5, 1]

/** Five rows of five strokes: what a reference is written with. */
const GLYPHS: Readonly<Record<string, readonly string[]>> = {
  '0': ['.###.', '#...#', '#...#', '#...#', '.###.'],
  '1': ['..#..', '.##..', '..#..', '..#..', '.###.'],
  '2': ['####.', '....#', '.###.', '#....', '#####'],
  '3': ['####.', '....#', '.###.', '....#', '####.'],
  '4': ['#..#.', '#..#.', '#####', '...#.', '...#.'],
  '5': ['#####', '#....', '####.', '....#', '####.'],
  '6': ['.###.', '#....', '####.', '#...#', '.###.'],
  '7': ['#####', '....#', '...#.', '..#..', '..#..'],
  '8': ['.###.', '#...#', '.###.', '#...#', '.###.'],
  '9': ['.###.', '#...#', '.####', '....#', '.###.'],
  J: ['....#', '....#', '....#', '#...#', '.###.'],
  S: ['.####', '#....', '.###.', '....#', '####.'],
  R: ['####.', '#...#', '####.', '#..#.', '#...#'],
  '-': ['.....', '.....', '#####', '.....', '.....'],
}

/**
 * The receipt as a picture (PNG, one bit a dot): a code the desk scans, and the reference below it, to be read aloud. It holds the reference
 * and nothing else.
 */
export function receiptPicture(reference: string): Buffer {
  const { modules } = create(reference, { errorCorrectionLevel: 'M' })
  const side = (modules.size + 2 * QUIET) * DOT
  const text = [...reference].map(letter => GLYPHS[letter] ?? [])
  const textWidth = (text.length * (LETTER + GAP) - GAP) * STROKE
  const width = Math.max(side, textWidth + 2 * QUIET * DOT)
  const height = side + (LETTER + QUIET) * STROKE + QUIET * DOT
  const left = Math.floor((width - side) / 2)
  const textLeft = Math.floor((width - textWidth) / 2)
  const isBlack = (x: number, y: number): boolean =>
    codeAt(modules, Math.floor((x - left) / DOT) - QUIET, Math.floor(y / DOT) - QUIET) ||
    letterAt(text, Math.floor((x - textLeft) / STROKE), Math.floor((y - side) / STROKE))
  return png(width, height, isBlack)
}

type Modules = ReturnType<typeof create>['modules']
const codeAt = ({ size, data }: Modules, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < size && y < size && data[y * size + x] === 1

const letterAt = (text: readonly (readonly string[])[], x: number, y: number): boolean =>
  x >= 0 && y >= 0 && text[Math.floor(x / (LETTER + GAP))]?.[y]?.[x % (LETTER + GAP)] === '#'

/** A black and white PNG (ISO/IEC 15948). */
function png(width: number, height: number, isBlack: (x: number, y: number) => boolean): Buffer {
  const bytes = Math.ceil(width / 8)
  const rows = Buffer.alloc((bytes + 1) * height, 0xff)
  for (let y = 0; y < height; y++) {
    rows[y * (bytes + 1)] = 0
    for (let x = 0; x < width; x++) if (isBlack(x, y)) blacken(rows, y * (bytes + 1) + 1, x)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function blacken(rows: Buffer, begin: number, x: number): void {
  const at = begin + (x >> 3)
  rows[at] = (rows[at] ?? 0) & ~(0x80 >> (x & 7))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
