import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { record } from '../../prisma/store/audit.ts'
import { keepCannedReply, moveCannedReply, readCannedReplies, removeCannedReply } from '../../prisma/store/canned-replies.ts'
import { line, nothing } from './body.ts'
import { ALL } from './centres.ts'
import { type Ask, deed, type Outcome } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { HERE, mayChangeReply, newReply, ReplyParams, replies, reply, replyFor } from './replies.tsx'

/** What a citizen is sent at once: longer is not read. */
const LONGEST = 1_500
const text = z.string('form.required').trim().min(1, 'form.required').max(LONGEST, 'form.too-long')
const Typed = z.object({
  shortcut: line(30)
    .transform(typed => typed.replace(/^\//, '').toLowerCase())
    .pipe(z.string().regex(/^[\p{L}\p{N}-]+$/u, 'replies.shortcut-wrong')),
  centre: z.string(),
  'text.ar': text,
  'text.ary': text,
  'text.ary-Latn': text,
  'text.fr': text,
})

async function keep(ask: Ask, id: string, typed: z.infer<typeof Typed>, action: 'added' | 'changed'): Promise<Outcome> {
  const { parts, staff, now, words } = ask
  const centre = typed.centre === ALL ? null : typed.centre
  const wrong = (field: string, word: 'replies.not-yours' | 'replies.taken'): Outcome => ({
    refused: 422,
    sentence: words('form.wrong'),
    fields: { [field]: words(word) },
  })
  if (!mayChangeReply(ask, { centre }) || (centre !== null && !staff.centres.includes(centre))) return wrong('centre', 'replies.not-yours')
  const texts = { ar: typed['text.ar'], ary: typed['text.ary'], 'ary-Latn': typed['text.ary-Latn'], fr: typed['text.fr'] }
  const whole = { id, shortcut: typed.shortcut, centre, texts }
  const kept = await parts.db.$transaction(async tx => {
    if (!(await keepCannedReply(tx, whole))) return false
    await record(tx, { at: now, by: staff, action: `settings.reply-${action}`, subject: 'reply', about: id, centre })
    return true
  })
  return kept ? { go: HERE, told: words('replies.kept') } : wrong('shortcut', 'replies.taken')
}

/** Adds a ready answer. */
export const addReply = deed({
  path: `${HERE}/new`,
  roles: LOOK_AFTER,
  params: nothing,
  back: newReply,
  body: Typed,
  act: (ask, _, typed) => keep(ask, randomUUID(), typed, 'added'),
})

/** Changes a ready answer. */
export const changeReply = deed({
  path: `${HERE}/:id`,
  roles: LOOK_AFTER,
  params: ReplyParams,
  back: reply,
  body: Typed,
  act: async (ask, { id }, typed) => ((await replyFor(ask, id)) ? keep(ask, id, typed, 'changed') : null),
})

/** Takes a ready answer away; what was sent with it stays sent. */
export const removeReply = deed({
  path: `${HERE}/:id/remove`,
  roles: LOOK_AFTER,
  params: ReplyParams,
  back: replies,
  body: nothing,
  async act(ask, { id }) {
    const { parts, staff, now, words } = ask
    const known = await replyFor(ask, id)
    if (!known) return null
    await parts.db.$transaction(async tx => {
      await removeCannedReply(tx, id)
      await record(tx, { at: now, by: staff, action: 'settings.reply-removed', subject: 'reply', about: id, centre: known.centre })
    })
    return { go: HERE, told: words('replies.removed') }
  },
})

/** Puts a ready answer one place up or down among those one sees. */
export const moveReply = deed({
  path: `${HERE}/:id/move`,
  roles: LOOK_AFTER,
  params: ReplyParams,
  back: replies,
  body: z.object({ way: z.enum(['up', 'down']) }),
  async act(ask, { id }, { way }) {
    const { parts, staff, now } = ask
    const known = await replyFor(ask, id)
    if (!known) return null
    const seen = await readCannedReplies(parts.db, staff.centres)
    const at = seen.findIndex(each => each.id === id)
    const neighbour = seen[way === 'up' ? at - 1 : at + 1]
    if (neighbour)
      await parts.db.$transaction(async tx => {
        await moveCannedReply(tx, id, way === 'up' ? 'before' : 'after', neighbour.id)
        await record(tx, { at: now, by: staff, action: 'settings.reply-moved', subject: 'reply', about: id, centre: known.centre })
      })
    return { go: `${HERE}?moved=${id}&way=${way}` }
  },
})
