import { describe, expect, it } from 'vitest'
import { readEntities } from '../../nlu/entities/index.ts'
import aliases from '../../prisma/seed/aliases.json' with { type: 'json' }
import communeAliases from '../../prisma/seed/commune-aliases.json' with { type: 'json' }

const named = (table: Record<string, readonly string[]>) => Object.entries(table).map(([key, words]) => ({ key, words }))
const names = {
  themes: [],
  services: named(aliases),
  communes: named(communeAliases),
  centres: [
    { key: 'dakhla', words: ['Centre social Jisr de Dakhla', 'المركز الاجتماعي جسر الداخلة', 'markaz jisr dakhla'] },
    { key: 'argoub', words: ["Centre social Jisr d'El Argoub", 'المركز الاجتماعي جسر العركوب', 'markaz jisr l3argoub'] },
  ],
}
// biome-ignore format: a table reads better in rows
const feasts = [{ date: '2027-01-01', key: 'new-year' }, { date: '2027-03-10', key: 'fitr' }, { date: '2027-03-11', key: 'fitr' }, { date: '2027-05-17', key: 'adha' }, { date: '2027-05-18', key: 'adha' }]
/** A Sunday. */
const today = '2026-11-22'
const context = { names, now: new Date('2026-11-22T10:00:00Z'), today, holidays: feasts }

/** What was read, as "kind=value" in order, without the things named. */
const read = (text: string): string =>
  readEntities(text, context)
    .filter(({ kind }) => !/service|centre|commune/.test(kind))
    .map(({ kind, value }) => `${kind}=${value}`)
    .join(' ')
const place = (text: string): string =>
  readEntities(text, context)
    .filter(({ kind }) => /service|centre|commune/.test(kind))
    .map(({ kind, value }) => `${kind}=${value}`)
    .join(' ')

// biome-ignore format: a table reads better in rows
const DATES: readonly [text: string, read: string][] = [
  ['lyoum', 'date=2026-11-22'], ['ليوم', 'date=2026-11-22'], ["aujourd'hui", 'date=2026-11-22'], ['هاد النهار', 'date=2026-11-22'], ['اليوم', 'date=2026-11-22'],
  ['ghedda', 'date=2026-11-23'], ['غدا', 'date=2026-11-23'], ['غداً', 'date=2026-11-23'], ['demain svp', 'date=2026-11-23'], ['n9der nji ghda', 'date=2026-11-23'],
  ['ana ghada l dar', ''], ['بعد غدا', 'date=2026-11-24'], ['من بعد غدا', 'date=2026-11-24'], ['b3d ghedda', 'date=2026-11-24'], ['après-demain', 'date=2026-11-24'],
  ['لبارح', 'date=2026-11-21'], ['hier', 'date=2026-11-21'], ['avant-hier', 'date=2026-11-20'],
  ['lundi', 'date=2026-11-23'], ['nhar tnin', 'date=2026-11-23'], ['التنين', 'date=2026-11-23'], ['يوم الاثنين', 'date=2026-11-23'], ['tlat', 'date=2026-11-24'],
  ['nhar tlata', 'date=2026-11-24'], ['نهار التلات', 'date=2026-11-24'], ['الثلاثاء المقبل', 'date=2026-11-24'], ['larb3a', 'date=2026-11-25'], ['لاربعا', 'date=2026-11-25'],
  ['mercredi prochain', 'date=2026-11-25'], ['lkhmis jay', 'date=2026-11-26'], ['نهار الخميس الجاي', 'date=2026-11-26'], ['jm3a', 'date=2026-11-27'], ['nhar jem3a', 'date=2026-11-27'],
  ['الجمعة', 'date=2026-11-27'], ['sebt', 'date=2026-11-28'], ['l7ed', 'date=2026-11-29'], ['dimanche', 'date=2026-11-29'], ['الأحد القادم', 'date=2026-11-29'],
  ['had tnin', 'date=2026-11-23'], ['lundi de la semaine prochaine', 'date=2026-11-23'], ['jeudi de la semaine prochaine', 'date=2026-11-26'], ['التلات ديال السيمانة الجاية', 'date=2026-11-24'],
  ['lundi 23 novembre', 'date=2026-11-23'], ['lundi 23', 'date=2026-11-23'], ['الاثنين 7 دجنبر', 'date=2026-12-07'], ['lundi en huit', 'date=2026-11-30'],
  ['le 15 décembre', 'date=2026-12-15'], ['15 novembre', 'date=2027-11-15'], ['12 مارس', 'date=2027-03-12'], ['1er décembre', 'date=2026-12-01'], ['فاتح يناير', 'date=2027-01-01'],
  ['15 شهر 12', 'date=2026-12-15'], ['15 f chhar tnach', 'date=2026-12-15'], ['نهار 15 ف شهر طناش', 'date=2026-12-15'], ['نهار 15 فالشهر', 'date=2026-12-15'], ['le 5', 'date=2026-12-05'],
  ['nhar 25', 'date=2026-11-25'], ['le 20 du mois prochain', 'date=2026-12-20'], ['23/11/2026', 'date=2026-11-23'], ['٢٣/١١/٢٠٢٦', 'date=2026-11-23'], ['23-11-26', 'date=2026-11-23'],
  ['23.11.2026', 'date=2026-11-23'], ['2026-11-23', 'date=2026-11-23'], ['15/12', 'date=2026-12-15'], ['7j/7 et 24/7', 'number=7 number=7 number=24 number=7'],
  ['31 février', ''], ['31/02/2027', ''], ['29 février', 'date=2028-02-29'],
  ['dans 3 jours', 'date=2026-11-25'], ['dans 15 jours', 'date=2026-12-07'], ['dans une semaine', 'date=2026-11-29'], ['dans deux semaines', 'date=2026-12-06'], ['من دابا سيمانة', 'date=2026-11-29'],
  ['mn daba simana', 'date=2026-11-29'], ['من دابا خمسطاش يوم', 'date=2026-12-07'], ['بعد أسبوعين', 'date=2026-12-06'], ['من بعد يومين', 'date=2026-11-24'], ['b3d 3 iyam', 'date=2026-11-25'],
  ['dans un mois', 'date=2026-12-22'], ['من هنا شهر', 'date=2026-12-22'], ['3 jours', 'number=3'],
  ['la semaine prochaine', 'date=2026-11-23'], ['السيمانة الجاية', 'date=2026-11-23'], ['simana jaya', 'date=2026-11-23'], ['الأسبوع المقبل', 'date=2026-11-23'], ['le mois prochain', 'date=2026-12-01'],
  ['الشهر الجاي', 'date=2026-12-01'], ['راس الشهر', 'date=2026-12-01'], ['début du mois', 'date=2026-12-01'], ['fin du mois', 'date=2026-11-30'], ['آخر الشهر', 'date=2026-11-30'],
  ['fin janvier', 'date=2027-01-31'], ['début décembre', 'date=2026-12-01'], ['mi-décembre', 'date=2026-12-15'], ['en janvier', 'date=2027-01-01'], ['فشهر طناش', 'date=2026-12-01'],
  ['شهر طناش', 'date=2026-12-01'], ['le week-end', 'date=2026-11-28'], ['lundi ou mardi', 'date=2026-11-23 date=2026-11-24'], ['tnin wla tlat', 'date=2026-11-23 date=2026-11-24'],
  ['التنين ولا الخميس', 'date=2026-11-23 date=2026-11-26'], ['du 3 au 7 décembre', 'date=2026-12-03 date=2026-12-07'], ['du 3 au 7', 'date=2026-12-03 date=2026-12-07'],
  ['le 3 ou le 5 décembre', 'date=2026-12-03 date=2026-12-05'], ['من 3 حتى 7 دجنبر', 'date=2026-12-03 date=2026-12-07'], ['من بعد العيد', 'date=2027-03-12'], ["après l'Aïd", 'date=2027-03-12'],
  ['mn b3d l3id lkbir', 'date=2027-05-19'], ["n'importe quel matin", 'part=morning'], ['أي نهار صباحا', 'part=morning'],
  ['lundi 23 novembre 2026', 'date=2026-11-23'], ['12 مارس 2027', 'date=2027-03-12'], ['chi nhar akhor', ''],
]

// biome-ignore format: a table reads better in rows
const TIMES: readonly [string, string][] = [
  ['مع 10', 'time=10:00'], ['ف لا 10', 'time=10:00'], ['f la 10', 'time=10:00'], ['m3a l3achra', 'time=10:00'], ['10h', 'time=10:00'], ['à 10h30', 'time=10:30'], ['14:30', 'time=14:30'],
  ['١٤:٣٠', 'time=14:30'], ['10 heures', 'time=10:00'], ['10 heures trente', 'time=10:30'], ['10 h 30', 'time=10:30'], ['dix heures et demie', 'time=10:30'], ['مع الجوج ونص', 'time=14:30'],
  ['m3a jouj w nss', 'time=14:30'], ['مع لعشرة قل ربع', 'time=09:45'], ['مع لعشرة لاروب', 'time=09:45'], ['m3a l3achra larob', 'time=09:45'], ['10h moins le quart', 'time=09:45'],
  ['11h et quart', 'time=11:15'], ['مع حداش وربع', 'time=11:15'], ['m3a 7dach w rb3', 'time=11:15'], ['مع لعشرة وقسماين', 'time=10:10'], ['مع لعشرة وقسم', 'time=10:05'], ['مع التلاتة', 'time=15:00'],
  ['m3a 3', 'time=15:00'], ['3h', 'time=15:00'], ['3h du matin', 'time=03:00'], ['مع 3 صباحا', 'time=03:00'], ['6h du soir', 'time=18:00'], ['مع 6 العشية', 'time=18:00'], ['مع 6 د العشية', 'time=18:00'],
  ['8h', 'time=08:00'], ['مع 8 د الصباح', 'time=08:00'], ['midi', 'time=12:00'], ['midi et demi', 'time=12:30'], ['الساعة 9', 'time=09:00'], ['الساعة العاشرة صباحا', 'time=10:00'],
  ['الساعة الثالثة والنصف', 'time=15:30'], ['vers 11', 'time=11:00'], ['3ndi m3a 3 drari', 'number=3'], ['25h', ''], ['service 24h/24', 'number=24'],
  ['غدا مع 10', 'date=2026-11-23 time=10:00'], ['tnin m3a 10h30', 'date=2026-11-23 time=10:30'], ['demain à 14h', 'date=2026-11-23 time=14:00'], ['lundi 10h', 'date=2026-11-23 time=10:00'],
  ['غدا فالصباح', 'date=2026-11-23 part=morning'], ['demain matin', 'date=2026-11-23 part=morning'], ['ghedda sbah', 'date=2026-11-23 part=morning'], ['mardi après-midi', 'date=2026-11-24 part=afternoon'],
  ['لعشية', 'part=afternoon'], ['l3chia', 'part=afternoon'], ['بعد الزوال', 'part=afternoon'], ['بعد الظهر', 'part=afternoon'], ['بكري', 'part=morning'], ['ce soir', 'part=afternoon'],
  ['صباح الخير', ''], ['sbah lkhir', ''], ['bonne après-midi', ''], ['مساء الخير', ''], ['من بعد صلاة الجمعة', 'time=14:30 date=2026-11-27'], ['الجمعة من بعد الصلاة', 'date=2026-11-27 time=14:30'],
  ['nhar jm3a b3d sla', 'date=2026-11-27 time=14:30'], ['vendredi après la prière', 'date=2026-11-27 time=14:30'],
]

// biome-ignore format: a table reads better in rows
const PEOPLE: readonly [string, string][] = [
  ['مزاد 1984', 'birth=1984'], ['مزادة ف 1990', 'birth=1990'], ['né en 1984', 'birth=1984'], ['née le 12 mars 1984', 'birth=1984-03-12'], ['تزاديت ف 12/3/1984', 'birth=1984-03-12'],
  ['12/3/84', 'birth=1984-03-12'], ['١٢-٠٣-١٩٨٤', 'birth=1984-03-12'], ['12 مارس 1984', 'birth=1984-03-12'], ['kheloq f 84', 'birth=1984'], ['1984', 'birth=1984'], ['١٩٥٠', 'birth=1950'],
  ['عام 1950', 'birth=1950'], ['من مواليد 1972', 'birth=1972'], ['12 03 1984', 'birth=1984-03-12'], ['bébé né le 2/10/2026', 'birth=2026-10-02'], ['en 2025 on est venus', 'number=2025'],
  ['34 ans', 'age=34'], ["j'ai 34ans", 'age=34'], ['3ndi 34 3am', 'age=34'], ['عندي 34 عام', 'age=34'], ['عمرو 7 سنين', 'age=7'], ['عمرو سبع سنين', 'age=7'], ['3mri 34', 'age=34'],
  ['عمري خمسة وستين عام', 'age=65'], ['trente-quatre ans', 'age=34'], ['soixante et onze ans', 'age=71'], ['ولدي عندو 5 سنين', 'age=5'], ['bnti 3ndha tlata snin', 'age=3'],
  ['depuis 3 ans', 'number=3'], ['âgée de 70', 'age=70'], ['دون 18 سنة', 'age=18'],
  ['0612345678', 'phone=+212612345678'], ['06 12 34 56 78', 'phone=+212612345678'], ['06.12.34.56.78', 'phone=+212612345678'], ['06-12-34-56-78', 'phone=+212612345678'],
  ['06/12/34/56/78', 'phone=+212612345678'], ['+212 6 12 34 56 78', 'phone=+212612345678'], ['+212 0 6 12 34 56 78', 'phone=+212612345678'], ['00212612345678', 'phone=+212612345678'],
  ['212612345678', 'phone=+212612345678'], ['٠٦١٢٣٤٥٦٧٨', 'phone=+212612345678'], ['612345678', 'phone=+212612345678'], ['نمرتي 0712345678 عافاك', 'phone=+212712345678'],
  ['0528891234', 'phone=+212528891234'], ['+33 6 12 34 56 78', 'phone=+33612345678'], ['0034612345678', 'phone=+34612345678'], ['+221771234567', 'phone=+221771234567'],
  ['\u2066+212612345678\u2069', 'phone=+212612345678'], ['0612345678 10h', 'phone=+212612345678 time=10:00'], ['06-07-1984', 'birth=1984-07-06'], ['1234567890', ''],
  ['AB123456', 'cin=AB123456'], ['ab 123456', 'cin=AB123456'], ['cin: bk-123456', 'cin=BK123456'], ['OD٤٥٦٧٨', 'cin=OD45678'], ['لاكارط A 12345', 'cin=A12345'], ['b3d', ''], ['A4', ''],
  ['le 12345', 'number=12345'], ['b 5000 dh', 'number=5000'],
  ['سميتي فاطمة الزهراء', 'name=فاطمة الزهراء'], ['smiti Fatima Zahra El Amrani', 'name=Fatima Zahra El Amrani'], ["je m'appelle Mohamed Ould Ahmed", 'name=Mohamed Ould Ahmed'],
  ['mon nom est Aicha Mint Brahim, je veux un rdv', 'name=Aicha Mint Brahim'], ['اسمي محمد ولد الشيخ وعندي سؤال', 'name=محمد ولد الشيخ'], ['أنا خديجة بن علي', 'name=خديجة بن علي'],
  ['أنا ساكنة فالداخلة', ''], ['ana mra mtal9a', ''], ['ana Fatima Benali', 'name=Fatima Benali'], ['smiti Salma Ait Lahcen w bghit rdv', 'name=Salma Ait Lahcen'],
]

// biome-ignore format: a table reads better in rows
const NUMBERS: readonly [string, string][] = [
  ['15', 'number=15'], ['٤', 'number=4'], ['3️⃣', 'number=3'], ['khamsa drari', 'number=5'], ['عندي جوج دراري', 'number=2'], ['quatre-vingt-douze', 'number=92'], ['500 درهم', 'number=500'],
  ['خمسميا درهم', 'number=500'], ['l2i3a9a b3da', ''], ['un rdv', ''], ['واحد', 'number=1'], ['3afak 9rib', ''], ['بشحال الثمن', ''], ['indice 9.32', 'number=9.32'],
]

describe('entities', () => {
  it.each([...DATES, ...TIMES, ...PEOPLE, ...NUMBERS])('%s → %s', (text, expected) => expect(read(text)).toBe(expected))
})

// biome-ignore format: a table reads better in rows
const NAMED: readonly [string, string][] = [
  ['bghit carte dyal l2i3a9a', 'service=disability_card'], ['كارط ديال لإعاقة', 'service=disability_card'], ['karrossa', 'service=technical_aids'], ['fauteil roulant', 'service=technical_aids'],
  ['chahadat l2i3a9a', 'service=disability_attestation'], ['atestation handicap', 'service=disability_attestation'], ['dar taliba', 'service=eps_students'], ['دار الطالبة', 'service=eps_students'],
  ['amo tadamon', 'service=amo_tadamon'], ['RAMED', 'service=amo_tadamon'], ['RSU', 'service=rsu'], ['sijil', 'service=rsu'], ['daam', 'service=direct_social_aid'], ['بغيت الدعم', 'service=direct_social_aid'],
  ['da3m dyal l9raya', 'service=schooling_disability'], ['دعم المشاريع', 'service=incubator'], ['bghit nt3elem lkhiyata', 'service=cef'], ['ma7w lomiya', 'service=literacy'],
  ['khdma', ''], ['takwin', ''], ['carte', ''], ['markaz', ''], ['dar', ''], ['centre social', ''], ['الحضانة', ''], ['سجل ليا موعد', ''], ['lkhadamat dyalkom', ''],
  ['ana mn dakhla', 'commune=Dakhla'], ['ساكنة فالعرگوب', 'commune=El Argoub'], ['bir guendouz', 'commune=Bir Gandouz'], ['tichka', 'commune=Tichla'], ['أم ادريگة', 'commune=Oum Dreyga'],
  ['awserd', 'commune=Aousserd'], ['lgwira', 'commune=Lagouira'], ['وزارة الداخلية', ''], ['مرا كبيرة', ''], ['da3m dyal dawla', 'service=direct_social_aid'], ['جوج', ''],
  ['centre El Argoub', 'centre=argoub commune=El Argoub'], ['فين كاين مركز الداخلة', 'centre=dakhla commune=Dakhla'], ['khti jaya mn aousserd l dakhla', 'commune=Aousserd'],
]

describe('named things', () => {
  it.each(NAMED)('%s → %s', (text, expected) => expect(place(text)).toBe(expected))

  it('keeps the piece as the citizen wrote it', () => {
    const [phone, service] = readEntities('نمرتي ٠٦١٢٣٤٥٦٧٨ وبغيت كارط ديال الإعاقة', context)
    expect(phone).toEqual({ kind: 'phone', value: '+212612345678', text: '٠٦١٢٣٤٥٦٧٨' })
    expect(service).toEqual({ kind: 'service', value: 'disability_card', text: 'كارط ديال الإعاقة' })
  })

  it('knows every alias as its own service or commune', () => {
    const lost = [...names.services, ...names.communes].flatMap(({ key, words }) =>
      words.filter(word => !readEntities(word, context).some(({ value }) => value === key)),
    )
    expect(lost).toEqual([])
  })
})

// biome-ignore format: a table reads better in rows
const FORMS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/, time: /^([01]\d|2[0-3]):[0-5]\d$/, part: /^(morning|afternoon)$/, phone: /^\+[1-9]\d{7,14}$/, cin: /^[A-Z]{1,2}\d{3,8}$/, number: /^\d{1,9}(\.\d+)?$/,
  age: /^\d{1,3}$/, birth: /^\d{4}(-\d\d-\d\d)?$/, name: /^\S.*\S$/su, service: /^\w+$/, centre: /^\w+$/, commune: /^\S.*\S$/,
}

/** Messages put together at random, always the same ones, from pieces that readers care about. */
function* messages(count: number): Generator<string> {
  const pieces = [
    ...[...DATES, ...TIMES, ...PEOPLE, ...NUMBERS, ...NAMED].flatMap(([text]) => text.split(' ')),
    '\u200f',
    '🙂',
    '2️⃣',
    '/',
    '::',
    '00',
    '+212',
    '\ud83d',
    "l'",
    '－',
    '１２',
    '99999999999',
  ]
  let seed = 7
  const next = (below: number): number => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let made = 0; made < count; made++)
    yield Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)] ?? '').join(next(3) === 0 ? '' : ' ')
}

describe('any message', () => {
  it('gives values of the agreed forms, from its own text', () => {
    for (const message of messages(3000)) {
      for (const { kind, value, text } of readEntities(message, context)) {
        expect(String(value), `${kind} in ${message}`).toMatch(FORMS[kind] ?? /never/)
        expect(message, `text of ${kind}`).toContain(text)
        if (kind === 'date') expect(new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(value)
      }
    }
  })

  // biome-ignore format: a table reads better in rows
  it.each([
    ['digits', '1'.repeat(100_000)], ['pairs', '12 '.repeat(34_000)], ['dotted', '1.'.repeat(50_000)], ['slashed', '1/'.repeat(50_000)], ['plus signs', '+212 '.repeat(20_000)],
    ['spaces', ' '.repeat(100_000)], ['emoji', '😀'.repeat(50_000)], ['one cue', 'smiti '.repeat(17_000)], ['one day', 'lundi 10h '.repeat(10_000)], ['one service', 'بطاقة شخص في وضعية إعاقة '.repeat(4_000)],
    ['letters and digits', 'a-1'.repeat(34_000)], ['invisible', '\u200f\u202e'.repeat(50_000)], ['nothing', ''],
  ])('of 100 kB of %s is read without fault', (_, message) => expect(() => readEntities(message, context)).not.toThrow())
})
