import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Ask, download, type Given } from '../page.ts'
import { filterOf, Listing } from './listing.ts'
import { HERE, LEAD_ROLES } from './words.ts'

const params = Listing.extend({ job: z.uuid().optional().catch(undefined) })

const exportedAs = (format: 'csv' | 'xlsx') =>
  download({ path: `${HERE}/export.${format}`, roles: LEAD_ROLES, params, give: (ask, asked) => give(ask, asked, format) })

export const exportCsv = exportedAs('csv')
export const exportXlsx = exportedAs('xlsx')

async function give(ask: Ask, { job, ...listing }: z.infer<typeof params>, format: 'csv' | 'xlsx'): Promise<Given | null> {
  const { parts, staff } = ask
  const followed = job === undefined ? null : parts.jobs.follow(staff.id, job)
  const exported = await parts.registrations.export(staff, filterOf(ask, listing), { format, locale: staff.locale }, followed?.told)
  if ('refused' in exported) return null
  const { name, type, content } = exported
  const body = Readable.from(content, { objectMode: false })
  body.once('end', () => followed?.over())
  body.once('close', () => body.readableEnded || followed?.broke())
  return { name, type, body }
}
