import { z } from 'zod'
import type { Content } from '../../flows/content.ts'
import type { Db } from '../client.ts'
import { readRecordings } from './recordings.ts'

const words = z.object({ ar: z.string(), ary: z.string(), 'ary-Latn': z.string(), fr: z.string() })
const opening = z.object({ weekday: z.number().int().min(1).max(7), from: z.number().int().min(0), to: z.number().int().max(1440) })

const theme = z.object({ key: z.string(), emoji: z.string(), names: words, position: z.number() })
const service = z.object({
  key: z.string(),
  theme: z.string(),
  names: words,
  what: words,
  audience: words,
  papers: z.array(words),
  steps: words,
  cost: words,
  where: words,
  confirmed: z.boolean(),
})
const centre = z.object({
  key: z.string(),
  names: words,
  commune: z.string(),
  place: words.nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  sample: z.boolean(),
  hours: z.array(opening),
  ramadanHours: z.array(opening),
  services: z.array(z.string()),
})
const hotline = z.object({
  key: z.string(),
  number: z.string(),
  names: words,
  audience: z.enum(['everyone', 'women', 'children']),
  position: z.number(),
  verifiedAt: z.iso.date(),
})
const holiday = z.object({ date: z.iso.date(), names: words, kind: z.enum(['fixed', 'announced', 'forecast']), closed: z.boolean() })
const ramadan = z.object({ from: z.iso.date(), to: z.iso.date(), kind: z.enum(['announced', 'forecast']) })
const commune = z.object({ code: z.string(), names: words, province: words, variants: z.array(z.string()) })

const recording = z.object({
  service: z.string(),
  variety: z.enum(['fr', 'ar', 'ary']),
  id: z.string(),
  mime: z.string(),
  bytes: z.number(),
})

/** What a seed file and the content tables must look like. */
export const contentSchema = z.object({
  themes: z.array(theme),
  services: z.array(service),
  centres: z.array(centre),
  hotlines: z.array(hotline),
  holidays: z.array(holiday),
  ramadans: z.array(ramadan),
  communes: z.array(commune),
  // made on the spot: no seed has any
  recordings: z.array(recording).default([]),
})

/** Everything the assistant answers from. Throws when a row is not what it should be, naming it. */
export async function readContent(db: Db): Promise<Content> {
  const byPosition = { orderBy: { position: 'asc' } } as const
  return contentSchema.parse({
    themes: await db.theme.findMany(byPosition),
    services: await db.service.findMany(byPosition),
    centres: await db.centre.findMany(byPosition),
    hotlines: await db.hotline.findMany(byPosition),
    holidays: await db.holiday.findMany({ orderBy: { date: 'asc' } }),
    ramadans: await db.ramadan.findMany({ orderBy: { from: 'asc' } }),
    communes: await db.commune.findMany(byPosition),
    recordings: await readRecordings(db),
  })
}

/** The other names citizens give the services, by service key. */
export async function readAliases(db: Db): Promise<Record<string, string[]>> {
  const rows = await db.service.findMany({ select: { key: true, aliases: true } })
  return Object.fromEntries(rows.map(({ key, aliases }) => [key, z.array(z.string()).parse(aliases)]))
}
