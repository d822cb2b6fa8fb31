import { nothing } from '../body.ts'
import { deed } from '../page.ts'
import { contentOf, Unfinished } from './body.ts'
import { Bubbles } from './bubbles.tsx'
import { Counted } from './counted.tsx'
import { HERE, WRITE_ROLES } from './words.ts'

/** The latest question of each session: an older one that is still being counted is not answered any more. */
const latest = new Map<string, symbol>()

/** How many the audience of the form would be told now. */
export const countLive = deed({
  path: `${HERE}/count`,
  roles: WRITE_ROLES,
  params: nothing,
  back: null,
  body: Unfinished,
  async act(ask, _, typed) {
    const mine = Symbol()
    latest.set(ask.session, mine)
    const content = contentOf(ask, typed)
    const rows = await ask.parts.announcements.count(content, '', () => latest.get(ask.session) !== mine)
    if (latest.get(ask.session) === mine) latest.delete(ask.session)
    return { show: rows ? <Counted ask={ask} rows={rows} /> : <p class="quiet">{ask.words('announce.count-later')}</p> }
  },
})

/** What the form would have people read. */
export const previewLive = deed({
  path: `${HERE}/preview`,
  roles: WRITE_ROLES,
  params: nothing,
  back: null,
  body: Unfinished,
  async act(ask, _, typed) {
    const { announcements } = ask.parts
    const content = contentOf(ask, typed)
    // the files of one that is written, or of the one it is written after: whoever may read it sees them
    const from = typed.id || typed.after
    const read = from === '' ? null : await announcements.read(ask.staff, from)
    return { show: <Bubbles ask={ask} previews={await announcements.preview(content, read?.announcement.id)} /> }
  },
})
