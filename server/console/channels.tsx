import type { ChannelHealth } from '../../bot/bot.ts'
import type { HealthState } from '../../bot/channels/health.ts'
import { holesOf } from '../../bot/templates.ts'
import { type KeptTemplate, TEMPLATE_KINDS, templatesOf } from '../../prisma/store/templates.ts'
import { nothing } from './body.ts'
import { Select } from './fields.tsx'
import { Form, PostButton, Refusal } from './form.tsx'
import { wordFor } from './messages/words.ts'
import { type Ask, page } from './page.ts'
import { Qr } from './qr.tsx'
import { SettingsHead } from './settings-head.tsx'
import { When } from './when.tsx'

export const CHANNELS = '/console/settings/channels'
const LIGHT: Record<HealthState, string> = {
  ok: 'tag tag-active',
  starting: 'tag',
  trouble: 'tag tag-invited',
  // nothing goes until somebody pairs a phone: that a phone was lost at night must be seen
  pairing: 'tag tag-disabled',
  refused: 'tag tag-disabled',
}
// a phone is waited for: the page looks again by itself
const LOOKS_AGAIN = { 'hx-get': CHANNELS, 'hx-trigger': 'every 5s', 'hx-select': '#channels', 'hx-swap': 'outerHTML' }

/** How each messenger is, and what pairs a phone. */
export const channels = page({
  path: CHANNELS,
  roles: ['manager', 'administrator'],
  place: 'settings',
  params: nothing,
  load: async ({ parts }) => ({ all: parts.health(), templates: await templatesOf(parts.db) }),
  title: (_, ask) => ask.words('channels.title'),
  view: ({ all, templates }, ask) => (
    <>
      <SettingsHead ask={ask} here="channels" />
      <h1>{ask.words('channels.title')}</h1>
      <Refusal ask={ask} />
      <p class="quiet">{ask.words('channels.what')}</p>
      <div id="channels" class="cards" {...LOOKS_AGAIN}>
        {all.length === 0 && <p class="empty">{ask.words('channels.none')}</p>}
        {all.map(health => (
          <One key={health.channel} ask={ask} health={health} />
        ))}
      </div>
      {all.some(({ channel }) => channel === 'whatsapp') && <Templates ask={ask} templates={templates} />}
    </>
  ),
})

// outside what looks again by itself: a choice being made must not be taken away
const Templates = ({ ask, templates }: { ask: Ask; templates: readonly KeptTemplate[] }) => (
  <section class="card">
    <h2>{ask.words('templates.title')}</h2>
    <p class="quiet">{ask.words('templates.what')}</p>
    <PostButton ask={ask} action={`${CHANNELS}/templates/refresh`}>
      {ask.words('templates.refresh')}
    </PostButton>
    {templates.length === 0 && <p class="empty">{ask.words('templates.none')}</p>}
    {templates.map(template => (
      <Form key={`${template.name} ${template.language}`} ask={ask} action={`${CHANNELS}/templates`}>
        <p>
          <code dir="ltr">
            {template.name} · {template.language}
          </code>{' '}
          <span class={template.state === 'APPROVED' ? 'tag tag-active' : 'tag tag-disabled'}>{template.state}</span>
        </p>
        <p dir="auto">{template.body}</p>
        {holesOf(template.body).length !== 1 && <p class="quiet">{ask.words('templates.one-hole')}</p>}
        <input type="hidden" name="name" value={template.name} />
        <input type="hidden" name="language" value={template.language} />
        <Select
          ask={ask}
          name="kind"
          label={ask.words('templates.use')}
          value={template.kind ?? ''}
          place={`${template.name}-${template.language}`}
          options={[
            { value: '', label: ask.words('templates.use.nothing') },
            ...TEMPLATE_KINDS.map(kind => ({ value: kind, label: ask.words(`templates.use.${kind}`) })),
          ]}
        />
        <button type="submit" class="btn">
          {ask.words('templates.keep')}
        </button>
      </Form>
    ))}
  </section>
)

const One = ({ ask, health: { channel, state, since, why, pairing } }: { ask: Ask; health: ChannelHealth }) => (
  <section class="card">
    <h2>{wordFor(ask, 'channel', channel)}</h2>
    <p>
      <span class={LIGHT[state]}>{ask.words(`channels.state.${state}`)}</span> <When ask={ask} at={since} />
    </p>
    {why !== null && (
      <p class="quiet">
        {ask.words('channels.why')} <code dir="ltr">{why}</code>
      </p>
    )}
    {channel === 'whatsapp-web' && <p class="notice">{ask.words('channels.ban')}</p>}
    {pairing && <Pairing ask={ask} pairing={pairing} />}
  </section>
)

// who holds it reads all that is written to the number: administrators only
const Pairing = ({ ask, pairing }: { ask: Ask; pairing: NonNullable<ChannelHealth['pairing']> }) =>
  ask.staff.role !== 'administrator' ? (
    <p>{ask.words('channels.pair-admin')}</p>
  ) : 'code' in pairing ? (
    <p>
      {ask.words('channels.pair-code')} <strong dir="ltr">{pairing.code}</strong>
    </p>
  ) : (
    <>
      <p>{ask.words('channels.pair-qr')}</p>
      <Qr text={pairing.qr} label={ask.words('channels.pair-picture')} />
    </>
  )
