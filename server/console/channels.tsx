import type { ChannelHealth } from '../../bot/bot.ts'
import type { HealthState } from '../../bot/channels/health.ts'
import { nothing } from './body.ts'
import { wordFor } from './messages/words.ts'
import { type Ask, page } from './page.ts'
import { Qr } from './qr.tsx'
import { SettingsHead } from './settings-head.tsx'
import { When } from './when.tsx'

const PATH = '/console/settings/channels'
const LIGHT: Record<HealthState, string> = {
  ok: 'tag tag-active',
  starting: 'tag',
  trouble: 'tag tag-invited',
  pairing: 'tag tag-invited',
  refused: 'tag tag-disabled',
}
// a phone is waited for: the page looks again by itself
const LOOKS_AGAIN = { 'hx-get': PATH, 'hx-trigger': 'every 5s', 'hx-select': '#channels', 'hx-swap': 'outerHTML' }

/** How each messenger is, and what pairs a phone. */
export const channels = page({
  path: PATH,
  roles: ['manager', 'administrator'],
  place: 'settings',
  params: nothing,
  load: async ({ parts }) => parts.health(),
  title: (_, ask) => ask.words('channels.title'),
  view: (all, ask) => (
    <>
      <SettingsHead ask={ask} here="channels" />
      <h1>{ask.words('channels.title')}</h1>
      <p class="quiet">{ask.words('channels.what')}</p>
      <div id="channels" class="cards" {...LOOKS_AGAIN}>
        {all.length === 0 && <p class="empty">{ask.words('channels.none')}</p>}
        {all.map(health => (
          <One key={health.channel} ask={ask} health={health} />
        ))}
      </div>
    </>
  ),
})

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
