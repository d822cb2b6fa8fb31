import { randomUUID } from 'node:crypto'
import type { Channel, Outgoing, Received } from '../channel.ts'
import { plainer } from '../plain.ts'

export type Terminal = Channel & {
  /** Hears a line somebody typed. Empty lines say nothing. */
  type(line: string, id?: string): Promise<void>
  /** A blank line after the messages of a turn. */
  endTurn(): void
}

/**
 * The terminal as a channel: lines in, lines out. With `json`, one object a message:
 * `{"text","locale","choices":[{"id","label"}],"by","media","location"}`, the last three where a person of the staff wrote it, or sent a file or a place; otherwise as on a phone without buttons.
 */
export function createTerminal({ json, write }: { json: boolean; write(text: string): void }): Terminal {
  const from = randomUUID()
  let hearing: ((received: Received) => Promise<void>) | null = null
  // a screen scrolls: however long a text is, it is shown whole
  const can = { buttons: 0, textLength: Number.POSITIVE_INFINITY }
  const asLine = ({ text, locale, choices, by, media, location }: Outgoing) =>
    `${JSON.stringify({ text, locale, choices, by, media: media?.kind, location })}\n`
  const asText = (message: Outgoing) =>
    plainer(message, can)
      .map(part => `${part.text}\n`)
      .join('')

  return {
    name: 'terminal',
    can,
    async start(hear) {
      hearing = hear
      return {
        stop: async () => {
          hearing = null
        },
      }
    },
    async send(_, message) {
      write(json ? asLine(message) : asText(message))
      return { id: randomUUID() }
    },
    async type(line, id = randomUUID()) {
      if (line.trim() !== '') await hearing?.({ id, from, event: { kind: 'text', text: line }, at: new Date() })
    },
    endTurn: () => write('\n'),
  }
}
