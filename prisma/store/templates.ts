import type { Db, Tx } from '../client.ts'

/** What a template is used for. */
export const TEMPLATE_KINDS = ['reminder', 'announcement'] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]
export type KeptTemplate = { name: string; language: string; category: string; state: string; body: string; kind: TemplateKind | null }

/** Keeps what a platform lists. What each is used for stays; what is not listed any more goes. */
export async function keepTemplates(db: Db, listed: readonly Omit<KeptTemplate, 'kind'>[]): Promise<void> {
  await db.$transaction(async tx => {
    for (const { name, language, category, state, body } of listed) {
      const data = { category, state, body }
      await tx.template.upsert({ where: { name_language: { name, language } }, create: { name, language, ...data }, update: data })
    }
    await tx.template.deleteMany({ where: { NOT: { OR: listed.map(({ name, language }) => ({ name, language })) } } })
  })
}

/** All templates, or those used for one thing, by name and language. */
export async function templatesOf(db: Db, kind?: TemplateKind): Promise<KeptTemplate[]> {
  const rows = await db.template.findMany({ ...(kind && { where: { kind } }), orderBy: [{ name: 'asc' }, { language: 'asc' }] })
  return rows.map(row => ({ ...row, kind: row.kind as TemplateKind | null }))
}

/** Uses a template for something, in the place of the one of its language that was; null: for nothing. False when there is none. */
export async function useTemplate(
  tx: Tx,
  { name, language }: { name: string; language: string },
  kind: TemplateKind | null,
): Promise<boolean> {
  if (kind) await tx.template.updateMany({ where: { kind, language }, data: { kind: null } })
  const { count } = await tx.template.updateMany({ where: { name, language }, data: { kind } })
  return count === 1
}
