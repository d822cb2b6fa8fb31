import { z } from 'zod'
import { dropView, keepView, MOST_VIEWS } from '../../../prisma/store/saved-views.ts'
import { line, nothing } from '../body.ts'
import { deed } from '../page.ts'
import { files } from './list.tsx'
import { Listing, queryOf, withQuery } from './listing.ts'
import { FILE_ROLES, HERE } from './words.ts'

// only what a listing may say is kept
const plain = (query: string): string => queryOf(Listing.parse(Object.fromEntries(new URLSearchParams(query))))

/** Keeps the filters of the list under a name. */
export const keep = deed({
  path: `${HERE}/views`,
  roles: FILE_ROLES,
  params: nothing,
  back: files,
  body: z.object({ name: line(40), query: z.string().max(1_000).transform(plain) }),
  async act({ parts, staff, words }, _, { name, query }) {
    if (!(await keepView(parts.db, staff.id, name, query))) return { refused: 409, sentence: words('views.many', { count: MOST_VIEWS }) }
    return { go: withQuery(HERE, query), told: words('views.kept', { name }) }
  },
})

/** Forgets a view; the files stay. */
export const forgetView = deed({
  path: `${HERE}/views/:id/remove`,
  roles: FILE_ROLES,
  params: z.object({ id: z.string().max(64) }),
  back: files,
  body: nothing,
  async act({ parts, staff, words }, { id }) {
    const view = await dropView(parts.db, staff.id, id)
    return view && { go: withQuery(HERE, view.query), told: words('views.removed', { name: view.name }) }
  },
})
