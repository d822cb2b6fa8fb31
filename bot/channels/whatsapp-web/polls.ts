import { text as sentence } from '../../../locales/index.ts'
import type { Option, Outgoing, Received } from '../channel.ts'
import type { Content, RawVote } from './protocol.ts'

/** What WhatsApp takes: so many options of so many characters, under a question of so many. */
const LIMITS = { least: 2, most: 12, option: 100, question: 255 }
/** Polls whose choices are remembered; a vote in an older one is read as its words. */
const REMEMBERED = 1_000

export type Polls = {
  /** The message as words and a poll, where its choices fit into one; null where they do not. */
  of(message: Outgoing, words: string): { words: string; poll: Content } | null
  /** Remembers what the options of a poll mean, by its message's id. */
  sent(id: string, choices: readonly Option[]): void
  /** A vote as the choice it is; null for one that says nothing. */
  read(vote: RawVote): Received | null
}

/** Choices as polls, for a telephone that has no buttons. */
export function createPolls(): Polls {
  const known = new Map<string, readonly Option[]>()
  return {
    of({ choices, locale }, words) {
      if (!fits(choices)) return null
      const isQuestion = words !== '' && words.length <= LIMITS.question && !words.includes('\n')
      const options = choices.map(({ label }) => label.trim())
      const question = isQuestion ? words : sentence('menu.choose', locale)
      return { words: isQuestion ? '' : words, poll: { kind: 'poll', question, options } }
    },
    sent(id, choices) {
      known.set(id, choices)
      const [oldest] = known.keys()
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    },
    read({ of, to, option, name, at }) {
      const choice = known.get(of)?.[option]
      if (!choice && !name) return null
      const event = choice ? ({ kind: 'choice', id: choice.id } as const) : ({ kind: 'text', text: name } as const)
      return { id: `vote:${of}:${at}`, from: to, event, at: new Date(at) }
    },
  }
}

// two options that look alike would be one to WhatsApp
const fits = (choices: readonly Option[]): boolean =>
  choices.length >= LIMITS.least &&
  choices.length <= LIMITS.most &&
  new Set(choices.map(({ label }) => label.trim())).size === choices.length &&
  choices.every(({ label }) => label.trim() !== '' && label.length <= LIMITS.option)
