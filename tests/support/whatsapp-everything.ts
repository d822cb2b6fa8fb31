import type { Outgoing, ReadFile } from '../../bot/channels/channel.ts'
import { createWhatsappCloud } from '../../bot/channels/whatsapp-cloud/index.ts'
import { createLog } from '../../bot/log.ts'
import { jpeg, mp4, ogg, pdf } from './media-samples.ts'
import { APP_SECRET, PHONE_ID, TOKEN, VERIFY_TOKEN } from './whatsapp-fake.ts'

const says = (text: string, more: Partial<Outgoing> = {}): Outgoing => ({ text, choices: [], locale: 'ar', ...more })
const choices = (many: number, label: (i: number) => string) =>
  Array.from({ length: many }, (_, i) => ({ id: `theme:${i}`, label: label(i) }))
const file = (kind: NonNullable<Outgoing['media']>['kind'], text = '') => says(text, { media: { id: kind, kind } })

/** One message of each kind that is ever sent, at its limits. */
export const EVERYTHING: Readonly<Record<string, Outgoing>> = {
  words: says('مرحبا بكم 👋'),
  'the longest words': says('كلمة '.repeat(1_200)),
  'an answer to a message': says('نعم', { replyTo: 'wamid.HBgLMjEyNjAwMDAwMDAxFQIAEhg' }),
  'three buttons': says('كيف يمكننا مساعدتكم؟', { choices: choices(3, i => `🧩 ${i} ${'خ'.repeat(15)}`) }),
  'a list': says('أي مركز؟', { choices: choices(10, i => `مركز ${i}`) }),
  'a list of long labels': says('أي خدمة؟', { choices: choices(4, i => `${i} ${'بطاقة '.repeat(8)}`) }),
  'more choices than a list holds': says('أي يوم؟', { choices: choices(14, i => `يوم ${i}`) }),
  'a place': says('المركز هنا', { location: { latitude: 23.6848, longitude: -15.957, name: 'الداخلة' } }),
  'a photo': file('photo', 'صورة'),
  'a photo above buttons': says('صورة', { media: { id: 'photo', kind: 'photo' }, choices: choices(3, i => `زر ${i}`) }),
  'a photo before a list': says('صورة', { media: { id: 'photo', kind: 'photo' }, choices: choices(5, i => `سطر ${i}`) }),
  'a paper above buttons': says('ورقة', { media: { id: 'document', kind: 'document' }, choices: choices(2, i => `زر ${i}`) }),
  'a voice': file('voice', 'استمعوا'),
  'a film': file('video', 'فيديو'),
  'a paper': file('document', 'ورقة'),
  'a template': says('', {
    template: { name: 'reminder_fr', language: 'fr', parameters: [{ text: 'demain à 10:00' }, { text: 'Dakhla' }] },
  }),
  'a template with named holes': says('', {
    template: {
      name: 'offer_ar',
      language: 'ar',
      parameters: [
        { name: 'what', text: 'تكوين' },
        { name: 'place', text: 'الداخلة' },
      ],
    },
  }),
  'a template without holes': says('', { template: { name: 'hello_world', language: 'en_US', parameters: [] } }),
}

const FILES = {
  photo: { content: jpeg(), mime: 'image/jpeg', name: null },
  voice: { content: ogg(), mime: 'audio/ogg', name: null },
  video: { content: mp4(), mime: 'video/mp4', name: null },
  document: { content: pdf(), mime: 'application/pdf', name: 'liste.pdf' },
} as const
const read: ReadFile = async id => FILES[id as keyof typeof FILES] ?? null

/** Sends a message of each kind, marks one as read and shows that an answer is coming, to a Graph at `apiRoot`. What was not taken, by its kind. */
export async function sayEverything(apiRoot: string, to: string): Promise<Record<string, string>> {
  const log = createLog('silent')
  const channel = createWhatsappCloud({
    token: TOKEN,
    phoneId: PHONE_ID,
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    apiRoot,
    perSecond: 10_000,
    log,
  })
  const listening = await channel.start(async () => {}, read)
  const failed: Record<string, string> = {}
  for (const [kind, message] of Object.entries(EVERYTHING)) {
    const receipt = await channel.send(to, message)
    if ('failed' in receipt) failed[kind] = receipt.why
  }
  await listening.stop()
  return failed
}
