import { z } from 'zod'
import { RULES, type Rule } from '../../../flows/announcements/rules.ts'
import { clockTime as timeOf } from '../../../flows/centres/opening.ts'
import { rulesOn, switchRule } from '../../../prisma/store/announcement-rules.ts'
import { type AnnouncementSettings, announcementSettings, keepAnnouncementSettings } from '../../../prisma/store/announcement-settings.ts'
import { record } from '../../../prisma/store/audit.ts'
import { forgetAudience, type SavedAudience, savedAudiences } from '../../../prisma/store/saved-audiences.ts'
import { BackTo } from '../back-to.tsx'
import { nothing, several } from '../body.ts'
import { Checks, Field } from '../fields.tsx'
import { AskFirst, Form, PostButton, Refusal } from '../form.tsx'
import { minutesOf } from '../local-instant.ts'
import { type Ask, deed, page } from '../page.ts'
import { HERE, LEAD_ROLES } from './words.ts'

const RULES_HERE = `${HERE}/rules` as const

/** What announces itself, when nothing may be sent, and how often one person may be told. */
export const announcementRules = page({
  path: RULES_HERE,
  roles: LEAD_ROLES,
  place: 'announcements',
  params: nothing,
  async load({ parts: { db }, staff }) {
    const [on, set, audiences] = await Promise.all([rulesOn(db), announcementSettings(db), savedAudiences(db, staff.centres)])
    return { on, set, audiences }
  },
  title: (_, ask) => ask.words('announce.rules'),
  view: ({ on, set, audiences }, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('announce.title')} />
      <h1>{ask.words('announce.rules')}</h1>
      <Refusal ask={ask} />
      <section class="card">
        <h2>{ask.words('announce.automatic')}</h2>
        <p class="quiet">{ask.words('announce.automatic-what')}</p>
        {!setsThem(ask) && <p class="notice">{ask.words('announce.rules-of-all')}</p>}
        <ul class="rows">
          {RULES.map(rule => (
            <RuleRow key={rule} ask={ask} rule={rule} on={on.includes(rule)} />
          ))}
        </ul>
      </section>
      {setsThem(ask) && <SettingsForm ask={ask} set={set} />}
      {audiences.length > 0 && <Audiences ask={ask} audiences={audiences} />}
    </>
  ),
})

// they hold for every centre
const SETTERS = ['administrator'] as const
const setsThem = ({ staff }: Ask): boolean => SETTERS.some(role => role === staff.role)

const RuleRow = ({ ask, rule, on }: { ask: Ask; rule: Rule; on: boolean }) => (
  <li>
    <span class="grow">
      <strong>{ask.words(`announce.rule.${rule}`)}</strong>
      <br />
      <span class="quiet">{ask.words(`announce.rule.${rule}-what`)}</span>
    </span>
    <span class="end">
      <span class={on ? 'tag tag-active' : 'tag'}>{ask.words(on ? 'announce.is-on' : 'announce.is-off')}</span>
      {setsThem(ask) && (
        <PostButton ask={ask} action={`${RULES_HERE}/${rule}`} values={{ on: on ? 'no' : 'yes' }}>
          {ask.words(on ? 'announce.turn-off' : 'announce.turn-on')}
          <span class="unseen"> {ask.words(`announce.rule.${rule}`)}</span>
        </PostButton>
      )}
    </span>
  </li>
)

/** Switches a rule. */
export const switchAnnouncementRule = deed({
  path: `${RULES_HERE}/:rule`,
  roles: SETTERS,
  params: z.object({ rule: z.enum(RULES) }),
  back: announcementRules,
  body: z.object({ on: z.enum(['yes', 'no']) }),
  async act({ parts, staff, now, words }, { rule }, { on }) {
    await parts.db.$transaction(async tx => {
      await switchRule(tx, rule, on === 'yes', { staffId: staff.id, at: now })
      const action = on === 'yes' ? 'announcement.rule-on' : 'announcement.rule-off'
      await record(tx, { at: now, by: staff, action, subject: 'rule', about: rule })
    })
    return { go: RULES_HERE, told: words(on === 'yes' ? 'announce.rule-on' : 'announce.rule-off') }
  },
})

const SettingsForm = ({ ask, set }: { ask: Ask; set: AnnouncementSettings }) => (
  <section class="card">
    <h2>{ask.words('announce.settings')}</h2>
    <Form ask={ask} action={RULES_HERE}>
      <Checks
        ask={ask}
        name="second"
        label={ask.words('announce.approval')}
        chosen={set.second ? ['yes'] : []}
        options={[{ value: 'yes', label: ask.words('announce.approval-second') }]}
      />
      <fieldset class="field announce-ages">
        <legend class="form-label">{ask.words('announce.hours')}</legend>
        <p class="form-hint">{ask.words('announce.hours-hint')}</p>
        <Field ask={ask} name="dayFrom" label={ask.words('announce.day-from')} type="time" value={timeOf(set.day.from)} />
        <Field ask={ask} name="dayTo" label={ask.words('announce.day-to')} type="time" value={timeOf(set.day.to)} />
        <Field ask={ask} name="ramadanFrom" label={ask.words('announce.ramadan-from')} type="time" value={timeOf(set.ramadan.from)} />
        <Field ask={ask} name="ramadanTo" label={ask.words('announce.ramadan-to')} type="time" value={timeOf(set.ramadan.to)} />
      </fieldset>
      <fieldset class="field announce-ages">
        <legend class="form-label">{ask.words('announce.often')}</legend>
        <Field ask={ask} name="most" label={ask.words('announce.most')} type="number" min={1} max={50} value={String(set.most)} />
        <Field ask={ask} name="days" label={ask.words('announce.days')} type="number" min={1} max={90} value={String(set.days)} />
      </fieldset>
      <button type="submit" class="btn btn-primary">
        {ask.words('form.save')}
      </button>
    </Form>
  </section>
)

const time = z.string().transform((text, context) => {
  const minutes = minutesOf(text)
  if (minutes === null) context.addIssue({ code: 'custom', message: 'form.unreadable' })
  return minutes ?? 0
})
const whole = (most: number) =>
  z.coerce.number('form.unreadable').int('form.unreadable').min(1, 'form.unreadable').max(most, 'form.unreadable')

/** Sets the hours, how often, and whether a second person approves. */
export const setAnnouncements = deed({
  path: RULES_HERE,
  roles: SETTERS,
  params: nothing,
  back: announcementRules,
  body: z.object({ second: several, dayFrom: time, dayTo: time, ramadanFrom: time, ramadanTo: time, most: whole(50), days: whole(90) }),
  async act({ parts, staff, now, words }, _, { second, dayFrom, dayTo, ramadanFrom, ramadanTo, most, days }) {
    const wrong = (field: string) => ({ refused: 422, sentence: words('form.wrong'), fields: { [field]: words('announce.hours-wrong') } })
    if (dayFrom >= dayTo) return wrong('dayTo')
    if (ramadanFrom >= ramadanTo) return wrong('ramadanTo')
    const set = {
      second: second.includes('yes'),
      day: { from: dayFrom, to: dayTo },
      ramadan: { from: ramadanFrom, to: ramadanTo },
      most,
      days,
    }
    await parts.db.$transaction(async tx => {
      await keepAnnouncementSettings(tx, set)
      const detail = { second: set.second, dayFrom, dayTo, ramadanFrom, ramadanTo, most, days }
      await record(tx, { at: now, by: staff, action: 'settings.announcements-changed', subject: 'setting', about: 'announcements', detail })
    })
    return { go: RULES_HERE, told: words('announce.settings-kept') }
  },
})

const Audiences = ({ ask, audiences }: { ask: Ask; audiences: readonly SavedAudience[] }) => (
  <section class="card">
    <h2>{ask.words('announce.kept-audiences')}</h2>
    <ul class="rows">
      {audiences.map(({ id, name }) => (
        <li key={id}>
          <bdi class="grow">{name}</bdi>
          <AskFirst label={ask.words('announce.forget-audience')} why={ask.words('announce.forget-why')}>
            <PostButton ask={ask} action={`${HERE}/audiences/${id}/forget`} class="btn btn-danger">
              {ask.words('announce.forget-yes')}
              <span class="unseen"> {name}</span>
            </PostButton>
          </AskFirst>
        </li>
      ))}
    </ul>
  </section>
)

/** Lets an audience go; announcements that used it keep theirs. */
export const forgetAnAudience = deed({
  path: `${HERE}/audiences/:id/forget`,
  roles: LEAD_ROLES,
  params: z.object({ id: z.string().max(64) }),
  back: announcementRules,
  body: nothing,
  async act({ parts, staff, words }, { id }) {
    const centres = staff.role === 'administrator' ? [null, ...parts.content().centres.map(({ key }) => key)] : [...staff.centres]
    return (await parts.db.$transaction(tx => forgetAudience(tx, id, centres)))
      ? { go: RULES_HERE, told: words('announce.audience-gone') }
      : null
  },
})
