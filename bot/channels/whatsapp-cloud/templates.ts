import { z } from 'zod'
import type { ListedTemplate } from '../channel.ts'
import type { Graph } from './graph.ts'

const FIELDS = 'name,language,status,category,components'
/** Pages of a list that are read at most, of 200 each: an account has at most 6,000 templates, and a centre a dozen. */
const PAGES = 10

const page = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ cursors: z.object({ after: z.string() }), next: z.string().optional() })
    .optional()
    .catch(undefined),
})
const template = z.object({
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string().catch(''),
  components: z.array(z.looseObject({ type: z.string(), text: z.string().optional().catch(undefined) })).catch([]),
})

/**
 * The templates of a business account; null where Meta does not tell. Those with a header or buttons that must be filled are left out: we
 * fill the body only. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management
 */
export async function listTemplates(graph: Graph, accountId: string): Promise<readonly ListedTemplate[] | null> {
  const listed: ListedTemplate[] = []
  let after = ''
  for (let read = 0; read < PAGES; read++) {
    const answered = await graph.get(
      `${accountId}/message_templates?fields=${FIELDS}&limit=200${after && `&after=${encodeURIComponent(after)}`}`,
    )
    const found = 'failed' in answered ? undefined : page.safeParse(answered.body).data
    if (!found) return null
    for (const one of found.data) listed.push(...listedOf(template.safeParse(one).data))
    if (!found.paging?.next) return listed
    after = found.paging.cursors.after
  }
  return listed
}

function listedOf(one: z.infer<typeof template> | undefined): ListedTemplate[] {
  const body = one?.components.find(({ type }) => type === 'BODY')?.text
  const others = one?.components.filter(({ type }) => type !== 'BODY' && type !== 'FOOTER') ?? []
  const needs = others.some(component => /\{\{|"format":"(IMAGE|VIDEO|DOCUMENT|LOCATION)"/.test(JSON.stringify(component)))
  return one && body !== undefined && !needs
    ? [{ name: one.name, language: one.language, category: one.category, state: one.status, body }]
    : []
}
