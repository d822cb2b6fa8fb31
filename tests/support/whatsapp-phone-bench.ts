import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Page, chromium as playwright } from 'playwright-core'
import { createWhatsappWeb, type WhatsappWebOptions } from '../../bot/channels/whatsapp-web/index.ts'
import { processLink } from '../../bot/channels/whatsapp-web/link.ts'
import { createDailyCap } from '../../bot/channels/whatsapp-web/restraint.ts'
import { LIMITS } from '../../bot/channels/whatsapp-web/supervisor.ts'
import type { Bench } from '../contracts/channel.ts'
import { chromiumHere } from './browser.ts'
import { recordedLog } from './telegram-bench.ts'
import { until } from './until.ts'

/** A person by the id WhatsApp gives in the place of her number. */
export const PERSON = '81234567890123@lid'
const STARTS_WITHIN = 30_000

/** What the page in the place of WhatsApp's can do; see whatsapp-page/standin.html. */
type StandIn = {
  sent: {
    to: string
    text: string
    media?: { mime: string; name: string; bytes: number; voice: boolean; document: boolean }
    place?: { latitude: number; longitude: number }
    poll?: { question: string; options: string[] }
    quoted?: string
  }[]
  states: { state: string; to: string }[]
  breaks: boolean
  isListening(): boolean
  pairs(): void
  syncs(): void
  state(state: string): void
  arrives(from: string, key: string, fields: object): void
  brings(from: string, key: string, type: string, base64: string, mimetype: string, fields: object): void
  types(to: string, key: string, body: string): void
  acks(id: string, ack: number): void
  reacts(of: string, from: string, at: number, emoji: string, fromMe?: boolean): void
  votes(of: string, from: string, at: number, ...chosen: number[]): void
  newPicture(): void
}
declare global {
  interface Window {
    page: StandIn
  }
}

/** The channel on the real library in a real Chromium, which finds a page of ours in the place of WhatsApp's. */
export async function phoneBench(options: Partial<WhatsappWebOptions> & { number?: string | null } = {}) {
  const { executablePath, args, env } = await chromiumHere()
  const folder = mkdtempSync(join(tmpdir(), 'jisr-phone-'))
  const { log, lines } = recordedLog()
  const standIn = { version: 'standin', folder: join(import.meta.dirname, 'whatsapp-page') }
  const { number = null, ...rest } = options
  const channel = createWhatsappWeb({
    open: processLink({ executablePath, folder, number, args, standIn }, env),
    log,
    cap: createDailyCap(join(folder, 'sent.json'), 10_000, () => '2026-11-23'),
    limits: { ...LIMITS, startMs: STARTS_WITHIN },
    patience: { first: 10, most: 50 },
    pace: { least: 0, most: 0 },
    ...rest,
  })

  let seen: { page: Page; close(): Promise<void> } | null = null
  // the browser tells where it may be looked into
  async function look(): Promise<Page> {
    if (seen && !seen.page.isClosed()) return seen.page
    const file = join(folder, 'session', 'DevToolsActivePort')
    return until(
      async () => {
        const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
        const browser = port ? await playwright.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 3_000 }).catch(() => null) : null
        const page = browser
          ?.contexts()[0]
          ?.pages()
          .find(one => one.url().startsWith('https://web.whatsapp.com'))
        if (!browser || !page) return null
        seen = { page, close: () => browser.close() }
        return page
      },
      'the browser',
      STARTS_WITHIN,
    )
  }
  const on = async <T extends object>(act: (given: T) => void, given: T) => {
    await (await look()).evaluate(act as (given: unknown) => void, given)
  }
  const isWell = () => until(() => channel.health?.().state === 'ok', 'the phone to be ready', STARTS_WITHIN)
  const waits = () => until(() => channel.pairing?.() ?? null, 'a picture to pair with', STARTS_WITHIN)
  let shown: StandIn['sent'] = []
  const refresh = async () => {
    shown = await (await look()).evaluate(() => window.page.sent)
  }
  let key = 0
  const bench = {
    channel,
    lines,
    waits,
    isWell,
    /** Pairs the phone, and waits until it is ready. */
    async pairs() {
      await waits()
      await until(async () => (await look()).evaluate(() => window.page.isListening()), 'the library to listen', STARTS_WITHIN)
      await on(() => window.page.pairs(), {})
      await isWell()
    },
    syncs: () => on(() => window.page.syncs(), {}),
    /** The page says so; what follows of it may take the page away before it answers. */
    state: (state: string) =>
      on(given => window.page.state(given.state), { state }).catch((error: Error) => {
        if (!error.message.includes('has been closed')) throw error
      }),
    arrives: (fields: object, from = PERSON, id = `IN${++key}`) =>
      on(given => window.page.arrives(given.from, given.id, given.fields), { from, id, fields }),
    brings: (type: string, content: Buffer, mime: string, fields: object = {}) =>
      on(given => window.page.brings(given.from, given.id, given.type, given.base64, given.mime, given.fields), {
        ...{ from: PERSON, id: `IN${++key}`, type, mime, fields },
        base64: content.toString('base64'),
      }),
    types: (text: string, to = PERSON) => on(given => window.page.types(given.to, given.id, given.text), { to, text, id: `PHONE${++key}` }),
    acks: (id: string, ack: number) => on(given => window.page.acks(given.id, given.ack), { id, ack }),
    reacts: (of: string, at: number, emoji: string, fromMe = false) =>
      on(given => window.page.reacts(given.of, given.from, given.at, given.emoji, given.fromMe), { of, from: PERSON, at, emoji, fromMe }),
    votes: (of: string, at: number, ...chosen: number[]) =>
      on(given => window.page.votes(given.of, given.from, given.at, ...given.chosen), { of, from: PERSON, at, chosen }),
    newPicture: () => on(() => window.page.newPicture(), {}),
    breaks: () =>
      on(() => {
        window.page.breaks = true
      }, {}),
    states: async () => (await look()).evaluate(() => window.page.states),
    async sent() {
      await refresh()
      return shown
    },
    reloads: async () => void (await (await look()).reload()),
    /** The browser is torn away. */
    async dies() {
      await (await look())
        .context()
        .browser()
        ?.newBrowserCDPSession()
        .then(session => session.send('Browser.close'))
      seen = null
    },
    async close() {
      await seen?.close().catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return { ...bench, refresh, shown: () => shown }
}

/** The same for the contract: paired whenever it is started, and what the page was given is read after each message. */
export async function phoneContractBench(): Promise<Bench> {
  const on = await phoneBench()
  const ids = new Map<string, string>()
  let connected = false
  const channel: Bench['channel'] = {
    ...on.channel,
    async start(hear, read) {
      const listening = await on.channel.start(hear, read)
      await on.pairs()
      connected = true
      return {
        stop() {
          connected = false
          return listening.stop()
        },
      }
    },
    async send(to, message, taken) {
      const receipt = await on.channel.send(to, message, taken)
      await on.refresh()
      return receipt
    },
  }
  return {
    channel,
    to: PERSON,
    async arrives(text, id = `${Math.random()}`) {
      ids.set(id, ids.get(id) ?? `C${ids.size}`)
      if (connected) await on.arrives({ body: text }, PERSON, ids.get(id))
    },
    brings: (what, content) =>
      what === 'location'
        ? on.arrives({ type: 'location', lat: 23.6848, lng: -15.957, body: 'map' })
        : on.brings(what === 'photo' ? 'image' : 'ptt', content, what === 'photo' ? 'image/jpeg' : 'audio/ogg'),
    attached: () =>
      on
        .shown()
        .map(({ media, place }) =>
          place ? `${place.latitude} ${place.longitude}` : media ? (media.document ? 'document' : media.voice ? 'voice' : 'photo') : '',
        ),
    delivered: () => on.shown().map(({ text }) => text),
    fails: () => on.breaks(),
    failures: ['unavailable'],
    close: on.close,
  }
}
