import { ROLES } from '../../prisma/store/staff.ts'
import { nothing } from './body.ts'
import { page } from './page.ts'
import { settingPath, settingsOf, settingTitle } from './settings-head.tsx'

/** What can be set, each with a line that says what it changes. */
export const settings = page({
  path: '/console/settings',
  roles: ROLES,
  place: 'settings',
  params: nothing,
  load: async () => ({}),
  title: (_, ask) => ask.words('settings.title'),
  view: (_, ask) => (
    <>
      <h1>{ask.words('settings.title')}</h1>
      <ul class="tiles">
        {settingsOf(ask).map(({ name, icon: Picture }) => (
          <li key={name}>
            <a class="card tile" href={settingPath(name)}>
              <Picture />
              <span>
                <span class="tile-title">{ask.words(settingTitle(name))}</span>
                <span class="quiet">{ask.words(`${name}.about`)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  ),
})
