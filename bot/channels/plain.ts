import type { Channel, Option, Outgoing } from './channel.ts'

/**
 * What a channel can show of a message: choices it has no buttons for become numbered lines, and a text over its limit
 * becomes several messages, cut between lines, sentences or words. The choices go with the last one.
 */
export function plainer(outgoing: Outgoing, can: Channel['can']): Outgoing[] {
  const { choices, locale, replyTo } = outgoing
  const text = signed(outgoing)
  const buttons = choices.length <= can.buttons ? choices : []
  const whole = buttons.length === choices.length ? text : [text, ...choices.map(numbered)].join('\n')
  const parts = cut(whole, can.textLength)
  return parts.map((part, i) => ({
    text: part,
    choices: i === parts.length - 1 ? buttons : [],
    locale,
    ...(replyTo !== undefined && i === 0 && { replyTo }),
  }))
}

const FILE = { voice: '🎤', photo: '🖼️', document: '📎', video: '🎬' } as const

// where nothing else shows who wrote, and what is more than words, the text does
function signed({ text, by, media, location }: Outgoing): string {
  // a recorded answer says itself that it sounds
  const sign = media && (by !== undefined || media.kind !== 'voice') ? `${FILE[media.kind]} ` : ''
  const what = location ? `📍 ${text} ${location.latitude}, ${location.longitude}` : `${sign}${text}`
  return by === undefined ? what : `💬 ${by}\n${what}`
}

/** An option as a line: “2) Horaires”. Menu and person keep 0 and 9. */
export const numbered = ({ id, label }: Option, index: number): string => `${numberOf(id) ?? index + 1}) ${label}`

/** The fixed number of the two options that are always at hand. */
export const numberOf = (id: string): 0 | 9 | null => (id === 'menu' ? 0 : id === 'person' ? 9 : null)

function cut(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trimStart()
  while (rest.length > limit) {
    const at = lastBreak(rest, limit)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest]
}

// the latest good place to cut, never inside an emoji or a letter with its marks when there is any space before
function lastBreak(text: string, limit: number): number {
  const head = text.slice(0, limit)
  for (const mark of [/\n(?=[^\n]*$)/u, /[.!?؟。…](?=\s[^.!?؟…]*$)/u, /\s(?=\S*$)/u]) {
    const found = head.search(mark)
    if (found > limit / 2) return found + 1
  }
  return /[\uD800-\uDBFF]$/.test(head) ? limit - 1 : limit
}
