import type { Centre } from '../../flows/content.ts'
import type { Ask } from './page.ts'

/** The centres somebody works for, in the order of the content. */
export const centresOf = ({ staff, parts }: Ask): Centre[] => parts.content().centres.filter(({ key }) => staff.centres.includes(key))

/** What a centre is called in the reader's language; its key where the content no longer knows it. */
export const centreName = ({ staff, parts }: Ask, key: string): string =>
  parts.content().centres.find(centre => centre.key === key)?.names[staff.locale] ?? key

/** What stands for all centres in a form. */
export const ALL = 'all'

/** The centres somebody may choose among in a form; `all`: what all of them together are called, for administrators. */
export const centreChoices = (ask: Ask, all: string): { value: string; label: string }[] => [
  ...(ask.staff.role === 'administrator' ? [{ value: ALL, label: all }] : []),
  ...centresOf(ask).map(({ key }) => ({ value: key, label: centreName(ask, key) })),
]

/** Whose centres somebody looks after: null for all. */
export const withinOf = ({ staff }: Ask): readonly string[] | null => (staff.role === 'administrator' ? null : staff.centres)
