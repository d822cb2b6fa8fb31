import { z } from 'zod'
import type { AnnouncementRefusal } from '../../../bot/announcements/index.ts'
import { mayWrite } from '../../../bot/announcements/sight.ts'
import { STATES } from '../../../flows/announcements/announcement.ts'
import { keepAudience } from '../../../prisma/store/saved-audiences.ts'
import { BackTo } from '../back-to.tsx'
import { line, nothing } from '../body.ts'
import { localInstant, minutesOf } from '../local-instant.ts'
import { type Ask, deed, type Outcome } from '../page.ts'
import { contentOf, Typed } from './body.ts'
import { editAnnouncement, newAnnouncement, OneParams } from './editor.tsx'
import { hoursWord, isForNobody, wrongDay } from './limits.ts'
import { announcement } from './one.tsx'
import { announcementAddress, HERE, momentOf, notDone, WRITE_ROLES } from './words.ts'

async function keep(ask: Ask, typed: Typed, known?: { id: string; version: number }): Promise<Outcome> {
  const { parts, staff, words } = ask
  const content = contentOf(ask, typed)
  if (content.centre !== null && !parts.content().centres.some(({ key }) => key === content.centre))
    return { refused: 422, sentence: words('form.wrong'), fields: { centre: words('form.unreadable') } }
  if (typed.registeredState !== '' && typed.registered === '') return notDone(ask, { refused: 'invalid', why: 'no-file' })
  const when = wrongDay(ask, content.expiresAt)
  if (when) return { refused: 422, sentence: words('form.wrong'), fields: { expires: words(when) } }
  const saved = await parts.announcements.save(staff, content, known)
  return 'refused' in saved ? notDone(ask, saved) : { go: announcementAddress(saved.id), told: words('announce.kept') }
}

export const addAnnouncement = deed({
  path: `${HERE}/new`,
  roles: WRITE_ROLES,
  params: nothing,
  back: newAnnouncement,
  body: Typed,
  async act(ask, _, typed) {
    const outcome = await keep(ask, typed)
    const id = outcome && 'go' in outcome ? outcome.go.slice(HERE.length + 1) : ''
    if (id !== '' && typed.after !== '') await ask.parts.announcements.files.copy(ask.staff, typed.after, id)
    return outcome
  },
})

export const changeAnnouncement = deed({
  path: `${HERE}/:id/edit`,
  roles: WRITE_ROLES,
  params: OneParams,
  back: editAnnouncement,
  body: Typed,
  act: (ask, { id }, typed) => keep(ask, typed, { id, version: typed.over ?? typed.version }),
})

const notThen = ({ words }: Ask, field: 'date' | 'time', why: string): Outcome => ({
  refused: 422,
  sentence: words('form.wrong'),
  fields: { [field]: why },
})

const DEEDS = ['submit', 'withdraw', 'approve', 'schedule', 'unschedule', 'start', 'pause', 'resume', 'cancel', 'retry'] as const
const Asked = z.object({
  deed: z.enum(DEEDS),
  version: z.coerce.number().int().min(1),
  state: z.enum(STATES),
  date: z.union([z.literal(''), z.iso.date('form.unreadable')]).default(''),
  time: z.string().max(10).default(''),
})

const NEEDS_PEOPLE: readonly string[] = ['submit', 'schedule', 'start']

/** Goes on with an announcement as it was seen. */
export const actOnAnnouncement = deed({
  path: `${HERE}/:id/act`,
  roles: WRITE_ROLES,
  params: OneParams,
  back: announcement,
  body: Asked,
  async act(ask, { id }, { deed, version, state, date, time }) {
    const { parts, staff, words } = ask
    const minutes = minutesOf(time)
    const at = date === '' || minutes === null ? null : localInstant(parts.clock, date, minutes)
    if (deed === 'schedule' && wrongDay(ask, at) === 'announce.too-far') return notThen(ask, 'date', words('announce.too-far'))
    if (NEEDS_PEOPLE.includes(deed) && (await isForNobody(ask, id)))
      return { refused: 422, sentence: words('announce.refused.no-audience') }
    const done = await parts.announcements.act(staff, id, deed, { version, state, ...(at && { at }) })
    if ('done' in done) return { go: announcementAddress(id), told: await toldOf(ask, deed) }
    if (deed !== 'schedule' || done.refused !== 'invalid') return notDone(ask, done)
    if (done.why === 'past') return notThen(ask, 'date', words('announce.refused.past'))
    return done.why === 'quiet' ? notThen(ask, 'time', await hoursWord(ask, date)) : notDone(ask, done)
  },
})

// at night it begins in the morning
async function toldOf({ parts, words }: Ask, deed: (typeof DEEDS)[number]): Promise<string> {
  const waits = deed === 'start' ? await parts.announcements.waitsUntil() : null
  return waits ? words('announce.waits-list', momentOf(waits)) : words(`announce.done.${deed}`)
}

/** The trials asked for lately, by the key of the button that was pressed: pressed twice, it is sent once. */
const tried = new Map<string, Promise<{ sent: number } | AnnouncementRefusal>>()
const REMEMBERED = 200

function tryOnce(key: string, send: () => Promise<{ sent: number } | AnnouncementRefusal>) {
  const before = tried.get(key)
  if (before) return before
  const sending = send()
  tried.set(key, sending)
  for (const oldest of tried.keys()) if (tried.size > REMEMBERED) tried.delete(oldest)
  return sending
}

/** Sends it to whoever asks, on their own channels. */
export const tryAnnouncement = deed({
  path: `${HERE}/:id/try`,
  roles: WRITE_ROLES,
  params: OneParams,
  back: announcement,
  body: z.object({ key: z.uuid() }),
  async act(ask, { id }, { key }) {
    const sent = await tryOnce(`${ask.session} ${key}`, () => ask.parts.announcements.toMyself(ask.staff, id))
    if ('refused' in sent) return notDone(ask, sent)
    return { go: announcementAddress(id), told: ask.words('announce.tried', { count: sent.sent }) }
  },
})

/** Shows once a code to be written to the assistant. */
export const testCode = deed({
  path: `${HERE}/:id/code`,
  roles: WRITE_ROLES,
  params: OneParams,
  back: announcement,
  body: nothing,
  async act(ask, { id }) {
    const read = await ask.parts.announcements.read(ask.staff, id)
    if (!read) return null
    const code = await ask.parts.announcements.testCode(ask.staff)
    const content = (
      <>
        <BackTo href={announcementAddress(id)} label={read.announcement.name} />
        <h1>{ask.words('announce.code')}</h1>
        <section class="card">
          <p>{ask.words('announce.code-how')}</p>
          <p class="proof">
            <bdi dir="ltr">essai {code}</bdi>
          </p>
          <a class="btn btn-primary" href={announcementAddress(id)}>
            {ask.words('announce.code-done')}
          </a>
        </section>
      </>
    )
    return { once: { title: ask.words('announce.code'), place: 'announcements', content } }
  },
})

/** Gives the audience of an announcement a name. */
export const keepAnAudience = deed({
  path: `${HERE}/:id/audience`,
  roles: WRITE_ROLES,
  params: OneParams,
  back: announcement,
  body: z.object({ audience: line(60) }),
  async act(ask, { id }, { audience: name }) {
    const { parts, staff, now, words } = ask
    const read = await parts.announcements.read(staff, id)
    if (!read) return null
    const { centre, audience } = read.announcement
    if (!mayWrite(ask.staff, centre)) return notDone(ask, { refused: 'not-allowed' })
    await parts.db.$transaction(tx => keepAudience(tx, { name, centre, audience, staffId: staff.id, at: now }))
    return { go: announcementAddress(id), told: words('announce.audience-kept') }
  },
})
