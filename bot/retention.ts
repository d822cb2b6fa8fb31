import { DRAFT_DAYS } from '../flows/preregister/form.ts'
import type { Db } from '../prisma/client.ts'
import { type Deed, record } from '../prisma/store/audit.ts'
import { dropChecks, dropDanger, dropDrafts, dropFiles, dropMessages } from '../prisma/store/retention.ts'
import { type RetentionDays, retentionDays } from '../prisma/store/retention-days.ts'

/** `drafts`: forms left in the middle; their owners were told how long, so nobody sets it. */
export type KeptDays = RetentionDays & { drafts: number }
export type Kind = keyof KeptDays
export const KINDS: readonly Kind[] = ['drafts', 'messages', 'danger', 'files', 'checks']

/** Days each kind of thing is kept. */
export const keptDays = async (db: Db): Promise<KeptDays> => ({ drafts: DRAFT_DAYS, ...(await retentionDays(db)) })

const DROPS: { readonly [K in Kind]: (db: Db, before: Date, dry: boolean) => Promise<number> } = {
  drafts: dropDrafts,
  messages: dropMessages,
  danger: dropDanger,
  files: dropFiles,
  checks: dropChecks,
}
const DAY_MS = 86_400_000

/** Lets go of what is past its time; with `dry` only counts it. What went is written in the journal, as figures. */
export async function retain(db: Db, now: Date, { dry, by = null }: { dry: boolean; by?: Deed['by'] }): Promise<Record<Kind, number>> {
  const days = await keptDays(db)
  const gone: Record<Kind, number> = { drafts: 0, messages: 0, danger: 0, files: 0, checks: 0 }
  for (const kind of KINDS) gone[kind] = await DROPS[kind](db, new Date(now.getTime() - days[kind] * DAY_MS), dry)
  if (!dry && Object.values(gone).some(count => count > 0)) await record(db, { at: now, by, action: 'retention.done', detail: gone })
  return gone
}
