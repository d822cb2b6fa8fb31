import type { Tx } from '../../../prisma/client.ts'
import type { AgendaRow } from '../../../prisma/store/agenda.ts'
import { record } from '../../../prisma/store/audit.ts'
import type { Acting } from '../../desk/acting.ts'

/** What staff did with an appointment, written in the journal. */
export const noted = (
  tx: Tx,
  by: Acting,
  at: Date,
  action: string,
  { code, centre }: Pick<AgendaRow, 'code' | 'centre'>,
  detail?: Record<string, string | number | boolean>,
) => record(tx, { at, by, action, subject: 'appointment', about: code, centre, ...(detail && { detail }) })
