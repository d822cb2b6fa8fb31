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
import { State } from './state.tsx'
import { FILE_ROLES, HERE, languageWord } from './words.ts'

/** As many at once as somebody can have looked at. */
const MOST = 500
const Body = z.object({
  reference: several.pipe(z.array(z.string().max(20)).min(1, 'bulk.choose').max(MOST, 'bulk.many')),
  to: z.enum(BULK_STATES),
  reason: z.string().trim().max(300, 'form.too-long').default(''),
})
type Body = z.infer<typeof Body>

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
    const rows = await parts.registrations.some(staff, body.reference)
    if (rows.length === 0) return null
    const content = <Look ask={ask} body={body} rows={rows} samples={await samplesOf(ask, rows, body)} />
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

type LookProps = { ask: Ask; body: Body; rows: readonly FileRow[]; samples: readonly Preview[] }
const Look = ({ ask, body, rows, samples }: LookProps) => (
  <>
    <BackTo href={HERE} label={ask.words('files.title')} />
    <h1>{ask.words('before.title')}</h1>
    <section class="card before">
      <p class="before-states">
        {ask.words('bulk.files', { count: rows.length })}{' '}
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
        <input type="hidden" name="to" value={body.to} />
        <input type="hidden" name="reason" value={body.reason} />
        {rows.map(({ reference }) => (
          <input key={reference} type="hidden" name="reference" value={reference} />
        ))}
        <button type="submit" class="btn btn-primary">
          {ask.words('bulk.begin', { count: rows.length })}
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
      </details>
    </section>
  </>
)

/** Begins it, and shows how far it is. */
export const beginBulk = deed({
  path: `${HERE}/bulk/begin`,
  roles: FILE_ROLES,
  params: nothing,
  back: files,
  body: Body,
  async act({ parts, staff }, _, { reference, to, reason }) {
    const work = parts.registrations.moveMany(staff, reference, { to, reason: reason || null })
    return { go: `${HERE}/bulk/${parts.jobs.begin(staff.id, work, new Set(reference).size)}` }
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
    if (!parts.jobs.of(staff.id, id)) return null
    parts.jobs.stop(staff.id, id)
    return { go: `${HERE}/bulk/${id}` }
  },
})
