import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel, Failure, Option, Outgoing, Received, SentFile } from '../../bot/channels/channel.ts'
import { jpeg, ogg, pdf } from '../support/media-samples.ts'
import { until } from '../support/until.ts'

/** A channel on its platform, with one citizen on the other side. A fresh one is made for every test. */
export type Bench = {
  channel: Channel
  /** The citizen's conversation, as `Received.from` names it and `send` takes it. */
  to: string
  /**
   * The citizen writes. The same `id` twice is the same message brought again by the platform. Resolves once the platform has taken
   * it, heard or not; never rejects because the channel refuses or is stopped.
   */
  arrives(text: string, id?: string): Promise<void>
  /** The citizen presses a button that was shown, by the id of its option. */
  presses?(choice: string): Promise<void>
  /** The citizen sends a file of this content, or where they are. Resolves like `arrives`. */
  brings?(what: 'photo' | 'voice' | 'location', content: Buffer): Promise<void>
  /** What the citizen sees besides words: files by their kind, and places. A channel that has only words shows them there. */
  attached?(): string[]
  /** What the citizen sees: the text of each message and the label of each button, oldest first, one string each. */
  delivered(): string[]
  /** Makes the platform refuse what is sent next, and from then on. */
  fails?(kind: Failure): void | Promise<void>
  /** What `fails` is able to bring about. */
  failures?: readonly Failure[]
  close(): Promise<void>
}

/** The parts of the contract a platform may have no equivalent of. */
export type Skippable = 'pressing' | 'redelivery' | 'failures' | 'hearing-files' | 'sending-files'
/** Why a part does not apply; it is shown in the suite's title. */
export type Skips = Partial<Record<Skippable, string>>

const TEXTS = [
  'السلام عليكم، بغيت نعرف شنو الوراق؟',
  'salam, chno lwra9 li khasni l carte dyal l2i3a9a?',
  'Où se trouve le centre ? Ça coûte 0 DH, c’est vrai ?',
  'مُحَمَّد ٢٠٢٦ — 👩🏽‍🦽 🇲🇦 ❤️ 1️⃣',
  '<b>*gras*</b> _x_ [lien](http://x.y) & "guillemets" \\ `code`',
  'mixte: rendez-vous يوم الاثنين à 10:30',
]

/** What every channel promises, whatever its platform. */
export function channelContract(name: string, makeBench: () => Promise<Bench>, skips: Skips = {}): void {
  describe(`channel contract: ${name}${titleOf(skips)}`, () => {
    let bench: Bench
    let running: Array<{ stop(): Promise<void> }>
    let heard: Received[]

    const listen = async (hear: (received: Received) => Promise<void>) => {
      const listening = await bench.channel.start(hear, async id => FILES[id] ?? null)
      running.push(listening)
      return listening
    }
    const hearing = () => listen(async received => void heard.push(received))
    const heardText = (text: string) => heard.filter(({ event }) => event.kind === 'text' && event.text === text)
    const seen = () => bench.delivered().join('\n')
    const say = (text: string, choices: readonly Option[] = []) => bench.channel.send(bench.to, message(text, choices))

    beforeEach(async () => {
      heard = []
      running = []
      bench = await makeBench()
    })
    afterEach(async () => {
      for (const listening of running) await listening.stop()
      await bench.close()
    })

    it.each(TEXTS)('hears unchanged: %s', async text => {
      await hearing()
      await bench.arrives(text)
      const received = await until(() => heard[0], 'the message to be heard')
      expect(received).toMatchObject({ event: { kind: 'text', text }, from: bench.to })
      expect(received?.id).not.toBe('')
      expect(received?.at.getTime()).toBeGreaterThan(0)
    })

    it.each([...TEXTS, 'ligne 1\nالسطر 2\n\n• 3'])('shows unchanged: %s', async text => {
      await hearing()
      expect(await say(text)).toEqual({ id: expect.stringMatching(/./) })
      expect(seen()).toContain(text)
    })

    it('gives every message it takes its own id', async () => {
      await hearing()
      const receipts = [await say('wa7ed'), await say('jouj'), await say('tlata')]
      expect(new Set(receipts.map(receipt => 'id' in receipt && receipt.id)).size).toBe(3)
    })

    it('hears messages in the order they came', async () => {
      await hearing()
      const texts = ['1', '٢', 'tlata', '4️⃣']
      for (const text of texts) await bench.arrives(text)
      await until(() => heard.length >= texts.length, 'all to be heard')
      expect(heard.map(({ event }) => event.kind === 'text' && event.text)).toEqual(texts)
    })

    it.each([
      ['a few', () => 3],
      ['as many as it has buttons for', (can: Channel['can']) => Math.max(1, Math.min(can.buttons, 50))],
      ['more than it has buttons for', (can: Channel['can']) => Math.min(can.buttons, 50) + 3],
    ])('shows every choice as a button or a number: %s', async (_, count) => {
      await hearing()
      const choices = optionsOf(count(bench.channel.can))
      expect(await say('شنو بغيتو؟', choices)).toHaveProperty('id')
      const lines = seen().split('\n')
      for (const { label } of choices)
        expect(
          lines.filter(line => line.endsWith(label)),
          label,
        ).toHaveLength(1)
      expect(seen()).toContain('شنو بغيتو؟')
    })

    it.each([
      ['words', ' '],
      ['sentences', '. '],
      ['lines', '\n'],
    ])('splits a long text of %s within its limit and loses nothing', async (_, gap) => {
      await hearing()
      const limit = Math.min(bench.channel.can.textLength, 10_000)
      const words = Array.from({ length: Math.ceil((limit * 2.3) / 12) }, (_, i) => `كلمة${String(i).padStart(5, '0')}👍🏽`)
      expect(await say(words.join(gap), optionsOf(2))).toHaveProperty('id')
      for (const shown of bench.delivered()) expect(shown.length).toBeLessThanOrEqual(bench.channel.can.textLength)
      expect(seen().match(/كلمة\d{5}👍🏽/gu)).toEqual(words)
      for (const { label } of optionsOf(2)) expect(seen()).toContain(label)
    })

    it('gives a message brought twice the same id, and another message another id', async () => {
      await hearing()
      await bench.arrives('مرة', 'same')
      await bench.arrives('مرة', 'same')
      await bench.arrives('أخرى', 'other')
      await until(() => heardText('أخرى').length > 0, 'the other message to be heard')
      const same = new Set(heardText('مرة').map(({ id }) => id))
      expect(same.size).toBe(1)
      expect(same).not.toContain(heardText('أخرى')[0]?.id)
    })

    it('hears nothing once stopped, and can be started again', async () => {
      const listening = await hearing()
      await bench.arrives('قبل')
      await until(() => heardText('قبل').length > 0, 'the first message to be heard')
      await listening.stop()
      await bench.arrives('متأخرة')
      const again: Received[] = []
      await listen(async received => void again.push(received))
      await bench.arrives('من بعد')
      await until(() => again.some(({ event }) => event.kind === 'text' && event.text === 'من بعد'), 'the new start to hear')
      expect(heard.map(({ event }) => event)).toEqual([{ kind: 'text', text: 'قبل' }])
    })

    it('goes on after a message that could not be kept', async () => {
      await listen(async received => {
        const first = heard.length === 0
        heard.push(received)
        if (first) throw new Error('the disk is full')
      })
      await bench.arrives('ضاعت')
      await until(() => heardText('ضاعت').length > 0, 'the first message to be heard')
      await bench.arrives('وصلت')
      await until(() => heardText('وصلت').length > 0, 'the next message to be heard')
    })

    if (!skips.pressing)
      it('hears a pressed button as the choice it stands for', async () => {
        await hearing()
        await say('شنو بغيتو؟', optionsOf(3))
        await bench.presses?.('service:two')
        const received = await until(() => heard[0], 'the press to be heard')
        expect(received).toMatchObject({ event: { kind: 'choice', id: 'service:two' }, from: bench.to })
      })

    if (!skips['hearing-files']) {
      it.each([
        ['photo', jpeg()],
        ['voice', ogg()],
      ] as const)('hears a %s and gives its content', async (kind, content) => {
        await hearing()
        await bench.brings?.(kind, content)
        const received = await until(() => heard[0], 'the file to be heard')
        expect(received).toMatchObject({ event: { kind: 'media', media: kind }, from: bench.to })
        const { event, file } = received
        if (file) expect(file).toMatchObject({ kind, bytes: content.length })
        else expect(event.kind === 'media' && (await contentOf(bench.channel, event.file, 1_000_000))).toEqual(content)
      })

      it('hears where somebody is', async () => {
        await hearing()
        await bench.brings?.('location', Buffer.alloc(0))
        const received = await until(() => heard[0], 'the place to be heard')
        expect(received).toMatchObject({ event: { kind: 'location', latitude: 23.6848, longitude: -15.957 }, from: bench.to })
      })

      it('reports a file that is larger than asked for, and one that is not there, and throws nothing', async () => {
        await hearing()
        await bench.brings?.('photo', jpeg())
        const { event } = await until(() => heard[0], 'the file to be heard')
        if (!bench.channel.fetch || event.kind !== 'media') return
        expect(await bench.channel.fetch(event.file, 10)).toMatchObject({ failed: 'too-big', why: expect.stringMatching(/./) })
        expect(await bench.channel.fetch('nothing', 1_000_000)).toMatchObject({ failed: 'expired', why: expect.stringMatching(/./) })
      })
    }

    if (!skips['sending-files']) {
      const sendMore = (more: Partial<Outgoing>) => bench.channel.send(bench.to, { ...message('', []), by: 'Salma', ...more })
      const all = () => [...bench.delivered(), ...(bench.attached?.() ?? [])].join('\n')

      it.each([
        ['photo', '🖼️'],
        ['voice', '🎤'],
        ['document', '📎'],
      ] as const)('sends a %s with the words under it', async (kind, sign) => {
        await hearing()
        expect(await sendMore({ media: { id: kind, kind }, text: 'هذا هو العنوان' })).toEqual({ id: expect.stringMatching(/./) })
        expect(all()).toMatch(new RegExp(`${kind}|${sign}`))
        expect(all()).toContain('هذا هو العنوان')
        expect(all()).toContain('Salma')
      })

      it('sends a recorded answer: its sound, its words, and every choice', async () => {
        await hearing()
        const recorded = { ...message('🔊 هذا هو السجل', optionsOf(2)), media: { id: 'voice', kind: 'voice' } } as const
        expect(await bench.channel.send(bench.to, recorded)).toEqual({ id: expect.stringMatching(/./) })
        expect(all()).toContain('🔊 هذا هو السجل')
        if (bench.attached) expect(bench.attached().join('\n')).toContain('voice')
        for (const { label } of optionsOf(2)) expect(all()).toContain(label)
      })

      it('sends a picture that offers something: it, its words once, and every choice', async () => {
        await hearing()
        const offered = { ...message('📣 ينطلق تكوين يوم الاثنين.', optionsOf(2)), media: { id: 'photo', kind: 'photo' } } as const
        expect(await bench.channel.send(bench.to, offered)).toEqual({ id: expect.stringMatching(/./) })
        expect(all().split('📣 ينطلق تكوين')).toHaveLength(2)
        if (bench.attached) expect(bench.attached().join('\n')).toContain('photo')
        for (const { label } of optionsOf(2)) expect(all()).toContain(label)
        const together = bench.channel.together?.(offered) ?? true
        expect(together).toBe(true)
      })

      it('sends a place', async () => {
        await hearing()
        expect(await sendMore({ location: { latitude: 23.6848, longitude: -15.957 } })).toEqual({ id: expect.stringMatching(/./) })
        expect(all()).toContain('23.6848')
        expect(all()).toContain('-15.957')
      })

      it('reports a file that is not there any more where it needs it, and throws nothing', async () => {
        await hearing()
        const receipt = await sendMore({ media: { id: 'nothing', kind: 'photo' } })
        expect('failed' in receipt ? receipt.failed : 'refused').toBe('refused')
      })
    }

    if (!skips.redelivery)
      it('brings again, with the same id, what could not be kept', async () => {
        await listen(async received => {
          heard.push(received)
          if (heard.length === 1) throw new Error('the database is away')
        })
        await bench.arrives('عاود', 'again')
        await until(() => heardText('عاود').length > 1, 'the message to be brought again')
        expect(new Set(heardText('عاود').map(({ id }) => id)).size).toBe(1)
      })

    if (!skips.failures)
      it('reports what the platform refuses, and throws nothing', async () => {
        await hearing()
        expect(bench.failures?.length).toBeGreaterThan(0)
        for (const kind of bench.failures ?? []) {
          await bench.fails?.(kind)
          expect(await say(`رسالة ${kind}`), kind).toMatchObject({ failed: kind, why: expect.stringMatching(/./) })
          expect(seen()).not.toContain(`رسالة ${kind}`)
        }
      })
  })
}

const FILES: Readonly<Record<string, SentFile>> = {
  photo: { content: jpeg(), mime: 'image/jpeg', name: 'plan.jpg' },
  voice: { content: ogg(), mime: 'audio/ogg', name: null },
  document: { content: pdf(), mime: 'application/pdf', name: 'liste.pdf' },
}

async function contentOf({ fetch }: Channel, file: string, limit: number): Promise<Buffer | null> {
  const fetched = await fetch?.(file, limit)
  if (!fetched || 'failed' in fetched) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of fetched.content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const message = (text: string, choices: readonly Option[]): Outgoing => ({ text, choices, locale: 'ary' })

const NAMES = ['one', 'two', 'three']

const optionsOf = (count: number): Option[] =>
  Array.from({ length: count }, (_, i) => ({ id: `service:${NAMES[i] ?? i}`, label: `🏠 الخدمة «${NAMES[i] ?? i}»` }))

const titleOf = (skips: Skips): string =>
  Object.entries(skips)
    .map(([part, why]) => `, without ${part} (${why})`)
    .join('')
