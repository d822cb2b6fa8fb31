import { nothing } from './body.ts'
import { deed, fileRoute, upload } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { HERE, ReplyParams, reply, replyFor } from './replies.tsx'

/** Puts a file to a ready answer, in the place of the one it had. */
export const keepReplyFile = upload({
  path: `${HERE}/:id/file`,
  roles: LOOK_AFTER,
  params: ReplyParams,
  async take(ask, { id }, content, claimed) {
    const known = await replyFor(ask, id)
    return known && ask.parts.files.replies.keep(ask.staff, known, content, claimed)
  },
  told: ask => ask.words('replies.file-kept'),
})

/** Looks at the file of a ready answer. */
export const replyFile = fileRoute({
  path: `${HERE}/:id/file`,
  roles: LOOK_AFTER,
  params: ReplyParams,
  async open(ask, { id }, part) {
    const known = await replyFor(ask, id)
    return known && ask.parts.files.replies.open(id, part)
  },
})

/** Takes the file of a ready answer away. */
export const removeReplyFile = deed({
  path: `${HERE}/:id/file/remove`,
  roles: LOOK_AFTER,
  params: ReplyParams,
  back: reply,
  body: nothing,
  async act(ask, { id }) {
    const known = await replyFor(ask, id)
    if (!known) return null
    await ask.parts.files.replies.remove(ask.staff, known)
    return { go: `${HERE}/${id}`, told: ask.words('replies.file-removed') }
  },
})
