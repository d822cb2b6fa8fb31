import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const u16 = (value: number) => Buffer.from([value >> 8, value & 255])
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const u32le = (value: number) => Buffer.from(u32(value)).reverse()

/** Words that must be nowhere in a picture once it is kept. */
export const TELLTALE = '23.6848 N 15.9570 W, Dakhla'

const segment = (marker: number, body: Uint8Array) => Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body])

/** EXIF that says which way up, and where. */
export function exif(turned: number): Buffer {
  const tiff = Buffer.concat([
    ascii('II*\0'),
    u32le(8),
    Buffer.from([1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0]),
    u32le(0),
    ascii(TELLTALE),
  ])
  return Buffer.concat([ascii('Exif\0\0'), tiff])
}

// one grey point, as libjpeg writes it
const POINT = Buffer.from(
  'ffdb004300' +
    '01'.repeat(64) +
    'ffc0000b080001000101011100' +
    'ffc40014000100000000000000000000000000000009' +
    'ffc40014100100000000000000000000000000000000' +
    'ffda0008010100003f00' +
    '54ff00df',
  'hex',
)
const JFIF = segment(0xe0, Buffer.concat([ascii('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])]))
const SOI = Buffer.from([0xff, 0xd8])
const EOI = Buffer.from([0xff, 0xd9])

/** A JPEG of one point. */
export const jpeg = (): Buffer => Buffer.concat([SOI, JFIF, POINT, EOI])
/** The same with all that phones put beside it, and something hung on behind its end. */
export const talkativeJpeg = (turned = 6): Buffer =>
  Buffer.concat([
    ...[SOI, JFIF, segment(0xe1, exif(turned)), segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${TELLTALE}`))],
    ...[
      segment(0xed, ascii(`Photoshop 3.0\0${TELLTALE}`)),
      segment(0xfe, ascii(TELLTALE)),
      POINT,
      EOI,
      ascii(`<script>${TELLTALE}</script>`),
    ],
  ])

const chunk = (name: string, body: Uint8Array) => {
  const named = Buffer.concat([ascii(name), body])
  return Buffer.concat([u32(body.length), named, u32(crc32(named))])
}
/** A PNG of one point, with what `extra` puts into it. */
export const png = (...extra: readonly Buffer[]): Buffer =>
  Buffer.concat([
    ...[ascii('\x89PNG\r\n\x1a\n'), chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])), ...extra],
    ...[chunk('IDAT', deflateSync(Buffer.from([0, 128]))), chunk('IEND', Buffer.alloc(0))],
  ])
export const talkativePng = (): Buffer =>
  Buffer.concat([
    png(chunk('tEXt', ascii(`Comment\0${TELLTALE}`)), chunk('eXIf', exif(1).subarray(6)), chunk('tIME', Buffer.alloc(7))),
    ascii(TELLTALE),
  ])

const riff = (name: string, body: Uint8Array) => Buffer.concat([ascii(name), u32le(body.length), body, Buffer.alloc(body.length % 2)])
// one point of VP8L
const VP8L = Buffer.from('2f00000000075009ffff0300', 'hex')
const webpOf = (...chunks: readonly Buffer[]) => riff('RIFF', Buffer.concat([ascii('WEBP'), ...chunks]))
export const webp = (): Buffer => webpOf(riff('VP8X', Buffer.alloc(10)), riff('VP8L', VP8L))
export const talkativeWebp = (): Buffer =>
  webpOf(
    riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riff('VP8L', VP8L),
    riff('EXIF', exif(1)),
    riff('XMP ', ascii(TELLTALE)),
  )

export const pdf = (): Buffer => ascii('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
export const gif = (): Buffer => Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex')
/** The same with a remark, another program's words, and something behind its end. */
export const talkativeGif = (): Buffer => {
  const words = (label: number, name: string) =>
    Buffer.concat([
      Buffer.from([0x21, label]),
      ...(name ? [Buffer.from([11]), ascii(name)] : []),
      Buffer.from([TELLTALE.length]),
      ascii(TELLTALE),
      Buffer.from([0]),
    ])
  const plain = gif()
  return Buffer.concat([plain.subarray(0, 19), words(0xfe, ''), words(0xff, 'XMP DataXMP'), plain.subarray(19), ascii(TELLTALE)])
}
/** A phone's film, as it says where and when it was taken; `told`: whether it does. */
export const film = (told: boolean): Buffer => {
  const box = (name: string, ...body: readonly Uint8Array[]) => {
    const whole = Buffer.concat(body)
    return Buffer.concat([u32(8 + whole.length), ascii(name), whole])
  }
  const secret = (name: string) => box(told ? name : 'free', told ? ascii(TELLTALE) : Buffer.alloc(TELLTALE.length))
  const head = (name: string) =>
    box(name, Buffer.alloc(4), told ? u32(3_900_000_000) : u32(0), told ? u32(3_900_000_001) : u32(0), Buffer.from('as it was'))
  const track = box('trak', head('tkhd'), box('mdia', head('mdhd')), secret('udta'))
  return Buffer.concat([
    box('ftyp', ascii('isom'), u32(512), ascii('isommp42')),
    box('moov', head('mvhd'), track, secret('udta'), secret('meta')),
    secret('uuid'),
    box('mdat', ascii('frames')),
  ])
}
/** A letter whose first part grows to so many megabytes when it is unpacked, from a thousandth of that. */
export function bomb(megabytes: number): Buffer {
  const [name, body] = [ascii('[Content_Types].xml'), deflateRawSync(Buffer.alloc(megabytes * 2 ** 20))]
  const sizes = Buffer.concat([u32le(0), u32le(body.length), u32le(megabytes * 2 ** 20), Buffer.from([name.length, 0, 0, 0])])
  return Buffer.concat([ascii('PK\x03\x04'), Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, name, body])
}
/** An animated sticker of Telegram: a drawing that is packed. */
export const tgs = (): Buffer => gzipSync(ascii('{"v":"5.5.2","tgs":1}'))
export const heic = (): Buffer => Buffer.concat([u32(24), ascii('ftypheic'), u32(0), ascii('mif1heic'), u32(8), ascii('mdat')])
export const ogg = (): Buffer => Buffer.concat([ascii('OggS'), Buffer.alloc(24), ascii('OpusHead'), Buffer.alloc(64)])
export const mp4 = (): Buffer => Buffer.concat([u32(24), ascii('ftypisom'), u32(512), ascii('isommp42'), u32(8), ascii('mdat')])
export const mp3 = (): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413), Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)])

/** A zip of files that are not pressed. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(files).map(([name, text]) => {
    const body = Buffer.from(text)
    const about = Buffer.concat([Buffer.from([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]), u32le(crc32(body)), u32le(body.length), u32le(body.length)])
    return { name, body, about, sizes: Buffer.from([name.length, 0, 0, 0]) }
  })
  const locals = parts.map(({ name, body, about, sizes }) => Buffer.concat([ascii('PK\x03\x04'), about, sizes, ascii(name), body]))
  const starts = locals.map((_, i) => locals.slice(0, i).reduce((sum, { length }) => sum + length, 0))
  const central = Buffer.concat(
    parts.map(({ name, about, sizes }, i) =>
      Buffer.concat([ascii('PK\x01\x02'), Buffer.from([20, 0]), about, sizes, Buffer.alloc(10), u32le(starts[i] ?? 0), ascii(name)]),
    ),
  )
  const count = Buffer.from([parts.length, 0])
  const end = Buffer.concat([
    ascii('PK\x05\x06'),
    Buffer.alloc(4),
    count,
    count,
    u32le(central.length),
    u32le(Buffer.concat(locals).length),
    Buffer.alloc(2),
  ])
  return Buffer.concat([...locals, central, end])
}
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const docx = (): Buffer =>
  zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/></Types>`,
    'word/document.xml': '<w:document/>',
  })

const sized = (length: number) => Buffer.concat([Buffer.from([0x10]), Buffer.from([length >> 16, (length >> 8) & 255, length & 255])])
const element = (id: string, body: Uint8Array) => Buffer.concat([Buffer.from(id, 'hex'), sized(body.length), body])
const UNKNOWN = Buffer.from('01ffffffffffffff', 'hex')
const OPUS_HEAD = Buffer.concat([ascii('OpusHead'), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])])

/** A recording as browsers write it; `live`: without saying how long its parts are. */
export function webm(packets: readonly Uint8Array[], live = false, codec = 'A_OPUS'): Buffer {
  const part = (id: string, body: Uint8Array) => (live ? Buffer.concat([Buffer.from(id, 'hex'), UNKNOWN, body]) : element(id, body))
  const track = Buffer.concat([element('d7', Buffer.from([1])), element('86', ascii(codec)), element('63a2', OPUS_HEAD)])
  const blocks = packets.map((packet, i) =>
    element('a3', Buffer.concat([Buffer.from([0x81, (i * 20) >> 8, (i * 20) & 255, 0x80]), packet])),
  )
  const cluster = part('1f43b675', Buffer.concat([element('e7', Buffer.from([0])), ...blocks]))
  const header = element('1a45dfa3', Buffer.concat([element('4282', ascii('webm')), element('4287', Buffer.from([4]))]))
  return Buffer.concat([header, part('18538067', Buffer.concat([element('1654ae6b', element('ae', track)), cluster]))])
}
