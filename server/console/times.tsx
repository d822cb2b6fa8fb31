import { z } from 'zod'
import { record } from '../../prisma/store/audit.ts'
import { type DeskSettings, deskSettings, keepDeskSettings } from '../../prisma/store/desk-settings.ts'
import { nothing } from './body.ts'
import { Field } from './fields.tsx'
import { Form, Refusal } from './form.tsx'
import { deed, page } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { SettingsHead } from './settings-head.tsx'

const NAMES = ['unclaimed', 'late', 'silent', 'idle'] as const satisfies readonly (keyof DeskSettings)[]
const HERE = '/console/settings/times'
const WEEK = 7 * 24 * 60

/** After how many minutes something happens to who waits. */
export const times = page({
  path: HERE,
  roles: LOOK_AFTER,
  place: 'settings',
  params: nothing,
  load: ({ parts }) => deskSettings(parts.db),
  title: (_, ask) => ask.words('times.title'),
  view: (set, ask) => (
    <>
      <SettingsHead ask={ask} here="times" />
      <h1>{ask.words('times.title')}</h1>
      <Refusal ask={ask} />
      <section class="card">
        <p class="quiet">{ask.words('times.all')}</p>
        <Form ask={ask} action={HERE}>
          {NAMES.map(name => (
            <Field
              key={name}
              ask={ask}
              name={name}
              label={ask.words(`times.${name}`)}
              hint={ask.words(`times.${name}-hint`)}
              value={String(set[name])}
              type="number"
              min={1}
              max={WEEK}
              required
            />
          ))}
          <button type="submit" class="btn btn-primary">
            {ask.words('form.save')}
          </button>
        </Form>
      </section>
    </>
  ),
})

const minutes = z.coerce.number('times.wrong').int('times.wrong').min(1, 'times.wrong').max(WEEK, 'times.wrong')

/** Sets the times; those who wait are looked at by the new ones at once. */
export const setTimes = deed({
  path: HERE,
  roles: LOOK_AFTER,
  params: nothing,
  back: times,
  body: z.object({ unclaimed: minutes, late: minutes, silent: minutes, idle: minutes }),
  async act({ parts, staff, now, words }, _, set) {
    await parts.db.$transaction(async tx => {
      await keepDeskSettings(tx, set)
      await record(tx, { at: now, by: staff, action: 'settings.times-changed', subject: 'setting', about: 'desk', detail: set })
    })
    return { go: HERE, told: words('times.kept') }
  },
})
