import { z } from 'zod'
import { mayWrite } from '../../../bot/announcements/sight.ts'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { LONGEST } from '../../../flows/announcements/announcement.ts'
import { htmlLang, LOCALES } from '../../../locales/locale.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import { type SavedAudience, savedAudiences } from '../../../prisma/store/saved-audiences.ts'
import { BackTo } from '../back-to.tsx'
import { ALL, centreChoices } from '../centres.ts'
import { Field, Form, Refusal, SaveOrCancel, Select, TextArea } from '../form.tsx'
import { offerName } from '../offers/words.ts'
import { type Ask, page } from '../page.ts'
import { VARIETIES } from '../replies.tsx'
import { AudienceFields } from './audience-fields.tsx'
import { announcementAddress, HERE, WRITE_ROLES } from './words.ts'

type Editing = {
  content: Content
  known: { id: string; version: number } | null
  offers: readonly OfferView[]
  audiences: readonly SavedAudience[]
}

const EMPTY: Omit<Content, 'centre'> = {
  kind: 'news',
  name: '',
  offerId: null,
  texts: {},
  audience: { topics: ['training'] },
  expiresAt: null,
  pace: null,
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
    return {
      content: { ...begun, ...(told && ofOffer(ask, told)), ...(wanted && { audience: wanted.audience }) },
      known: null,
      offers,
      audiences,
    }
  },
  title: (_, ask) => ask.words('announce.new'),
  view: (editing, ask) => <Editor ask={ask} {...editing} />,
})

// what is known of an offer is a beginning, in the varieties it is written in
function ofOffer(ask: Ask, offer: OfferView): Partial<Content> {
  const { title, texts, topics } = offer
  const written = LOCALES.map(locale => [locale, { title: title?.[locale] ?? '', text: texts.about?.[locale] ?? '' }])
  return {
    name: offerName(ask, offer).slice(0, 80),
    offerId: offer.id,
    texts: Object.fromEntries(written),
    audience: { topics: topics.length > 0 ? topics : ['training'] },
  }
}

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
    return { content: read.announcement, known: { id, version: read.announcement.version }, offers, audiences }
  },
  title: ({ content }) => content.name,
  view: (editing, ask) => <Editor ask={ask} {...editing} />,
})

const Editor = ({ ask, content, known, offers, audiences }: Editing & { ask: Ask }) => (
  <>
    <BackTo href={known ? announcementAddress(known.id) : HERE} label={known ? content.name : ask.words('announce.title')} />
    <h1>{ask.words(known ? 'announce.edit' : 'announce.new')}</h1>
    <Refusal ask={ask} />
    <Form ask={ask} action={known ? `${announcementAddress(known.id)}/edit` : `${HERE}/new`} class="announce-form">
      <input type="hidden" name="version" value={known?.version ?? 1} />
      <What ask={ask} content={content} offers={offers} />
      <section class="card">
        <h2>{ask.words('announce.step-audience')}</h2>
        {!known && audiences.length > 0 && <Kept ask={ask} audiences={audiences} />}
        <AudienceFields ask={ask} audience={content.audience} offers={offers} />
        <Live name="count" ask={ask} trigger="load, change from:closest form delay:300ms" />
      </section>
      <section class="card">
        <h2>{ask.words('announce.step-words')}</h2>
        <p class="quiet">{ask.words('announce.words-hint')}</p>
        <div class="announce-texts">
          {LOCALES.map(locale => (
            <Words key={locale} ask={ask} content={content} locale={locale} />
          ))}
        </div>
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
    hx-swap="innerHTML"
    hx-sync="this:replace"
  >
    <p class="quiet">{ask.words(`announce.${name}-later`)}</p>
  </div>
)

const What = ({ ask, content, offers }: { ask: Ask } & Pick<Editing, 'content' | 'offers'>) => (
  <section class="card">
    <h2>{ask.words('announce.step-offer')}</h2>
    <Field
      ask={ask}
      name="name"
      label={ask.words('announce.name')}
      hint={ask.words('announce.name-hint')}
      value={content.name}
      maxLength={80}
      dir="auto"
      required
    />
    <Select
      ask={ask}
      name="offer"
      label={ask.words('announce.offer')}
      hint={ask.words('announce.offer-hint')}
      value={content.offerId ?? ''}
      options={[
        { value: '', label: ask.words('announce.no-offer') },
        ...offers.map(offer => ({ value: offer.id, label: offerName(ask, offer) })),
      ]}
    />
    <Select
      ask={ask}
      name="kind"
      label={ask.words('announce.kind')}
      hint={ask.words('announce.kind-hint')}
      value={content.kind}
      options={[
        { value: 'news', label: ask.words('announce.kind.news') },
        { value: 'service', label: ask.words('announce.kind.service') },
      ]}
    />
    <Select
      ask={ask}
      name="centre"
      label={ask.words('announce.centre')}
      value={content.centre ?? ALL}
      options={centreChoices(ask, ask.words('announce.all-centres'))}
    />
  </section>
)

const Kept = ({ ask, audiences }: { ask: Ask; audiences: readonly SavedAudience[] }) => (
  <p class="announce-kept">
    <span class="quiet">{ask.words('announce.kept-audiences')}</span>
    {audiences.map(({ id, name }) => (
      <a key={id} class="btn" href={`${HERE}/new?audience=${id}`}>
        <bdi>{name}</bdi>
      </a>
    ))}
  </p>
)

const Words = ({ ask, content, locale }: { ask: Ask; content: Content; locale: (typeof LOCALES)[number] }) => (
  <fieldset class="field">
    <legend class="form-label">{VARIETIES[locale]}</legend>
    <Field
      ask={ask}
      name={`title.${locale}`}
      label={ask.words('announce.heading')}
      value={content.texts[locale]?.title ?? ''}
      maxLength={LONGEST.title}
      lang={htmlLang(locale)}
      dir="auto"
    />
    <TextArea
      ask={ask}
      name={`text.${locale}`}
      label={ask.words('announce.text')}
      value={content.texts[locale]?.text ?? ''}
      rows={5}
      lang={htmlLang(locale)}
    />
  </fieldset>
)

const Limits = ({ ask, content }: { ask: Ask; content: Content }) => (
  <section class="card">
    <h2>{ask.words('announce.step-limits')}</h2>
    <Field
      ask={ask}
      name="expires"
      label={ask.words('announce.expires')}
      hint={ask.words('announce.expires-hint')}
      type="date"
      value={content.expiresAt ? ask.parts.clock.local(new Date(content.expiresAt.getTime() - 60_000)).date : ''}
    />
    <Field
      ask={ask}
      name="pace"
      label={ask.words('announce.pace')}
      hint={ask.words('announce.pace-hint')}
      type="number"
      min={1}
      max={6000}
      value={content.pace === null ? '' : String(content.pace)}
    />
  </section>
)
