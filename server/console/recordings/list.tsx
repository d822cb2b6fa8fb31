import type { Service, Theme } from '../../../flows/content.ts'
import { listRecordings, type Recording } from '../../../prisma/store/recordings.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { nothing } from '../body.ts'
import { Check } from '../icons.tsx'
import { type Ask, page } from '../page.ts'
import { SettingsHead } from '../settings-head.tsx'
import { HERE, SPOKEN } from './place.ts'

/** Which services have been read aloud, in which variety. */
export const recordings = page({
  path: HERE,
  roles: ROLES,
  place: 'settings',
  params: nothing,
  load: async ({ parts }) => ({ recorded: await listRecordings(parts.db), ...parts.content() }),
  title: (_, ask) => ask.words('recordings.title'),
  view: ({ themes, services, recorded }, ask) => (
    <>
      <SettingsHead ask={ask} here="recordings" />
      <h1>{ask.words('recordings.title')}</h1>
      <p class="quiet">{ask.words('recordings.what')}</p>
      {themes.map(theme => (
        <OfTheme key={theme.key} ask={ask} theme={theme} services={services} recorded={recorded} />
      ))}
    </>
  ),
})

type OfThemeProps = { ask: Ask; theme: Theme; services: readonly Service[]; recorded: readonly Recording[] }

const OfTheme = ({ ask, theme, services, recorded }: OfThemeProps) => (
  <section class="of-theme" aria-labelledby={`theme-${theme.key}`}>
    <h2 id={`theme-${theme.key}`}>
      {theme.emoji} {theme.names[ask.staff.locale]}
    </h2>
    <ul class="card rows">
      {services
        .filter(service => service.theme === theme.key)
        .map(service => (
          <li key={service.key}>
            <a class="grow" href={`${HERE}/${service.key}`}>
              {service.names[ask.staff.locale]}
            </a>
            <Which ask={ask} recorded={recorded.filter(each => each.service === service.key)} />
          </li>
        ))}
    </ul>
  </section>
)

const Which = ({ ask, recorded }: { ask: Ask; recorded: readonly Recording[] }) =>
  recorded.length === 0 ? (
    <span class="quiet">{ask.words('recordings.none')}</span>
  ) : (
    <span>
      {SPOKEN.filter(variety => recorded.some(each => each.variety === variety)).map(variety => (
        <span key={variety} class="tag">
          <Check /> <bdi>{ask.words(`variety.${variety}`)}</bdi>
        </span>
      ))}
    </span>
  )
