import type { Received } from '../bot/channels/channel.ts'
import { createTerminal } from '../bot/channels/terminal/index.ts'
import { type Bench, channelContract } from './contracts/channel.ts'

const REDELIVERY = 'who types sees that nothing was answered, and types it again'
const FAILURES = 'a terminal takes every line'
const FILES = 'a keyboard sends only words'

channelContract('terminal', () => terminalBench(false), {
  pressing: 'there is nothing to press: a number is typed',
  redelivery: REDELIVERY,
  failures: FAILURES,
  'hearing-files': FILES,
})
channelContract('terminal, as JSON', () => terminalBench(true), {
  pressing: 'there is nothing to press: a number is typed',
  redelivery: REDELIVERY,
  failures: FAILURES,
  'hearing-files': FILES,
})

/** The channel with somebody typing, and what was written to the screen. */
async function terminalBench(json: boolean): Promise<Bench> {
  const written: string[] = []
  const channel = createTerminal({ json, write: text => written.push(text) })
  return {
    channel,
    to: await addressOf(channel),
    arrives: (text, id) => channel.type(text, id).catch(() => undefined),
    delivered: () => (json ? written.flatMap(shownBy) : written.map(text => text.replace(/\n$/, ''))),
    close: async () => {},
  }
}

/** The one conversation of a terminal, which it names with the first line it hears. */
async function addressOf(channel: ReturnType<typeof createTerminal>): Promise<string> {
  const heard: Received[] = []
  const { stop } = await channel.start(async received => void heard.push(received))
  await channel.type('salam')
  await stop()
  return heard[0]?.from ?? ''
}

/** The words of a line of JSON: its text, then each of its choices. */
function shownBy(line: string): string[] {
  type Line = { text: string; choices: { label: string }[]; by?: string; media?: string; location?: object }
  const { text, choices, by, media, location } = JSON.parse(line) as Line
  const more = [by, media, location && JSON.stringify(location)].filter(part => part !== undefined)
  return [text, ...choices.map(({ label }) => label), ...more]
}
