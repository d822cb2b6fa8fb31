import type { RecipientRow } from '../../../prisma/store/announcement-progress.ts'
import { wordFor } from '../messages/words.ts'
import { type Ask, download } from '../page.ts'
import { tableFile } from '../table-file.ts'
import { clockDate, clockTime } from '../when.tsx'
import { OneParams } from './editor.tsx'
import { HERE, LEAD_ROLES, reasonWord } from './words.ts'

const HEAD = ['conversation', 'channel', 'variety', 'state', 'reason', 'sent', 'answered', 'registered', 'opted-out'] as const

/** Everybody of an announcement as a table: what became of each, without names and without numbers. */
export const peopleCsv = download({
  path: `${HERE}/:id/people.csv`,
  roles: LEAD_ROLES,
  params: OneParams,
  async give(ask, { id }) {
    const { announcements } = ask.parts
    const [read, people] = await Promise.all([announcements.read(ask.staff, id), announcements.recipients(ask.staff, id)])
    if (!read || !people) return null
    const head = HEAD.map(key => ask.words(`announce.csv.${key}`))
    return tableFile(ask, {
      name: 'announcement',
      action: 'announcement.exported',
      of: { subject: 'announcement', about: id, centre: read.announcement.centre },
      head,
      rows: rows(ask, people),
    })
  },
})

// of the others the instant is only when their turn came
const ARRIVED: ReadonlySet<string> = new Set(['sent', 'delivered', 'read'])

async function* rows(ask: Ask, people: AsyncIterable<RecipientRow>): AsyncGenerator<string[]> {
  for await (const { conversationId, channel, locale, state, reason, sentAt, answeredAt, registeredAt, optedOutAt } of people)
    yield [
      conversationId,
      wordFor(ask, 'channel', channel),
      wordFor(ask, 'variety', locale),
      wordFor(ask, 'announce.recipient', state),
      reason === null ? '' : reasonOfOne(ask, reason),
      ...[ARRIVED.has(state) ? sentAt : null, answeredAt, registeredAt, optedOutAt].map(at => instant(ask, at)),
    ]
}

const instant = ({ parts: { clock } }: Ask, at: Date | null): string => (at ? `${clockDate(clock, at)} ${clockTime(clock, at)}` : '')

// beside one conversation it is not said why nothing is sent there unasked: whoever spoke of danger is among those who said stop
const PRIVATE: ReadonlySet<string> = new Set(['discreet', 'opted-out', 'forgotten'])
const reasonOfOne = (ask: Ask, reason: string): string =>
  PRIVATE.has(reason) ? ask.words('announce.reason-of-one') : reasonWord(ask, reason)
