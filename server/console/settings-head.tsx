import type { ConsoleKey } from '../../locales/console.ts'
import type { Role } from '../../prisma/store/staff.ts'
import * as icons from './icons.tsx'
import type { Ask } from './page.ts'

const ALL: readonly Role[] = ['mediator', 'officer', 'manager', 'administrator']
const MANAGERS: readonly Role[] = ['manager', 'administrator']

/** The pages of the settings, in their order, and who finds them there. */
export const SETTINGS = [
  { name: 'replies', roles: ALL, icon: icons.Replies },
  { name: 'recordings', roles: ALL, icon: icons.Aloud },
  { name: 'on-call', roles: ALL, icon: icons.Phone },
  { name: 'offers', roles: ALL, icon: icons.Files },
  { name: 'forms', roles: MANAGERS, icon: icons.Questions },
  { name: 'plans', roles: MANAGERS, icon: icons.Agenda },
  { name: 'hours', roles: MANAGERS, icon: icons.Clock },
  { name: 'times', roles: MANAGERS, icon: icons.Timer },
  { name: 'channels', roles: MANAGERS, icon: icons.Messages },
  { name: 'retention', roles: MANAGERS, icon: icons.Keep },
  { name: 'people', roles: MANAGERS, icon: icons.People },
  { name: 'journal', roles: MANAGERS, icon: icons.Journal },
] as const satisfies readonly { name: string; roles: readonly Role[]; icon: unknown }[]

export type SettingName = (typeof SETTINGS)[number]['name']
export const settingTitle = (name: SettingName): `${SettingName}.title` & ConsoleKey => `${name}.title`
/** Where a page of the settings is. */
export const settingPath = (name: SettingName): `/console/${string}` =>
  name === 'offers' ? '/console/offers' : `/console/settings/${name}`
export const settingsOf = (ask: Ask) => SETTINGS.filter(({ roles }) => roles.includes(ask.staff.role))

/** The way between the pages of the settings; on a phone, the way back to their list. */
export const SettingsHead = ({ ask, here }: { ask: Ask; here: SettingName }) => (
  <>
    <a class="back-to sections-back" href="/console/settings">
      <icons.Back />
      {ask.words('settings.title')}
    </a>
    <nav class="sections" aria-label={ask.words('settings.title')}>
      {settingsOf(ask).map(({ name, icon: Picture }) => (
        <a key={name} href={settingPath(name)} aria-current={name === here ? 'page' : undefined}>
          <Picture />
          {ask.words(settingTitle(name))}
        </a>
      ))}
    </nav>
  </>
)
