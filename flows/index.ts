import { announcements } from './announcements/index.ts'
import { appointments } from './appointments/index.ts'
import { type WantedBookings, wantsBookings } from './appointments/wanted.ts'
import { centres } from './centres/index.ts'
import { distress } from './distress/index.ts'
import { asChoice } from './engine/as-choice.ts'
import { wordsOf } from './engine/captions.ts'
import { engine, type Feature } from './engine/engine.ts'
import type { Incoming } from './engine/incoming.ts'
import { lost } from './engine/lost.ts'
import type { Flow, Session, World } from './engine/types.ts'
import { files } from './files/index.ts'
import { handover } from './handover/index.ts'
import { wantsNews } from './news/facts.ts'
import { news } from './news/index.ts'
import { offers } from './offers/index.ts'
import { wantsOffers } from './offers/wanted.ts'
import { opinions } from './opinions/index.ts'
import { registering } from './preregister/index.ts'
import { type Wanted, wantsFiles } from './preregister/wanted.ts'
import { scope } from './scope/index.ts'
import { services } from './services/index.ts'
import { HELLO, welcome } from './welcome/index.ts'

/** Everything the assistant can do, in the order its rules are tried. Adding a thing is a folder and a line here. */
export const features = [
  distress,
  announcements,
  handover,
  opinions,
  appointments,
  offers,
  news,
  files,
  registering,
  welcome,
  services,
  centres,
  scope,
] as const

/** Every conversation of several questions, by its id. */
export const flows: ReadonlyMap<string, Flow> = new Map(features.flatMap(({ flows }: Feature) => flows ?? []).map(flow => [flow.id, flow]))

export const step = engine({ features, hello: HELLO, lost })

/** The facts a turn wants read before it is decided; null for those it wants none of. */
export type Wants = { files: Wanted | null; bookings: WantedBookings | null; offers: boolean; news: boolean }

export function wants(session: Session, said: Incoming, world: World): Wants {
  const event = said.kind === 'listened' ? said.answer : said
  const words = wordsOf(event)
  const heard = words === null ? null : world.understand(words)
  const chosen = asChoice(event, session, heard, world)
  return {
    files: wantsFiles(session, chosen, world),
    bookings: wantsBookings(session, chosen, world),
    offers: wantsOffers(session, chosen, world),
    news: wantsNews(session, chosen, world),
  }
}
