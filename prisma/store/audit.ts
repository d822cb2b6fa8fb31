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
