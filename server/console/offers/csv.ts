import { ROLES } from '../../../prisma/store/staff.ts'
import { type Ask, download } from '../page.ts'
import { followedBy, serviceName } from '../registrations/words.ts'
import { tableFile } from '../table-file.ts'
import { Listing, listedOffers } from './listing.ts'
import { OFFERS, offerName } from './words.ts'

/** The offers as a table, with the filters of the page. */
export const offersCsv = download({
  path: `${OFFERS}.csv`,
  roles: ROLES,
  params: Listing,
  give: (ask, listing) => {
    const { words } = ask
    const dates = [words('offers.starts'), words('offers.ends'), words('offers.deadline')]
    const head = [words('offers.one'), words('files.service'), words('files.centre'), words('offers.state'), ...dates]
    const counts = [words('offers.places'), words('offers.taken-places')]
    return tableFile(ask, { name: 'offers', action: 'offer.exported', head: [...head, ...counts], rows: rows(ask, listing) })
  },
})

async function* rows(ask: Ask, listing: Listing): AsyncGenerator<string[]> {
  for (const offer of await listedOffers(ask, listing)) {
    const { service, centre, standing, startsOn, endsOn, deadline, places, taken } = offer
    const where = centre === null ? ask.words('offers.everywhere') : followedBy(ask, centre)
    const dates = [startsOn ?? '', endsOn ?? '', deadline ?? '']
    yield [
      offerName(ask, offer),
      serviceName(ask, service),
      where,
      ask.words(`offers.${standing}`),
      ...dates,
      places?.toString() ?? '',
      String(taken),
    ]
  }
}
