import { Prisma } from '../../generated/sqlite/client.ts'

/** A stretch of a list: which rows, in the order of which column, each from its end on when `down`. */
export type Lane = { where: Prisma.Sql; by: Prisma.Sql; down?: boolean }

const urgent = Prisma.sql`h."urgent" = TRUE`
const calm = Prisma.sql`h."urgent" = FALSE`
const openedAt = Prisma.sql`h."openedAt"`
const waitingSince = Prisma.sql`h."waitingSince"`
const both = (a: Prisma.Sql, b: Prisma.Sql) => Prisma.sql`${a} AND ${b}`

/** The lists of hand-overs. Within each, one lane comes after the other: danger before all else, then who has waited longest. */
export const LANES = {
  waiting: () => {
    const awaited = Prisma.sql`h."state" IN ('waiting', 'taken') AND h."waitingSince" IS NOT NULL`
    return [
      { where: both(awaited, urgent), by: waitingSince },
      { where: both(awaited, calm), by: waitingSince },
    ]
  },
  mine: staffId => {
    const held = Prisma.sql`h."assigneeId" = ${staffId} AND h."state" = 'taken'`
    const awaited = both(held, Prisma.sql`h."waitingSince" IS NOT NULL`)
    return [
      { where: both(awaited, urgent), by: waitingSince },
      { where: both(awaited, calm), by: waitingSince },
      { where: both(held, Prisma.sql`h."waitingSince" IS NULL`), by: openedAt },
    ]
  },
  unassigned: () => {
    const free = Prisma.sql`h."state" = 'waiting'`
    return [
      { where: both(free, urgent), by: openedAt },
      { where: both(free, calm), by: openedAt },
    ]
  },
  snoozed: () => {
    const aside = Prisma.sql`h."state" = 'snoozed'`
    return [
      { where: both(aside, Prisma.sql`h."snoozedUntil" IS NOT NULL`), by: Prisma.sql`h."snoozedUntil"` },
      { where: both(aside, Prisma.sql`h."snoozedUntil" IS NULL`), by: openedAt },
    ]
  },
  // a conversation is listed by its last case, once
  resolved: () => [
    {
      where: Prisma.sql`h."state" = 'resolved' AND NOT EXISTS (
        SELECT 1 FROM "Handover" l WHERE l."conversationId" = h."conversationId" AND (l."openedAt", l."id") > (h."openedAt", h."id"))`,
      by: Prisma.sql`h."resolvedAt"`,
      down: true,
    },
  ],
} as const satisfies Record<string, (staffId: string) => readonly Lane[]>

export type ListName = keyof typeof LANES
