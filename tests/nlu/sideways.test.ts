import { describe, expect, it } from 'vitest'
import type { Intent } from '../../nlu/intents.ts'
import { understand } from './model.ts'

/** What people wrote that says what it wants sideways: short, with a story, misspelt, the question last or none at all. */
// biome-ignore format: a table reads better in rows
const ASKS: Partial<Record<Intent, readonly string[]>> = {
  opening_hours: ['chno lwe9t f ramdan?', 'نلقاكم نهار الجمعة مورا الصلا؟', 'hta chhal katb9aw khdamin f sif', "je passe vers 16h30, il y aura du monde à l'accueil ?"],
  location: ["je veux l'adresse exacte", 'rani nazel mn taxi daba fin ntwejeh', 'منين ندير باش نوصل ليكم', 'fin jaya lblasa dyalkom exactement'],
  eligibility: ['آمو تضامن لمن؟', 'wach lwa7da li mzewja b rajel khdam katstafd', 'ana mn l3youn o saken f dakhla jdid wach 3adi', 'ma belle-sœur divorcée, ça la concerne aussi ?'],
  list_services: ['بغيت خدمة'],
  yes: ['je suis en sécurité', 'wakha dir hakkak', 'ah dakchi li bghit'],
  documents: ['chnahiya lwara9 li khassni njib m3aya l dar taliba', 'ach khass mn war9a bach ndkhel bnti', 'quoi comme papiers pour inscrire ma fille au foyer'],
  cost: ['wach hadchi b lflous awla la', 'kathsbo chi taman?', 'faut sortir combien de sa poche'],
  contact_info: ['عطيوني شي نمرة نهضرو فيها'],
  talk_to_human: ['عفاك دوز ليا شي واحد كيسمع', 'mab9itch bghit nhder m3a had robo', 'vous pouvez me biper svp je rappelle pas'],
  complaint: ['3yitou biya sir w ji sir w ji', 'hadi tlata dlmrat w ana nji w maykoun 7ed', 'والله ما تحشمو، شهرين وانا كنتسنى', 'trois fois que je me déplace pour rien'],
  file_status: ['dossiet dyali ch7al 9edou ma ban', 'wsh 9ebltoni oula mazal', 'ça a donné quoi ma demande de fauteuil'],
  my_appointment: ['fo9ash kayn lmaw3id li 3titoni', 'واش الرونديفو ديالي باقي فبلاصتو'],
  cancel_appointment: ['sm7oli ma ghadi nl7e9ch nji l rdv', 'بلا ما تسناوني غدا، ما جايش'],
  reschedule_appointment: ['wach n9dro nzidoh chi simana', 'الوقت اللي عطيتوني ما كيخرجش معايا، شي وقت آخر'],
  book_appointment: ['bghit nchouf l moussa3ida fo9ach t9der'],
  register: ['dir liya smiti m3a li ghay9raw', 'زيدوني مع البنات ديال الخياطة', 'comptez moi parmi les filles de la couture'],
  training: ['ma khelliwnich n9ra f sghri daba bghit nt3elem'],
  incubator: ['3ndi four w kandir lkhobz w bghit nkbber had lkhdma', 'نسوة فالدوار بغينا نجمعو راسنا ونبيعو الكسكس', 'avec deux voisines on veut vendre notre couscous'],
  disability: ['weldi ma kaygoul ta kelma w fih 4 snin', 'mon petit a 4 ans et ne dit toujours rien'],
  elderly: ['عندنا جار شيباني ما كاين اللي يطل عليه', 'papa perd la tête et fugue la nuit'],
  child: ['ma 3ndi m3amn nkhelli lbent mni nkhdem', 'دري كل نهار كيسعى حدا البنكة', 'personne pour garder la petite pendant mon boulot'],
  student_housing: ['bnti jabet l mo3addal w ma kayn fin tgles f dakhla', 'elle a eu son brevet mais le lycée est à 80 km'],
  family_mediation: ['ana w rajli mab9inach kantfahmo', 'خوتي كلاو ليا حقي فالورث', "mes frères m'ont privée de ma part d'héritage"],
  social_aid: ['flous li kat3tihom dawla ma wslonich', 'طلعو ليا داك المؤشر حيت شريت تيليفون', "on m'a coupé les 500 dirhams"],
  announcements: ['ila dertou chi 7aja jdida 3elmouni'],
  stop_messages: ['rah tsowe9to 3liya b messages'],
  privacy_data: ['had lhdra li kanktb chkoun kayt9ess fiha', 'واش غادي تقولو لراجلي شنو كتبت ليكم', "qui d'autre lit ce que j'écris ici"],
  change_language: ['ktb liya b7al ma kanktb', 'هضر معايا بالفرنساوية'],
  bot_identity: ['nta rah ghir pc yak'],
  help_menu: ['ma bghitich tfehemni, rje3 lia lwel', 'فين نبرك باش نرجع'],
  out_of_scope: ['wach dikra ghada 3andna chta', 'ch7al kayn f soum d l7out lyoum', 'بغيت نعرف شحال وصلات البيتكوين', 'khassni chi khdma f chi barko', 'lpassport dyali salat modda dyalo', 'mon permis a expiré', "je cherche un emploi de serveur à l'étranger", 'قرات ليا المحكمة حكم وبغيت نستأنف', "facture d'eau trop chère", 'حسب ليا 25 فالمية من 3000'],
  thanks: ['lay sterkom w ynj7kom', 'الله يكبر بيكم'],
  goodbye: ['yallah tla9ina'],
  greeting: ['chnou a si labas', 'السلام خوتي شباركم'],
  no: ['la machi hakka', 'non laissez tomber'],
  give_date: ['nhar larb3a l jaya sbah'],
}

// biome-ignore format: a table reads better in rows
const DANGERS = [
  'ana 7amla w ma3ndich fin nmchi',
  'kaydir fiya li bgha w ana sakta',
  'daba ja w kayderdeg f lbab',
  'ma 3ndi fin nhreb mnno',
  'راجلي ديما معصب ويدو كتسبق',
  'lla sgharti ila rja3t l dar ghaymowetni',
  "mon fils revient de l'école avec des traces sur le dos",
  "elle a un œil au beurre noir et elle dit que c'est une porte",
  'تزوجت بالسيف عليا',
  'ولدي مدمن وكيخوف الواليدة',
  'koulchi mayet f dakhli',
  'c trop dur je lache tt',
  'ما بقا عندي علاش نفيق',
  'personne ne pleurera si je pars',
  'dwa dyal baba khditou kamel',
]

// biome-ignore format: a table reads better in rows
const NO_DANGER = [
  'je suis en sécurité', 'أنا فأمان دابا', 'ana f aman', 'film dyal l3onf', 'فيلم ديال العنف', 'un film sur la violence', 'mat lia telephone', 'mata liya tomobila f tri9',
  'match kan fih drib', 'سمحو ليا', 'sm7o liya', 'je suis veuve', 'rajli mat 3am hada', 'أنا امرأة', 'je vis seule avec mes enfants', 'mon mari est pêcheur',
]

describe('said sideways', () => {
  it.each(Object.entries(ASKS).flatMap(([intent, texts]) => texts.map(text => [text, intent] as const)))('%s is %s', (text, intent) => {
    const { intent: understood, danger } = understand(text)
    expect([understood, danger]).toEqual([intent, null])
  })

  it.each(DANGERS)('%s is danger', text => expect(understand(text).danger).not.toBeNull())

  it.each(NO_DANGER)('%s is none', text => expect(understand(text).danger).toBeNull())
})

describe('names of programmes are in no variety', () => {
  it.each(['آمو تضامن لمن؟', 'amo tadamon', 'RSU'])('%s keeps the variety of the conversation', text =>
    expect(understand(text).language).toBe('und'),
  )
})
