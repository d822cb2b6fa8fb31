import { z } from 'zod'
import { type FileRow, NEEDS_REASON, type Preview } from '../../../bot/registrations/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { BackTo } from '../back-to.tsx'
import { nothing, several } from '../body.ts'
import { Form } from '../form.tsx'
import { type Ask, deed } from '../page.ts'
import { bulkProgress, JobParams } from './bulk.tsx'
import { BULK_STATES } from './bulk-bar.tsx'
import { files } from './list.tsx'
import { filterOf, Listing } from './listing.ts'
import { State } from './state.tsx'
import { FILE_ROLES, HERE, languageWord } from './words.ts'

/** More than this is no act of an afternoon. */
const MOST = 100_000
/** So many are named before it begins; the others are counted. */
const NAMED = 200
const Body = z
  .object({
    reference: several.pipe(z.array(z.string().max(20)).max(MOST, 'bulk.many')),
    /** All files of a list, whatever is ticked. */
    all: z.literal('yes').optional(),
    list: z.string().max(1_000).default(''),
    to: z.enum(BULK_STATES),
    reason: z.string().trim().max(300, 'form.too-long').default(''),
  })
  .refine(({ reference, all }) => all !== undefined || reference.length > 0, { path: ['reference'], error: 'bulk.choose' })
type Body = z.infer<typeof Body>

// those ticked that this person may see, or all of the list
async function chosen(ask: Ask, { reference, all, list }: Body): Promise<string[] | null> {
  const { registrations } = ask.parts
  if (!all) return (await registrations.some(ask.staff, reference)).map(row => row.reference)
  return registrations.references(ask.staff, filterOf(ask, Listing.parse(Object.fromEntries(new URLSearchParams(list)))), MOST)
}

/** Shows which files it would be, and what their owners would read, one sentence a language. */
export const lookAtBulk = deed({
  path: `${HERE}/bulk`,
  roles: FILE_ROLES,
  params: nothing,
  back: files,
  body: Body,
  async act(ask, _, body) {
    const { parts, staff, words } = ask
    if (NEEDS_REASON.has(body.to) && body.reason === '') return { refused: 422, sentence: words('file-refused.reason-needed') }
    const references = await chosen(ask, body)
    if (references === null) return { refused: 422, sentence: words('bulk.many') }
    if (references.length === 0) return null
    const rows = await parts.registrations.some(staff, references.slice(0, NAMED))
    const id = await parts.registrations.bulks.look(staff, references, { to: body.to, reason: body.reason || null })
    const content = <Look ask={ask} id={id} body={body} count={references.length} rows={rows} samples={await samplesOf(ask, rows, body)} />
    return { once: { title: words('bulk.title'), place: 'files', content } }
  },
})

// one of each language is enough to see what goes out
async function samplesOf({ parts, staff }: Ask, rows: readonly FileRow[], { to, reason }: Body): Promise<Preview[]> {
  const one = new Map([...rows].reverse().map(row => [row.locale, row]))
  const previews = await Promise.all(
    [...one.values()].map(row => parts.registrations.preview(staff, row.reference, { to, reason: reason || null })),
  )
  return previews.filter(preview => preview !== null)
}

type LookProps = { ask: Ask; id: string; body: Body; count: number; rows: readonly FileRow[]; samples: readonly Preview[] }
const Look = ({ ask, id, body, count, rows, samples }: LookProps) => (
  <>
    <BackTo href={HERE} label={ask.words('files.title')} />
    <h1>{ask.words('before.title')}</h1>
    <section class="card before">
      <p class="before-states">
        {ask.words('bulk.files', { count })}{' '}
        <span class="arrow" aria-hidden="true">
          →
        </span>{' '}
        <span class="unseen">{ask.words('before.becomes')}</span> <State ask={ask} state={body.to} />
      </p>
      {samples
        .filter(({ texts }) => texts.length > 0)
        .map(({ locale, texts }) => (
          <div key={locale}>
            <p class="quiet">{ask.words('before.reads', { language: languageWord(ask, locale) })}</p>
            <blockquote class="preview-bubble" dir="auto" lang={htmlLang(locale)}>
              {texts.join('\n')}
            </blockquote>
          </div>
        ))}
      <Form ask={ask} action={`${HERE}/bulk/begin`} class="actions">
        <input type="hidden" name="id" value={id} />
        <button type="submit" class="btn btn-primary">
          {ask.words('bulk.begin', { count })}
        </button>
        <a class="btn" href={HERE}>
          {ask.words('before.leave')}
        </a>
      </Form>
      <details class="spaced">
        <summary>{ask.words('bulk.which')}</summary>
        <ul class="rows">
          {rows.map(row => (
            <li key={row.reference}>
              <span class="grow">
                <bdi>{row.name ?? ask.words('files.unnamed')}</bdi>{' '}
                <bdi dir="ltr" class="quiet">
                  {row.reference}
                </bdi>
              </span>
              <State ask={ask} state={row.state} />
            </li>
          ))}
        </ul>
        {count > rows.length && <p class="quiet">{ask.words('bulk.and-others', { count: count - rows.length })}</p>}
      </details>
    </section>
  </>
)

/** Begins what was looked at, and shows how far it is. Sent twice it is begun once. */
export const beginBulk = deed({
  path: `${HERE}/bulk/begin`,
  roles: FILE_ROLES,
  params: nothing,
  back: files,
  body: JobParams,
  async act({ parts, staff }, _, { id }) {
    const { bulks } = parts.registrations
    await bulks.begin(staff, id)
    return (await bulks.of(staff, id)) && { go: `${HERE}/bulk/${id}` }
  },
})

/** Stops after the file it is at; what was done stays done. */
export const stopBulk = deed({
  path: `${HERE}/bulk/:id/stop`,
  roles: FILE_ROLES,
  params: JobParams,
  back: bulkProgress,
  body: nothing,
  async act({ parts, staff }, { id }) {
    const { bulks } = parts.registrations
    if (!(await bulks.of(staff, id))) return null
    await bulks.stop(staff, id)
    return { go: `${HERE}/bulk/${id}` }
  },
})
