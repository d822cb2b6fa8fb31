import { shownBirth } from '../../../flows/preregister/birth.ts'
import type { FileState } from '../../../flows/preregister/files.ts'
import { renderParam } from '../../../locales/index.ts'
import { isLocale } from '../../../locales/locale.ts'
import { centreName } from '../centres.ts'
import { wordFor } from '../messages/words.ts'
import type { Ask } from '../page.ts'

/** Who works on files; mediators see of them what stands beside a conversation. */
export const FILE_ROLES = ['officer', 'manager', 'administrator'] as const
/** Who answers for them: exports, erasures, offers, forms. */
export const LEAD_ROLES = ['manager', 'administrator'] as const
export const leads = ({ staff }: Ask): boolean => staff.role === 'manager' || staff.role === 'administrator'

export const HERE = '/console/files'
/** Where somebody who came in person is registered. */
export const WALK_IN = `${HERE}/new` as const
export const fileAddress = (reference: string): `/console/files/${string}` => `${HERE}/${reference}`

/** What a service is called; its key where the content no longer knows it. */
export const serviceName = ({ parts, staff }: Ask, key: string): string =>
  parts.content().services.find(service => service.key === key)?.names[staff.locale] ?? key

/** What a commune is called; outside the region there is no code. */
export const communeName = ({ parts, staff, words }: Ask, code: string | null): string =>
  code === null ? words('files.elsewhere') : (parts.content().communes.find(commune => commune.code === code)?.names[staff.locale] ?? code)

/** The centre that follows a file. */
export const followedBy = (ask: Ask, centre: string | null): string =>
  centre === null ? ask.words('files.no-centre') : centreName(ask, centre)

export const stateWord = ({ words }: Ask, state: FileState): string => words(`file-state.${state}`)
export const channelWord = (ask: Ask, channel: string): string => wordFor(ask, 'channel', channel)
export const languageWord = ({ words }: Ask, locale: string): string => (isLocale(locale) ? words(`variety.${locale}`) : locale)

/** A birth as it is kept (a year, a date, a range of ages), in words. */
export const birthWord = ({ staff }: Ask, birth: string): string => renderParam(shownBirth(birth), staff.locale)

/** A phone in groups, as it is read aloud: +212 6 12 34 56 78. */
export const phoneWord = (phone: string): string => phone.replace(/^\+212(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '+212 $1 $2 $3 $4 $5')
