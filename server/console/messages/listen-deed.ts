import { z } from 'zod'
import { deed } from '../page.ts'
import { params, where } from './deeds.ts'
import { deedAddress } from './listing.ts'
import { outcomeOf } from './outcome.tsx'

/** Writes down what was heard in a voice note: one of the choices of its question, or words. */
export const listened = deed({
  ...where,
  params: z.object({ id: params.shape.id, message: z.coerce.number().int().positive() }),
  path: deedAddress(':id', 'listened/:message'),
  body: z.object({ choice: z.string().max(200).catch(''), text: z.string().trim().max(1000, 'form.too-long').catch('') }),
  async act(ask, { id, message }, { choice, text }) {
    const { desk } = ask.parts
    if (choice === '' && text === '') return (await desk.sees(ask.staff, id)) ? { refused: 422, sentence: ask.words('spoken.empty') } : null
    const answer = choice === '' ? { text } : { choice }
    return outcomeOf(ask, id, await desk.listen(ask.staff, id, message, answer), ask.words('told.listened'))
  },
})
