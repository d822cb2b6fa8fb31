import type { TimelineItem } from '../../../bot/desk/index.ts'

export type Message = Extract<TimelineItem, { kind: 'message' }>
export type Happened = Extract<TimelineItem, { kind: 'event' }>
export type Noted = Extract<TimelineItem, { kind: 'note' }>
export type BotMessage = Extract<Message, { author: 'bot' }>

/** What is shown as one thing: a message, an event, a note, or what the bot said in a row. */
export type Piece = TimelineItem | { kind: 'bot'; messages: readonly BotMessage[] }

const isBot = (item: TimelineItem): item is BotMessage => item.kind === 'message' && item.author === 'bot' && item.state !== 'failed'

/** Puts what the bot said in a row together, so that people's words stand out. What it could not send stands by itself. */
export function folded(timeline: readonly TimelineItem[]): Piece[] {
  const pieces: Piece[] = []
  for (const item of timeline) {
    const last = pieces.at(-1)
    if (!isBot(item)) pieces.push(item)
    else if (last?.kind === 'bot') pieces[pieces.length - 1] = { kind: 'bot', messages: [...last.messages, item] }
    else pieces.push({ kind: 'bot', messages: [item] })
  }
  return pieces
}
