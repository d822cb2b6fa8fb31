import { z } from 'zod'
import { deed } from '../page.ts'
import { readConversationData } from './conversation-data.ts'
import { where } from './deeds.ts'
import { deedAddress } from './listing.ts'

/** Gives the conversation its own copy of a ready answer's file; the script that asked puts it beside what is written. */
export const cannedFile = deed({
  ...where,
  back: null,
  path: deedAddress(':id', 'canned-file'),
  body: z.object({ reply: z.string().max(64) }),
  async act(ask, { id }, { reply }) {
    const data = await readConversationData(ask, { id })
    if (!data?.replies.some(each => each.id === reply)) return null
    const copy = await ask.parts.files.replies.copy(ask.staff, id, reply)
    return copy && !('refused' in copy) ? { show: <p data-media={copy.id} data-kind={copy.kind} /> } : null
  },
})
