import { z } from 'zod'

/** A line somebody typed: without blanks around it, not empty. */
export const line = (longest = 120) => z.string('form.required').trim().min(1, 'form.required').max(longest, 'form.too-long')

/** The values of a field that may be there several times, or not at all. */
export const several = z.preprocess(value => (value === undefined ? [] : [value].flat()), z.array(z.string()))

/** A secret: never trimmed. */
export const secret = z.string('form.required').min(1, 'form.required')

/** No parts of the address, no query that matters. */
export const nothing = z.object({})
