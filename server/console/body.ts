import { z } from 'zod'
import { lengthOf } from '../../flows/characters.ts'

const fits = (longest: number) => [(text: string) => lengthOf(text) <= longest, 'form.too-long'] as const

/** A line somebody typed: without blanks around it, not empty. Characters are counted as people count them. */
export const line = (longest = 120) =>
  z
    .string('form.required')
    .trim()
    .min(1, 'form.required')
    .refine(...fits(longest))

/** A text of some lines, or none. However a browser ends its lines, they are kept the same. */
export const text = (longest: number) =>
  z
    .string()
    .transform(typed => typed.replaceAll('\r\n', '\n').trim())
    .refine(...fits(longest))
    .default('')

/** The values of a field that may be there several times, or not at all. */
export const several = z.preprocess(value => (value === undefined ? [] : [value].flat()), z.array(z.string()))

/** A secret: never trimmed. */
export const secret = z.string('form.required').min(1, 'form.required')

/** No parts of the address, no query that matters. */
export const nothing = z.object({})
