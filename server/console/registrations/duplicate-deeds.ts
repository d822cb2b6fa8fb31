import { z } from 'zod'
import type { FileRefusal, Registrations } from '../../../bot/registrations/index.ts'
import type { ConsoleKey } from '../../../locales/console.ts'
import { nothing } from '../body.ts'
import { type Ask, deed, type Outcome } from '../page.ts'
import { duplicates } from './duplicates.tsx'
import { FILE_ROLES, HERE } from './words.ts'

type Verb = (registrations: Registrations, ask: Ask, id: number) => Promise<{ done: true } | FileRefusal>

const deciding = (verb: string, told: ConsoleKey & `duplicates.${string}-done`, tab: string, act: Verb) =>
  deed({
    path: `${HERE}/duplicates/:id/${verb}`,
    roles: FILE_ROLES,
    params: z.object({ id: z.coerce.number().int().positive() }),
    back: duplicates,
    body: nothing,
    async act(ask, { id }): Promise<Outcome> {
      const done = await act(ask.parts.registrations, ask, id)
      if (!('refused' in done)) return { go: `${HERE}/duplicates?state=${tab}`, told: ask.words(told) }
      return done.refused === 'not-found' ? null : { refused: 409, sentence: ask.words('duplicates.decided') }
    },
  })

/** They are one: the later one's files go to the earlier. It can be undone where merged pairs are listed, which follows. */
export const mergePair = deciding('merge', 'duplicates.merge-done', 'merged', (registrations, { staff }, id) =>
  registrations.merge(staff, id),
)
/** They are two after all. */
export const partPair = deciding('part', 'duplicates.part-done', 'open', (registrations, { staff }, id) => registrations.unmerge(staff, id))
/** They are two: not asked again. */
export const apartPair = deciding('apart', 'duplicates.apart-done', 'open', (registrations, { staff }, id) =>
  registrations.keepApart(staff, id),
)
