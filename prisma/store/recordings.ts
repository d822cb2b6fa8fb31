import type { RecordedAnswer } from '../../flows/content.ts'
import type { Db, Tx } from '../client.ts'
import { record } from './audit.ts'
import type { KeptFile } from './media.ts'

/** Which recording: of what, in which of the varieties that are spoken. */
export type Place = Pick<RecordedAnswer, 'service' | 'variety'>
/** A recorded answer, who recorded it and when. */
export type Recording = RecordedAnswer & { by: string | null; at: Date }
/** Who changes a recording, and when. */
export type Change = { by: { id: string; login: string }; at: Date }

const KNOWN = { id: true, service: true, variety: true, mime: true, bytes: true } as const
const placeOf = ({ service, variety }: Place) => ({ service_variety: { service, variety } })

/** All recorded answers, as the assistant sends them. */
export const readRecordings = (db: Db) => db.recording.findMany({ select: KNOWN, orderBy: [{ service: 'asc' }, { variety: 'asc' }] })

/** All recorded answers, or those of one service, with who recorded them. */
export async function listRecordings(db: Db, service?: string): Promise<Recording[]> {
  const rows = await db.recording.findMany({
    ...(service !== undefined && { where: { service } }),
    select: { ...KNOWN, at: true, staff: { select: { name: true } } },
  })
  return rows.map(({ staff, variety, ...row }) => ({ ...row, variety: variety as Place['variety'], by: staff?.name ?? null }))
}

/** A recorded answer by its place or its id; null where nobody recorded one. */
export async function findRecording(db: Db, which: Place | { id: string }): Promise<Omit<KeptFile, 'name'> | null> {
  const where = 'id' in which ? which : placeOf(which)
  const row = await db.recording.findUnique({ where, select: { id: true, mime: true, bytes: true } })
  return row && { ...row, kind: 'voice' }
}

/** Puts a recording in the place of the one there was, or takes it away (null). What was sent with the old one keeps its words. */
export async function changeRecording(db: Db, place: Place, file: KeptFile | null, { by, at }: Change): Promise<void> {
  await db.$transaction(async tx => {
    await tx.recording.deleteMany({ where: place })
    if (file) await create(tx, place, file, { by, at })
    const action = file ? 'settings.recording-kept' : 'settings.recording-removed'
    await record(tx, { at, by, action, subject: 'service', about: place.service, detail: { variety: place.variety } })
  })
}

const create = (tx: Tx, place: Place, { id, mime, bytes }: KeptFile, { by, at }: Change) =>
  tx.recording.create({ data: { ...place, id, mime, bytes, staffId: by.id, at }, select: { id: true } })
