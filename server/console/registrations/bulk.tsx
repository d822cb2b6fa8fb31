import { z } from 'zod'
import { BackTo } from '../back-to.tsx'
import { PostButton } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import type { Job } from './jobs.ts'
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
    const job = parts.jobs.of(staff.id, id)
    return job && { id, job }
  },
  title: (_, ask) => ask.words('bulk.title'),
  view: ({ id, job }, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('files.title')} />
      <h1>{ask.words('bulk.title')}</h1>
      <section
        id="progress"
        class="card"
        {...(job.state === 'running' && {
          'hx-get': `${HERE}/bulk/${id}`,
          'hx-trigger': 'every 700ms',
          'hx-select': '#progress',
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

const Bar = ({ ask, job: { done, total, state, refused } }: { ask: Ask; job: Job }) => (
  <>
    <progress class="bulk-progress" value={done} max={total ?? undefined} aria-label={ask.words('bulk.title')} />
    <p role="status">{ask.words(`bulk.${state}`, { done: done - refused.length, total: total ?? done })}</p>
  </>
)

const Refused = ({ ask, job: { refused } }: { ask: Ask; job: Job }) =>
  refused.length === 0 ? null : (
    <>
      <h2>{ask.words('bulk.refused', { count: refused.length })}</h2>
      <ul class="rows">
        {refused.map(({ reference, refusal }) => (
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
