import type { Db, Tx } from '../client.ts'

/** Something a person did, for the journal. Ids and figures only: nothing a citizen wrote, no name, no number. */
export type Deed = {
  at: Date
  /** Who; null when it was done from the terminal. */
  by: { id: string; login: string } | null
  /** Like `staff.signed-in`, `conversation.read`. */
  action: string
  /** What it was done to, like `conversation`, and its id. */
  subject?: string
  about?: string
  centre?: string | null
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Whether somebody did something to something since an instant. */
export async function recorded(db: Db, { by, action, subject, about }: Deed & { by: { id: string } }, since: Date): Promise<boolean> {
  const where = { subject: subject ?? null, about: about ?? null, action, staffId: by.id, at: { gte: since } }
  return (await db.audit.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true } })) !== null
}

/** Adds a line to the journal. Give the transaction of what was done, so that neither stands without the other. */
export async function record(db: Db | Tx, { at, by, action, subject, about, centre, detail }: Deed): Promise<void> {
  await db.audit.create({
    data: {
      at,
      action,
      staffId: by?.id ?? null,
      login: by?.login ?? null,
      subject: subject ?? null,
      about: about ?? null,
      centre: centre ?? null,
      detail: detail ? JSON.stringify(detail) : null,
    },
  })
}
