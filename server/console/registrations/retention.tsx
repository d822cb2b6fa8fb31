import { z } from 'zod'
import { KINDS, type Kind, keptDays, retain } from '../../../bot/retention.ts'
import { record } from '../../../prisma/store/audit.ts'
import { keepRetentionDays, MOST_DAYS } from '../../../prisma/store/retention-days.ts'
import { nothing } from '../body.ts'
import { Field } from '../fields.tsx'
import { AskFirst, Form, PostButton, Refusal } from '../form.tsx'
import { type Ask, deed, page } from '../page.ts'
import { SettingsHead } from '../settings-head.tsx'
import { LEAD_ROLES } from './words.ts'

const PATH = '/console/settings/retention'
const SET = ['messages', 'danger', 'files', 'appointments', 'checks'] as const satisfies readonly Kind[]

/** How long each kind of thing is kept, and what would go today. */
export const retention = page({
  path: PATH,
  roles: LEAD_ROLES,
  place: 'settings',
  params: z.object({ count: z.literal('1').optional().catch(undefined) }),
  async load({ parts, now }, { count }) {
    return { days: await keptDays(parts.db), dry: count ? await retain(parts.db, now, { dry: true }) : null }
  },
  title: (_, ask) => ask.words('retention.title'),
  view: ({ days, dry }, ask) => (
    <>
      <SettingsHead ask={ask} here="retention" />
      <h1>{ask.words('retention.title')}</h1>
      <p class="quiet">{ask.words('retention.what')}</p>
      <Refusal ask={ask} />
      <section class="card">
        <Form ask={ask} action={PATH}>
          {SET.map(kind => (
            <Field
              key={kind}
              ask={ask}
              name={kind}
              label={ask.words(`retention.${kind}`)}
              hint={ask.words(`retention.${kind}-hint`)}
              value={String(days[kind])}
              type="number"
              min={1}
              max={MOST_DAYS}
              required
            />
          ))}
          <p class="quiet">{ask.words('retention.drafts-fixed', { count: days.drafts })}</p>
          <button type="submit" class="btn btn-primary">
            {ask.words('form.save')}
          </button>
        </Form>
      </section>
      <section class="card spaced">
        <h2>{ask.words('retention.today')}</h2>
        {dry ? (
          <Dry ask={ask} dry={dry} />
        ) : (
          <>
            <p class="quiet">{ask.words('retention.count-what')}</p>
            <a class="btn" href={`${PATH}?count=1`}>
              {ask.words('retention.count')}
            </a>
          </>
        )}
      </section>
    </>
  ),
})

function Dry({ ask, dry }: { ask: Ask; dry: Readonly<Record<Kind, number>> }) {
  const sum = Object.values(dry).reduce((all, one) => all + one, 0)
  return (
    <>
      <dl class="file-facts">
        {KINDS.map(kind => (
          <div key={kind}>
            <dt>{ask.words(`retention.${kind}`)}</dt>
            <dd>{dry[kind]}</dd>
          </div>
        ))}
      </dl>
      {sum === 0 ? (
        <p>{ask.words('retention.nothing')}</p>
      ) : (
        <>
          <p class="quiet">{ask.words('retention.counted')}</p>
          {ask.staff.role === 'administrator' && (
            <AskFirst label={ask.words('retention.go')} why={ask.words('retention.go-why')}>
              <PostButton ask={ask} action={`${PATH}/go`} class="btn btn-danger">
                {ask.words('retention.go-yes')}
              </PostButton>
            </AskFirst>
          )}
        </>
      )}
    </>
  )
}

const days = z.coerce.number('retention.wrong').int('retention.wrong').min(1, 'retention.wrong').max(MOST_DAYS, 'retention.wrong')

/** Sets how long things are kept. */
export const setRetention = deed({
  path: PATH,
  roles: LEAD_ROLES,
  params: nothing,
  back: retention,
  body: z.object({ messages: days, danger: days, files: days, appointments: days, checks: days }),
  async act({ parts, staff, now, words }, _, set) {
    await parts.db.$transaction(async tx => {
      await keepRetentionDays(tx, set)
      await record(tx, { at: now, by: staff, action: 'settings.retention-changed', subject: 'setting', about: 'retention', detail: set })
    })
    return { go: PATH, told: words('retention.kept') }
  },
})

/** Lets go of what is past its time, now. */
export const letGo = deed({
  path: `${PATH}/go`,
  roles: ['administrator'],
  params: nothing,
  back: retention,
  body: nothing,
  async act({ parts, staff, now, words }) {
    const gone = await retain(parts.db, now, { dry: false, by: staff })
    return { go: PATH, told: words('retention.gone', { count: Object.values(gone).reduce((all, one) => all + one, 0) }) }
  },
})
