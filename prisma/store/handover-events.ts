import type { Tx } from '../client.ts'

export type Happened = { kind: string; detail?: Readonly<Record<string, string | number>>; staffId?: string | null; at: Date }

/** Adds to what happened to a hand-over. */
export async function addEvent(tx: Tx, handoverId: string, { kind, detail, staffId, at }: Happened): Promise<void> {
  await tx.handoverEvent.create({
    data: { handoverId, kind, at, staffId: staffId ?? null, detail: detail ? JSON.stringify(detail) : null },
  })
}
