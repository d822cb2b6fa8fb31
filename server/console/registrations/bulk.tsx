import { z } from 'zod'
import type { Progress } from '../../../bot/registrations/index.ts'
import { BackTo } from '../back-to.tsx'
import { PostButton } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { why } from './outcome.ts'
import { FILE_ROLES, fileAddress, HERE } from './words.ts'

export const JobParams = z.object({ id: z.string().max(64) })

/** How far something done with many files is; what could not be done is named, each with its reason. */
export const bulkProgress = page({
  path: `${HERE}/bulk/:id`,
  roles: FILE_ROLES,
  place: 'files',
  params: JobParams,
  load: async ({ parts, staff }, { id }) => {
    const job = await parts.registrations.bulks.of(staff, id)
    // what was only looked at has no page
    return job && job.state !== 'looked' ? { id, job: { ...job, state: job.state } } : null
  },
  title: (_, ask) => ask.words('bulk.title'),
  view: ({ id, job }, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('files.title')} />
      <h1>{ask.words('bulk.title')}</h1>
      <section
        // another state is another element: an answer that comes late finds nothing to change
        id={`bulk-${job.state}`}
        class="card bulk-state"
        {...(job.state === 'running' && {
          'hx-get': `${HERE}/bulk/${id}`,
          'hx-trigger': 'every 700ms',
          'hx-select': '.bulk-state',
          'hx-swap': 'outerHTML',
        })}
      >
        <Bar ask={ask} job={job} />
        {job.state === 'running' && (
          <PostButton ask={ask} action={`${HERE}/bulk/${id}/stop`}>
            {ask.words('bulk.stop')}
          </PostButton>
        )}
        <Refused ask={ask} job={job} />
      </section>
    </>
  ),
})

type Job = Progress & { state: Exclude<Progress['state'], 'looked'> }

const Bar = ({ ask, job: { changed, refused, total, state } }: { ask: Ask; job: Job }) => (
  <>
    <progress class="bulk-progress" value={changed + refused} max={total} aria-label={ask.words('bulk.title')} />
    <p role="status">{ask.words(`bulk.${state}`, { done: changed, total })}</p>
  </>
)

const Refused = ({ ask, job: { refused, named } }: { ask: Ask; job: Job }) =>
  refused === 0 ? null : (
    <>
      <h2>{ask.words('bulk.refused', { count: refused })}</h2>
      <ul class="rows">
        {named.map(({ reference, refusal }) => (
          <li key={reference}>
            <a class="grow" href={fileAddress(reference)}>
              <bdi dir="ltr">{reference}</bdi>
            </a>
            <span>{why(ask, refusal)}</span>
          </li>
        ))}
      </ul>
    </>
  )
