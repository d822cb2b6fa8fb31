import { allOpinions } from '../../../prisma/store/opinions.ts'
import { wordFor } from '../messages/words.ts'
import { type Ask, download } from '../page.ts'
import { LEAD_ROLES } from '../registrations/words.ts'
import { tableFile } from '../table-file.ts'
import { clockDate, clockTime } from '../when.tsx'
import { OFFERS, OfferParams, offerSeen } from './words.ts'

const HEAD = ['rating', 'words', 'variety', 'at'] as const

/** How those who took part found an offer, each in a line, without who said so. */
export const opinionsCsv = download({
  path: `${OFFERS}/:id/opinions.csv`,
  roles: LEAD_ROLES,
  params: OfferParams,
  async give(ask, { id }) {
    if (!(await offerSeen(ask, id))) return null
    const head = HEAD.map(key => ask.words(`offers.opinion-${key}`))
    return tableFile(ask, { name: 'opinions', action: 'opinion.exported', head, rows: rows(ask, id) })
  },
})

async function* rows(ask: Ask, offer: string): AsyncGenerator<string[]> {
  const { clock } = ask.parts
  for await (const { rating, words, locale, at } of allOpinions(ask.parts.db, offer))
    yield [
      rating === null ? '' : wordFor(ask, 'rating', String(rating)),
      words ?? '',
      wordFor(ask, 'variety', locale),
      `${clockDate(clock, at)} ${clockTime(clock, at)}`,
    ]
}
