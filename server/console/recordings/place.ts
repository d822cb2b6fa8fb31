import { z } from 'zod'
import type { RecordedAnswer } from '../../../flows/content.ts'

export const HERE = '/console/settings/recordings'
/** The varieties that are spoken: what is written in Latin letters is heard in Darija. */
export const SPOKEN = ['fr', 'ar', 'ary'] as const satisfies readonly RecordedAnswer['variety'][]

export const OfService = z.object({ service: z.string().max(64) })
export const OfVariety = OfService.extend({ variety: z.enum(SPOKEN) })
export const fileAddress = (service: string, variety: string): `${typeof HERE}/${string}` => `${HERE}/${service}/${variety}/file`
