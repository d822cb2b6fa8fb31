import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { BackTo } from '../back-to.tsx'
import { type Ask, page } from '../page.ts'
import type { Job } from './jobs.ts'
import { isNarrowed, Listing, queryOf, withQuery } from './listing.ts'
import { HERE, LEAD_ROLES } from './words.ts'

const FORMATS = ['csv', 'xlsx'] as const
type Data = { listing: Listing; id: string; job: Job | null }

/** The files of a filter as a table to take away: in which form, and how far it is while it goes. */
export const exporting = page({
  path: `${HERE}/export`,
  roles: LEAD_ROLES,
  place: 'files',
  params: Listing.extend({ job: z.uuid().optional().catch(undefined) }),
  async load({ parts, staff }, { job, ...listing }): Promise<Data> {
    return { listing, id: job ?? randomUUID(), job: job === undefined ? null : parts.jobs.of(staff.id, job) }
  },
  title: (_, ask) => ask.words('export.title'),
  view: ({ listing, id, job }, ask) => (
    <>
      <BackTo href={withQuery(HERE, queryOf(listing))} label={ask.words('files.title')} />
      <h1>{ask.words('export.title')}</h1>
      <section class="card">
        <p>{ask.words(isNarrowed(listing) ? 'export.narrowed' : 'export.all')}</p>
        <p class="quiet">{ask.words('export.what')}</p>
        <div class="actions">
          {FORMATS.map(format => (
            <a key={format} class="btn btn-primary export-link" href={`${HERE}/export.${format}?${queryOf(listing, {}, { job: id })}`}>
              {ask.words(`export.${format}`)}
            </a>
          ))}
        </div>
        <Going ask={ask} listing={listing} id={id} job={job} />
      </section>
    </>
  ),
})

/** Asks for itself from the first tap on, until all is gone. */
const Going = ({ ask, listing, id, job }: { ask: Ask } & Data) => (
  <p
    id="export-progress"
    role="status"
    class="spaced"
    {...(job?.state !== 'over' && {
      'hx-get': `${HERE}/export?${queryOf(listing, {}, { job: id })}`,
      'hx-trigger': ask.fragment ? 'every 1s' : 'export-begins from:body delay:500ms',
      'hx-select': '#export-progress',
      'hx-swap': 'outerHTML',
    })}
  >
    {job && ask.words(`export.${job.state}`, { count: job.done })}
  </p>
)
