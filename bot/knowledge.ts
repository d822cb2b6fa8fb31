import { join } from 'node:path'
import type { Content } from '../flows/content.ts'
import type { Db } from '../prisma/client.ts'
import { readAliases, readContent } from '../prisma/store/content.ts'
import { createFacts, type Facts } from './facts.ts'
import type { Clock } from './hear.ts'
import { type Learning, openLearning } from './learning.ts'

/** What an installation knows: what it answers from, and what it understands. Both change while it runs. */
export type Knowledge = {
  content(): Content
  facts(): Facts
  learning: Learning
  /** Reads the content again after an edit: the next turn answers from it. */
  reread(): Promise<void>
}

/** Where the trained understanding is kept between two starts. */
export const MODEL_CACHE = join(import.meta.dirname, '..', 'generated')

/** Reads what an installation knows, and trains what it has not learnt yet. */
export async function openKnowledge(db: Db, clock: Clock): Promise<Knowledge> {
  let content = await readContent(db)
  let aliases = await readAliases(db)
  const opened = await openLearning(db, clock, MODEL_CACHE, learnt => {
    model = learnt
    facts = createFacts(content, aliases, model)
  })
  let { model } = opened
  let facts = createFacts(content, aliases, model)
  return {
    content: () => content,
    facts: () => facts,
    learning: opened.learning,
    async reread() {
      content = await readContent(db)
      aliases = await readAliases(db)
      facts = createFacts(content, aliases, model)
    },
  }
}
