import type { Incoming } from '../../flows/engine/incoming.ts'
import type { OfferTexts } from '../../flows/offers/offer.ts'
import { text } from '../../locales/index.ts'
import type { Locale, Words } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { keepOffer, type OfferKept } from '../../prisma/store/offers.ts'

const words = (fr: string, ar: string, ary: string, latin: string): Words => ({ fr, ar, ary, 'ary-Latn': latin })

const COUTURE: OfferTexts = {
  about: words('Apprendre la coupe et la couture.', 'تعلم الفصالة والخياطة.', 'تعلمو الفصالة والخياطة.', 't3elmo lfsala w lkhiyata.'),
  audience: words(
    'Femmes et hommes, à partir de 18 ans.',
    'النساء والرجال ابتداء من 18 سنة.',
    'العيالات والرجال من 18 عام.',
    'l3yalat w rjal mn 18 3am.',
  ),
  when: words('Lundi et mercredi, 9 h à 12 h.', 'الاثنين والأربعاء من 9 إلى 12.', 'التنين والاربعا من 9 ل 12.', 'tnin w larb3a mn 9 l 12.'),
  papers: words(
    'Copie de la CIN, une photo.',
    'نسخة من البطاقة الوطنية وصورة.',
    'فوطوكوبي ديال لاكارط وتصويرة.',
    'photocopie dyal la carte w tswira.',
  ),
}

const PLAIN = { state: 'open', endsOn: null, texts: {}, topics: [], places: null, waiting: true } as const

/** Invented offers, by the name tests call them. */
export const INVENTED: Readonly<Record<string, OfferKept>> = {
  couture: {
    ...PLAIN,
    service: 'apprenticeship',
    centre: 'dakhla',
    title: words('Couture', 'الخياطة', 'الخياطة', 'lkhiyata'),
    startsOn: '2026-12-07',
    endsOn: '2027-03-26',
    deadline: '2026-12-01',
    texts: COUTURE,
    places: 12,
    position: 50,
  },
  ordinateur: {
    ...PLAIN,
    service: 'digital',
    centre: 'argoub',
    title: words('Premiers pas sur ordinateur', 'الخطوات الأولى في الحاسوب', 'البدية ف البيسي', 'lbdya f lpc'),
    startsOn: '2027-01-11',
    deadline: '2027-01-04',
    position: 51,
  },
  appel: {
    ...PLAIN,
    service: 'incubator',
    centre: null,
    title: words('Appel à projets 2027', 'طلب مشاريع 2027', 'طلب المشاريع 2027', 'appel l lprojiyat 2027'),
    startsOn: null,
    deadline: '2026-12-15',
    position: 52,
  },
}

/** Opens some of the invented offers. */
export async function addOffers(db: Db, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const offer = INVENTED[name]
    if (!offer) throw new Error(`no offer is called ${name}`)
    await db.$transaction(tx => keepOffer(tx, name, offer, true))
  }
}

const TEXT: { readonly [L in Locale]: string } = {
  fr: 'Une nouvelle formation s’ouvre.',
  ar: 'يفتح باب تكوين جديد.',
  ary: 'تحل تكوين جديد.',
  'ary-Latn': 't7el takwin jdid.',
}

const ASKED: { readonly [L in Locale]: string } = {
  fr: text('announcement.survey', 'fr'),
  ar: text('announcement.survey', 'ar'),
  ary: text('announcement.survey', 'ary'),
  'ary-Latn': text('announcement.survey', 'ary-Latn'),
}

/** An announcement of an offer that reached whoever writes from an address, and what it says to them; `survey`: it asks how it was. */
export async function announcedTo(db: Db, offer: string, address: string, survey = false): Promise<Incoming> {
  const id = `${survey ? 'surveyed' : 'announced'}-${offer}`
  const [{ service }, conversation] = await Promise.all([
    db.offer.findUniqueOrThrow({ where: { id: offer }, select: { service: true } }),
    db.conversation.findFirstOrThrow({ where: { address }, select: { id: true, channel: true, seenAt: true } }),
  ])
  const data = { id, kind: 'news', name: offer, state: 'done', offerId: offer, texts: {}, audience: {}, rule: survey ? 'survey' : null }
  const at = conversation.seenAt
  await db.announcement.upsert({ where: { id }, create: { ...data, createdAt: at, changedAt: at }, update: {} })
  await db.announcementRecipient.create({
    data: { announcementId: id, conversationId: conversation.id, channel: conversation.channel, locale: 'fr', state: 'sent', sentAt: at },
  })
  const call = { id: offer, service, calls: survey ? ('opinion' as const) : ('register' as const) }
  return { kind: 'announced', announced: { id, offer: call, title: null, text: survey ? ASKED : TEXT, carried: { voices: {} } } }
}
