import { addPerson, sessionFor } from '../support/console.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { registerInvented } from '../support/invented-people.ts'
import { jpeg, pdf } from '../support/media-samples.ts'
import { type Served, serve } from '../support/served.ts'
import { hire } from '../support/staff.ts'
import { testClock } from '../support/test-bot.ts'
import { inventedAnnouncements } from './announcement-pages.ts'

const MINUTE = 60_000
const LONG = 'Lalla Fatima-Zahra Bint Invention El Idrissi El Hassani de la Très Grande Famille des Exemples'
const HOSTILE = `<script>alert(1)</script> "><img src=x onerror=alert(1)> \u202emosdnah\u202c {{name}} %s ${'a'.repeat(120)}`

/** A house full of invented people in every state a mediator may meet, some shown in French, some in Arabic. */
export async function stage() {
  const clock = testClock()
  const platform = fakeChannel()
  const channel = { ...platform.channel, can: { ...platform.channel.can, windowHours: 24 } }
  const served = await serve({ channels: [channel], clock })
  const { db, bot } = served
  const { desk } = bot
  await addPerson(db, { id: 'fr', login: 'karim.test', name: 'Karim Test', role: 'administrator', locale: 'fr' }, clock.now())
  await addPerson(db, { id: 'ar', login: 'khadija.test', name: 'خديجة التجريبية', role: 'administrator', locale: 'ar' }, clock.now())
  const salma = await hire(db, 'Salma', 'mediator', ['dakhla', 'argoub'])
  const long = await hire(db, 'Salma-Fatima-Zahra-El-Idrissi-El-Hassani-de-la-Famille', 'manager', ['dakhla'])
  const karim = { id: 'fr', login: 'karim.test', name: 'Karim Test', role: 'administrator', centres: ['dakhla'] } as const
  const texts = { fr: 'Quel jour vous convient ?', ar: 'أي يوم يناسبكم؟', ary: 'شمن نهار كيواتيكم؟', 'ary-Latn': 'chmen nhar kaywatikom?' }
  for (const [position, shortcut] of ['rdv', 'merci', 'plan'].entries())
    await db.cannedReply.create({ data: { id: shortcut, shortcut, position, texts } })
  const picture = await bot.media.put(pdf(), { kind: 'document', name: 'plan-du-centre.pdf' })
  if (!('refused' in picture)) await db.cannedFile.create({ data: { ...picture, replyId: 'plan' } })
  await db.onCall.create({
    data: { id: 'shift', centre: 'dakhla', staffId: 'salma', from: clock.now(), until: new Date(clock.now().getTime() + 60 * MINUTE) },
  })

  const idOf = async (address: string) => (await db.conversation.findFirstOrThrow({ where: { address } })).id
  const says = (from: string, text: string, name?: string) =>
    platform.says(text, { from, at: clock.now(), ...(name !== undefined && { name }) })

  // longest first: too late, late, in time; urgent; nameless, hostile, of many tags
  await says('late', 'بغيت نهضر مع شي حد', 'فاطمة المثال')
  clock.forward(25 * MINUTE)
  await says('amber', 'Je veux parler à quelqu’un', LONG)
  await says('tags', 'bghit nhder m3a chi wa7d', 'Rachid Invention')
  for (let i = 1; i <= 100; i++)
    await db.tag.create({ data: { conversationId: await idOf('tags'), name: i % 9 === 0 ? `وسم ${i}` : `étiquette ${i}` } })
  clock.forward(12 * MINUTE)
  await says('danger', 'راجلي كيضربني وخايفة')
  await says('hostile', HOSTILE, HOSTILE.slice(0, 80))
  await says('hostile', 'Je veux parler à quelqu’un')
  await says('new', 'أريد التحدث مع شخص')

  // a long conversation with everything in it, held by the administrator who looks
  for (const line of [
    'Bonjour',
    'Je veux m’inscrire',
    'oui',
    '1',
    'Formation',
    'Alphabétisation',
    'Amina Idrissi',
    'Je veux parler à quelqu’un',
  ])
    await says('form', line, 'Amina Idrissi')
  const form = await idOf('form')
  await desk.take(karim, form)
  await desk.say(karim, form, { key: 'one', text: 'Bonjour Amina, ici Karim. Que puis-je faire pour vous ?' })
  await says('form', 'هل يمكنني إحضار الوثائق يوم 24/11/2026 على الساعة 10:00؟ رقمي 06 12 34 56 78')
  const asked = await db.message.findFirstOrThrow({ where: { conversationId: form, author: 'citizen' }, orderBy: { id: 'desc' } })
  await desk.say(karim, form, { key: 'two', text: 'Oui, de 9:00 à 15:00.', replyTo: asked.id })
  for (const [i, content] of [jpeg(), pdf()].entries()) {
    const put = await bot.staffFiles.put(karim, form, one(content), {
      kind: i === 0 ? 'photo' : 'document',
      name: i === 0 ? 'plan.jpg' : 'liste des papiers à apporter pour l’inscription.pdf',
    })
    if (put && !('refused' in put))
      await desk.say(karim, form, { key: `file-${i}`, media: { id: put.id, kind: put.kind as 'photo' }, text: i === 0 ? 'Le plan' : '' })
  }
  await desk.say(karim, form, { key: 'place', location: { latitude: 23.6848, longitude: -15.957, name: 'Centre de Dakhla' } })
  await desk.note(karim, form, 'Rappeler demain — اتصلت أمها من الرقم 0612345678')
  await bot.outbox('telegram')?.idle()
  platform.refuse({ failed: 'blocked', why: 'Forbidden' })
  await desk.say(karim, form, { key: 'three', text: 'Un message qui ne part pas' })
  await bot.outbox('telegram')?.idle()
  platform.refuse(null)
  await db.message.updateMany({ where: { id: asked.id }, data: { reaction: '👍' } })

  // somebody else's, put aside, dealt with
  await says('theirs', 'Je veux parler à quelqu’un', 'Hassan Exemple')
  await desk.take(salma, await idOf('theirs'))
  await says('aside', 'Je veux parler à quelqu’un', 'Zineb Exemple')
  await desk.take(karim, await idOf('aside'))
  await desk.snooze(karim, await idOf('aside'), new Date(clock.now().getTime() + 1_440 * MINUTE))
  await says('done', 'Je veux parler à quelqu’un', 'Omar Exemple')
  await desk.take(karim, await idOf('done'))
  await desk.resolve(karim, await idOf('done'))
  await says('done', '1')
  await desk.presence.seen({ id: 'salma', name: 'Salma' }, form, 'typing')
  const [, file = ''] = await registerInvented(bot.registrations, { ...karim, centres: ['dakhla', 'argoub'] })
  await db.registration.update({ where: { reference: file }, data: { conversationId: await idOf('new') } })
  for (const [id, name] of [
    ['nadia', 'Nadia'],
    ['sanaa', 'سناء'],
  ] as const)
    await addPerson(db, { id, login: id, name, role: 'administrator', centres: ['dakhla', 'argoub'] }, clock.now())
  const announced = await inventedAnnouncements(bot)
  return { served, clock, idOf, long, file, announced }
}

async function* one(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content
}

/** The cookie of somebody signed in, as a browser keeps it. */
export async function cookieFor({ db, url, now }: Served, id: string) {
  const { cookie } = await sessionFor(db, id, now())
  const [name = '', value = ''] = cookie.split('=')
  return { name, value, url }
}
