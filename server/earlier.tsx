import type { FastifyRequest } from 'fastify'
import type { Earlier, ShownMessage } from '../bot/ports.ts'
import type { Locale } from '../locales/locale.ts'
import { Said } from './said.tsx'

/** Messages of a conversation that nobody sees, such as the opening of the page, never stand in a longer row than this. */
const LOOK_BACK = 20

/** The message a request wants what came before of, by its id; null when it names none. */
export function beforeOf(request: FastifyRequest): number | null {
  const given = String((request.query as { before?: unknown }).before)
  return /^[1-9]\d{0,14}$/.test(given) ? Number(given) : null
}

/** The id of the oldest of these messages when the conversation has older ones to show; null otherwise. */
export async function oldestOf(messages: readonly ShownMessage[], address: string, earlier: Earlier): Promise<number | null> {
  const oldest = messages[0]?.id ?? 0
  return oldest > 0 && (await earlier('web', address, oldest, LOOK_BACK)).length > 0 ? oldest : null
}

/** The way to older messages. A page without a script goes there; with it, they appear in their place. */
export const EarlierLink = ({ before, embedded, locale }: { before: number; embedded: boolean; locale: Locale }) => (
  <p class="column">
    <a id="earlier" data-before={before} href={`/?before=${before}${embedded ? '&embed=1' : ''}#latest`}>
      <Said locale={locale} word="web.earlier" />
    </a>
  </p>
)
