import type { Failure } from '../../bot/channels/channel.ts'
import { createWhatsappCloud, type WhatsappCloudOptions } from '../../bot/channels/whatsapp-cloud/index.ts'
import type { Bench } from '../contracts/channel.ts'
import { recordedLog } from './telegram-bench.ts'
import { APP_SECRET, type Fault, PHONE_ID, startWhatsappFake, TOKEN, VERIFY_TOKEN, type WhatsappFake } from './whatsapp-fake.ts'

/** A person by the id WhatsApp gives this business for her; her number is not told. */
export const PERSON = 'MA.1349120865530274'

/** What each failure looks like when Meta answers it. */
export const FAULTS: Readonly<Record<Failure, Fault>> = {
  blocked: { status: 400, code: 131050 },
  gone: { status: 400, code: 131026 },
  refused: { status: 400, code: 131051 },
  window: { status: 400, code: 131047 },
  limited: { status: 400, code: 131049 },
  template: { status: 404, code: 132001 },
  unauthorised: { status: 401, code: 190 },
  'too-many': { status: 429, code: 130429 },
  unavailable: 'gateway',
}

/** What somebody does on her phone. */
export function citizenOf(fake: WhatsappFake, from: { from_user_id?: string; from?: string } = { from_user_id: PERSON }) {
  const contacts = [
    { profile: { name: 'Zineb Tazi' }, ...(from.from_user_id && { user_id: from.from_user_id }), ...(from.from && { wa_id: from.from }) },
  ]
  const sends = (what: object, id = fake.wamid()) =>
    fake.brings({ contacts, messages: [{ ...from, id, timestamp: String(Math.floor(Date.now() / 1000)), ...what }] })
  return {
    sends,
    writes: (body: string, id?: string) => sends({ type: 'text', text: { body } }, id),
    presses(choice: string) {
      const titles = fake.shown.flatMap(buttonsOf)
      const pressed = titles.find(({ id }) => id === choice)
      if (!pressed) throw new Error(`no button ${choice} was shown`)
      const kind = pressed.row ? 'list_reply' : 'button_reply'
      return sends({ type: 'interactive', interactive: { type: kind, [kind]: { id: pressed.id, title: pressed.title } } })
    },
    /** Meta reports what became of a message of ours, and brings back what came along with it. */
    reports: (of: string, status: string, more: object = {}) =>
      fake.brings({
        statuses: [
          {
            id: of,
            status,
            biz_opaque_callback_data: fake.shown.find(({ wamid }) => wamid === of)?.biz_opaque_callback_data,
            timestamp: String(Math.floor(Date.now() / 1000)),
            recipient_user_id: from.from_user_id,
            recipient_id: from.from,
            ...more,
          },
        ],
      }),
  }
}

type Shown = WhatsappFake['shown'][number]

/** The buttons and rows of a message. */
export function buttonsOf(message: Shown): { id: string; title: string; row: boolean }[] {
  if (message.type !== 'interactive') return []
  const { interactive } = message
  if (interactive.type === 'button') return interactive.action.buttons.map(({ reply }) => ({ ...reply, row: false }))
  return interactive.action.sections.flatMap(({ rows }) =>
    rows.map(({ id, title, description }) => ({ id, title: description ?? title, row: true })),
  )
}

export function textOf(message: Shown): string {
  if (message.type === 'text') return message.text.body
  if (message.type === 'interactive') return message.interactive.body.text
  if (message.type === 'template')
    return (message.template.components ?? []).flatMap(({ parameters }) => parameters.map(one => one.text)).join(' ')
  const file =
    message.type === 'image'
      ? message.image
      : message.type === 'video'
        ? message.video
        : message.type === 'document'
          ? message.document
          : null
  return file?.caption ?? ''
}

const KINDS = { image: 'photo', audio: 'voice', document: 'document', video: 'video' } as const

function attachedTo(message: Shown): string {
  if (message.type === 'location') return `${message.location.latitude} ${message.location.longitude}`
  if (message.type === 'interactive' && message.interactive.type === 'button' && message.interactive.header)
    return KINDS[message.interactive.header.type]
  return message.type in KINDS ? KINDS[message.type as keyof typeof KINDS] : ''
}

/** The channel on the strict server, called by it as the real server passes calls on. */
export async function whatsappBench(options: Partial<WhatsappCloudOptions> = {}) {
  const fake = await startWhatsappFake()
  const { log, lines } = recordedLog()
  const channel = createWhatsappCloud({
    token: TOKEN,
    phoneId: PHONE_ID,
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    apiRoot: fake.apiRoot,
    perSecond: 10_000,
    log,
    ...options,
  })
  fake.calls(async (body, signature) => (await channel.handleWebhook(signature, body)).status)
  const citizen = citizenOf(fake)
  const ids = new Map<string, string>()
  const bench: Bench = {
    channel,
    to: PERSON,
    async arrives(text, id = `${Math.random()}`) {
      ids.set(id, ids.get(id) ?? fake.wamid())
      void citizen.writes(text, ids.get(id))
    },
    async presses(choice) {
      void citizen.presses(choice)
    },
    async brings(what, content) {
      fake.files.set('77001', { content, mime: what === 'photo' ? 'image/jpeg' : 'audio/ogg', name: '' })
      const file = { id: '77001', mime_type: 'x/y', sha256: 'x' }
      if (what === 'location') void citizen.sends({ type: 'location', location: { latitude: 23.6848, longitude: -15.957 } })
      else void citizen.sends(what === 'photo' ? { type: 'image', image: file } : { type: 'audio', audio: { ...file, voice: true } })
    },
    attached: () => fake.shown.map(attachedTo),
    delivered: () => fake.shown.flatMap(message => [textOf(message), ...buttonsOf(message).map(({ title }) => title)]),
    fails: kind => fake.fails(FAULTS[kind]),
    failures: Object.keys(FAULTS) as Failure[],
    close: () => fake.close(),
  }
  return { bench, fake, channel, citizen, lines }
}
