import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Content } from '../flows/content.ts'
import type { Db } from './client.ts'
import { seedPlans } from './seed-plans.ts'
import { contentSchema } from './store/content.ts'
import { questionsSchema } from './store/offers.ts'

const aliasesSchema = z.record(z.string(), z.array(z.string()))
const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'seed', `${name}.json`), 'utf8'))

/** The content a new installation begins with, from the readable files of `prisma/seed`. */
export function seedFiles(): { content: Content; aliases: Record<string, string[]>; communeAliases: Record<string, string[]> } {
  const names = ['themes', 'services', 'centres', 'hotlines', 'holidays', 'ramadans', 'communes'] as const
  return {
    content: contentSchema.parse(Object.fromEntries(names.map(name => [name, read(name)]))),
    aliases: aliasesSchema.parse(read('aliases')),
    communeAliases: aliasesSchema.parse(read('commune-aliases')),
  }
}

/** Fills an empty database; one that has content is left as its staff made it. Returns whether it seeded. */
export async function seed(db: Db): Promise<boolean> {
  const seeded = await seedContent(db)
  await seedOffers(db)
  await seedForms(db)
  await seedPlans(db)
  return seeded
}

/** The services one may be registered for, without a number of places: how many there are is for the centres to say. */
export const seedOfferKeys = (): string[] => z.array(z.string()).parse(read('offers'))

// a database of an earlier release has its content, but no offers yet
async function seedOffers(db: Db): Promise<void> {
  if ((await db.offer.count()) > 0) return
  const known = new Set((await db.service.findMany({ select: { key: true } })).map(({ key }) => key))
  const open = seedOfferKeys().filter(key => known.has(key))
  await db.offer.createMany({ data: open.map((service, position) => ({ id: service, service, position })) })
}

const formsSchema = z.array(z.object({ service: z.string(), questions: questionsSchema }))

/** What some services ask besides, in their short forms; staff publish others in their place. */
export const seededForms = (): z.infer<typeof formsSchema> => formsSchema.parse(read('forms'))

// a service whose questions staff have published keeps them
async function seedForms(db: Db): Promise<void> {
  for (const { service, questions } of seededForms()) {
    if ((await db.formVersion.count({ where: { service } })) > 0) continue
    const data = { id: `${service}-1`, service, version: 1, questions: JSON.stringify(questions), publishedAt: new Date(0) }
    await db.formVersion.createMany({ data: [data] })
  }
}

async function seedContent(db: Db): Promise<boolean> {
  if ((await db.service.count()) > 0) return false
  const { content, aliases, communeAliases } = seedFiles()
  const placed = <T>(rows: readonly T[]) => rows.map((row, position) => ({ ...row, position }))
  await db.$transaction([
    db.theme.createMany({ data: [...content.themes] }),
    db.service.createMany({
      data: placed(content.services).map(row => ({ ...row, papers: [...row.papers], aliases: aliases[row.key] ?? [] })),
    }),
    db.centre.createMany({
      data: placed(content.centres).map(({ place, ...row }) => ({
        ...row,
        ...(place && { place }),
        hours: [...row.hours],
        ramadanHours: [...row.ramadanHours],
        services: [...row.services],
      })),
    }),
    db.hotline.createMany({ data: [...content.hotlines] }),
    db.holiday.createMany({ data: [...content.holidays] }),
    db.ramadan.createMany({ data: [...content.ramadans] }),
    db.commune.createMany({
      data: placed(content.communes).map(row => ({
        ...row,
        variants: [...new Set([...row.variants, ...(communeAliases[row.names.fr] ?? [])])],
      })),
    }),
  ])
  return true
}
