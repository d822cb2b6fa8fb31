import { z } from 'zod'
import { ROLES } from '../../../prisma/store/staff.ts'
import { line } from '../body.ts'
import { centreName } from '../centres.ts'
import { type Ask, deed } from '../page.ts'
import { deedAddress } from './listing.ts'
import { outcomeOf } from './outcome.tsx'
import { conversation } from './pages.tsx'
import { snoozedUntil } from './snoozed-until.ts'

export const params = z.object({ id: z.string().max(64) })
export const where = { roles: ROLES, params, back: conversation } as const
const nothingMore = z.object({})

/** A button that does one thing to a conversation, and says so. */
const plain = (
  name: string,
  act: 'take' | 'release' | 'wake' | 'resolve' | 'handBack' | 'reopen',
  said: 'told.taken' | 'told.released' | 'told.woken' | 'told.resolved' | 'told.handed-back' | 'told.reopened',
  undo?: 'reopen' | 'take' | 'release',
) =>
  deed({
    ...where,
    path: deedAddress(':id', name),
    body: nothingMore,
    act: async (ask, { id }) => outcomeOf(ask, id, await ask.parts.desk[act](ask.staff, id), ask.words(said), undo),
  })

export const take = plain('take', 'take', 'told.taken', 'release')
export const release = plain('release', 'release', 'told.released', 'take')
export const wake = plain('wake', 'wake', 'told.woken')
export const resolve = plain('resolve', 'resolve', 'told.resolved', 'reopen')
export const handBack = plain('hand-back', 'handBack', 'told.handed-back', 'reopen')
export const reopen = plain('reopen', 'reopen', 'told.reopened')

export const snooze = deed({
  ...where,
  path: deedAddress(':id', 'snooze'),
  body: z.object({ until: z.enum(['reply', 'tomorrow', 'monday', 'date']), date: z.iso.date().optional() }),
  async act(ask, { id }, { until, date }) {
    const at = snoozedUntil(ask.parts.clock, ask.now, until, date)
    return outcomeOf(ask, id, await ask.parts.desk.snooze(ask.staff, id, at), ask.words('told.snoozed'), 'wake')
  },
})

/** `staff:` and whom, `centre:` and which, or the queue all centres share. */
const receiver = z.string().transform((text, context) => {
  const [, kind, name = ''] = /^(staff|centre):(.{1,64})$/.exec(text) ?? []
  if (kind === 'staff') return { staff: name }
  if (kind === 'centre') return { centre: name }
  if (text === 'shared') return { centre: null }
  context.addIssue({ code: 'custom', message: 'form.required' })
  return z.NEVER
})

export const transfer = deed({
  ...where,
  path: deedAddress(':id', 'transfer'),
  body: z.object({ to: receiver }),
  act: async (ask, { id }, { to }) => {
    const own = 'staff' in to && to.staff === ask.staff.id
    return outcomeOf(ask, id, await ask.parts.desk.transfer(ask.staff, id, to), ask.words(own ? 'told.taken' : 'told.transferred'))
  },
})

export const refer = deed({
  ...where,
  path: deedAddress(':id', 'refer'),
  body: z.object({ centre: line(64), why: line(500) }),
  act: async (ask, { id }, { centre, why }) =>
    outcomeOf(ask, id, await ask.parts.desk.refer(ask.staff, id, centre, why), toldReferred(ask, centre)),
})
const toldReferred = (ask: Ask, centre: string): string => ask.words('told.referred', { to: centreName(ask, centre) })

export const tag = deed({
  ...where,
  path: deedAddress(':id', 'tag'),
  body: z.object({ name: line(40) }),
  act: async (ask, { id }, { name }) => outcomeOf(ask, id, await ask.parts.desk.tag(ask.staff, id, name), null),
})

export const untag = deed({
  ...where,
  path: deedAddress(':id', 'untag'),
  body: z.object({ name: z.string().max(40) }),
  act: async (ask, { id }, { name }) => outcomeOf(ask, id, await ask.parts.desk.untag(ask.staff, id, name), null),
})

export const rename = deed({
  ...where,
  path: deedAddress(':id', 'rename'),
  body: z.object({ name: z.string().max(80, 'form.too-long') }),
  act: async (ask, { id }, { name }) => outcomeOf(ask, id, await ask.parts.desk.rename(ask.staff, id, name), ask.words('told.renamed')),
})
