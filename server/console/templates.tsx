import { z } from 'zod'
import { record } from '../../prisma/store/audit.ts'
import { type KeptTemplate, TEMPLATE_KINDS, useTemplate } from '../../prisma/store/templates.ts'
import { line, nothing } from './body.ts'
import { CHANNELS, channels } from './channels.tsx'
import { deed } from './page.ts'

const LOOK_AFTER = ['manager', 'administrator'] as const
const PATH = `${CHANNELS}/templates` as const

/** Reads the list of templates anew. */
export const refreshTemplates = deed({
  path: `${PATH}/refresh`,
  roles: LOOK_AFTER,
  params: nothing,
  body: nothing,
  back: channels,
  async act({ parts, words }) {
    if (!(await parts.readTemplates())) return { refused: 503, sentence: words('templates.away') }
    return { go: CHANNELS, told: words('templates.read') }
  },
})

const Use = z.object({ name: line(512), language: line(20), kind: z.enum(['', ...TEMPLATE_KINDS]) })

/** Says what a template is used for: one a language for each use. */
export const mapTemplate = deed({
  path: PATH,
  roles: LOOK_AFTER,
  params: nothing,
  body: Use,
  back: channels,
  async act({ parts, staff, now, words }, _, { name, language, kind }) {
    const used: KeptTemplate['kind'] = kind || null
    const done = await parts.db.$transaction(async tx => {
      if (!(await useTemplate(tx, { name, language }, used))) return false
      const detail = { name, language, kind }
      await record(tx, { at: now, by: staff, action: 'settings.template-used', subject: 'settings', about: 'templates', detail })
      return true
    })
    return done ? { go: CHANNELS, told: words('templates.kept') } : null
  },
})
