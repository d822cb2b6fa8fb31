import { z } from 'zod'
import { mayWrite } from '../../../bot/announcements/sight.ts'
import type { OfferView } from '../../../bot/registrations/index.ts'
import type { Files } from '../../../prisma/store/announcement-files.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import { type SavedAudience, savedAudiences } from '../../../prisma/store/saved-audiences.ts'
import { BackTo } from '../back-to.tsx'
import { Form, Refusal, SaveOrCancel } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { AudienceFields } from './audience-fields.tsx'
import { EMPTY, ofOffer, within } from './begun.ts'
import { Limits } from './limit-fields.tsx'
import { Meanwhile, versionOf } from './meanwhile.tsx'
import { What } from './what.tsx'
import { announcementAddress, HERE, WRITE_ROLES } from './words.ts'
import { WordsFields } from './words-fields.tsx'

type Editing = {
  content: Content
  known: { id: string; version: number } | null
  offers: readonly OfferView[]
  audiences: readonly SavedAudience[]
  files: Files
  /** The one whose files it takes when it is kept. */
  after?: string
}

const Anew = z.object({
  offer: z.string().max(64).optional(),
  audience: z.string().max(64).optional(),
  from: z.string().max(64).optional(),
})

/** Writes an announcement: of an offer, for an audience that has a name, or after another one. */
export const newAnnouncement = page({
  path: `${HERE}/new`,
  roles: WRITE_ROLES,
  place: 'announcements',
  params: Anew,
  async load(ask, { offer, audience, from }): Promise<Editing> {
    const [offers, audiences] = await Promise.all([ask.parts.registrations.offers(), savedAudiences(ask.parts.db, ask.staff.centres)])
    const before = from === undefined ? null : await ask.parts.announcements.read(ask.staff, from)
    const centre = ask.staff.role === 'administrator' ? null : (ask.staff.centres[0] ?? null)
    const begun: Content = before ? { ...before.announcement, expiresAt: null } : { ...EMPTY, centre }
    const told = offers.find(({ id }) => id === offer)
    const wanted = audiences.find(({ id }) => id === audience)
    const asked = { ...begun, ...(told && ofOffer(ask, told)), ...(wanted && { audience: wanted.audience }) }
    const content = { ...asked, audience: within(ask, asked.audience) }
    const files = await ask.parts.announcements.files.of({ id: before?.announcement.id ?? '', offerId: content.offerId })
    return { content, known: null, offers, audiences, files, ...(before && { after: before.announcement.id }) }
  },
  title: (_, ask) => ask.words('announce.new'),
  view: (editing, ask) => <Editor ask={ask} {...editing} />,
})

export const OneParams = z.object({ id: z.string().max(64) })

/** Edits one nobody was told yet. */
export const editAnnouncement = page({
  path: `${HERE}/:id/edit`,
  roles: WRITE_ROLES,
  place: 'announcements',
  params: OneParams,
  async load(ask, { id }): Promise<Editing | null> {
    const { parts, staff } = ask
    const read = await parts.announcements.read(staff, id)
    if (!read || !mayWrite(ask.staff, read.announcement.centre)) return null
    const [offers, audiences] = await Promise.all([parts.registrations.offers(), savedAudiences(parts.db, staff.centres)])
    const files = await parts.announcements.files.of(read.announcement)
    return { content: read.announcement, known: { id, version: read.announcement.version }, offers, audiences, files }
  },
  title: ({ content }) => content.name,
  view: (editing, ask) => <Editor ask={ask} {...editing} />,
})

const Editor = ({ ask, content, known, offers, audiences, files, after }: Editing & { ask: Ask }) => (
  <>
    <BackTo href={known ? announcementAddress(known.id) : HERE} label={known ? content.name : ask.words('announce.title')} />
    <h1>{ask.words(known ? 'announce.edit' : 'announce.new')}</h1>
    <Refusal ask={ask} />
    <Form ask={ask} action={known ? `${announcementAddress(known.id)}/edit` : `${HERE}/new`} class="announce-form" unsaved>
      <input type="hidden" id="announce-version" name="version" value={versionOf(ask, known)} data-anew />
      <input type="hidden" name="id" value={known?.id ?? ''} />
      {after && <input type="hidden" name="after" value={after} />}
      {known && <Meanwhile ask={ask} content={content} known={known} />}
      <What ask={ask} content={content} offers={offers} />
      <section class="card">
        <h2>{ask.words('announce.step-audience')}</h2>
        {audiences.length > 0 && <Kept ask={ask} audiences={audiences} known={known} />}
        <AudienceFields ask={ask} audience={content.audience} offers={offers} />
        <Live name="count" ask={ask} trigger="load, change from:closest form delay:300ms" />
      </section>
      <section class="card">
        <h2>{ask.words('announce.step-words')}</h2>
        <p class="quiet">
          {ask.words('announce.words-hint')} {ask.words('announce.voice-what')}
        </p>
        <WordsFields ask={ask} content={content} known={known} files={files} />
        <h3>{ask.words('announce.preview')}</h3>
        <Live name="preview" ask={ask} trigger="load, input from:closest form delay:500ms" />
      </section>
      <Limits ask={ask} content={content} />
      <SaveOrCancel ask={ask} back={known ? announcementAddress(known.id) : HERE} />
    </Form>
  </>
)

// asks for itself anew as the form changes; without a script it is seen on the page that follows
const Live = ({ ask, name, trigger }: { ask: Ask; name: 'count' | 'preview'; trigger: string }) => (
  <div
    id={`announce-${name}`}
    class="announce-live"
    hx-post={`${HERE}/${name}`}
    hx-trigger={trigger}
    hx-include="closest form"
    hx-swap="morph:innerHTML"
    hx-sync="this:replace"
  >
    <p class="quiet">{ask.words(`announce.${name}-later`)}</p>
  </div>
)

// chosen, it takes the place of the audience in the form; without a script it begins a new announcement, and is offered only there
const Kept = ({ ask, audiences, known }: { ask: Ask } & Pick<Editing, 'audiences' | 'known'>) => (
  <p class={known ? 'announce-kept with-script' : 'announce-kept'}>
    <span class="quiet">{ask.words('announce.kept-audiences')}</span>
    {audiences.map(({ id, name }) => (
      <a key={id} class="btn" href={`${HERE}/new?audience=${id}`} data-audience hx-boost="false">
        <bdi>{name}</bdi>
      </a>
    ))}
  </p>
)
