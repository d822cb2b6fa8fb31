import { DRAFT_DAYS } from '../flows/preregister/form.ts'
import type { Db } from '../prisma/client.ts'
import { record } from '../prisma/store/audit.ts'
import { dropChecks, dropDanger, dropDrafts, dropFiles, dropMessages } from '../prisma/store/retention.ts'

/** Days each kind of thing is kept; what the notification to the CNDP says, so the two are changed together. */
export const KEPT_DAYS = {
  /** Forms left in the middle. */
  drafts: DRAFT_DAYS,
  /** What was said. */
  messages: 90,
  /** What was said where danger was spoken of, after the last case there was dealt with. */
  danger: 30,
  /** Files, after they were closed. */
  files: 730,
  /** References and birth years that did not go together. */
  checks: 30,
} as const
export type Kind = keyof typeof KEPT_DAYS

const DROPS: { readonly [K in Kind]: (db: Db, before: Date, dry: boolean) => Promise<number> } = {
  drafts: dropDrafts,
  messages: dropMessages,
  danger: dropDanger,
  files: dropFiles,
  checks: dropChecks,
}
const DAY_MS = 86_400_000

/** Lets go of what is past its time; with `dry` only counts it. What went is written in the journal, as figures. */
export async function retain(db: Db, now: Date, { dry }: { dry: boolean }): Promise<Record<Kind, number>> {
  const gone: Record<Kind, number> = { drafts: 0, messages: 0, danger: 0, files: 0, checks: 0 }
  for (const kind of Object.keys(KEPT_DAYS) as Kind[])
    gone[kind] = await DROPS[kind](db, new Date(now.getTime() - KEPT_DAYS[kind] * DAY_MS), dry)
  if (!dry && Object.values(gone).some(count => count > 0)) await record(db, { at: now, by: null, action: 'retention.done', detail: gone })
  return gone
}
