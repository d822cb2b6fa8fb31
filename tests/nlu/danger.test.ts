import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dangerWords } from '../../nlu/danger.ts'
import { fold } from '../../nlu/fold.ts'
import { understand } from './model.ts'

describe('danger', () => {
  it.each([
    ['راجلي كيضربني', 'violence'],
    ['rajli kaydrebni', 'violence'],
    ['mon mari me bat', 'violence'],
    ['زوجي يعنفني', 'violence'],
    ['عتقوني', 'violence'],
    ['au secours', 'violence'],
    ['كيهددني بالموس', 'violence'],
    ['kayt7erch biya mol lkhdma', 'violence'],
    ['on veut me marier de force', 'violence'],
    ['طردني من الدار فالليل', 'violence'],
    ['9asni 3ammi', 'violence'],
    ['salam bghit nswel 3la rdv walakin rajli kaydrebni', 'violence'],
    ['la mort ou me tuer je sais plus', 'distress'],
    ['بغيت نموت', 'distress'],
    ['bghit n9tel rasi', 'distress'],
    ['je veux mourir', 'distress'],
    ['أفكر في الانتحار', 'distress'],
    ['ما بقيتش باغي نعيش', 'distress'],
    ['envie de me suicider', 'distress'],
    ['ختي باغا تنتاحر', 'distress'],
    ['bonjour, quels papiers svp, ma vie ne vaut plus la peine je veux en finir', 'distress'],
  ] as const)('%s is %s', (text, danger) => expect(understand(text).danger).toBe(danger))

  it.each([
    'kaymout 3lik',
    'قتلني البرد',
    'قتلني الضحك',
    'mort de rire',
    'عييت من التسنية',
    'je suis mort de fatigue',
    'combattre la pauvreté',
    'ضربني التلفون',
    'drebli tilifoun',
    "c'est mort pour demain",
    'un coup de fil svp',
    'acte de décès',
    'شهادة الوفاة',
    'بغيت موعد',
    'شحال ثمن التكوين',
    'bghit nlghi rdv',
    'wach kayn lkhiyata',
    'hors de question',
    'عندكم حضانة',
    'حيدوني من اللائحة',
    'quel papier pour le dossier',
    'السلام عليكم',
    'ok',
    '2',
    'coup de main pour mon dossier',
    'jadwal dyal takwin',
    'فين جا المركز',
    'merci beaucoup',
  ])('%s is none', text => expect(understand(text).danger).toBeNull())

  it('an idiom does not hide what stands beside it', () =>
    expect(understand('mort de fatigue, mon mari me frappe').danger).toBe('violence'))
})

const benign = readFileSync(new URL('../fixtures/benign.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)

// biome-ignore format: a table reads better in rows
const EMERGENCIES = [
  'العافية شاعلة فالدار', 'l3afia cha3la f dar', 'شعلات العافية فالكوزينة', 'اندلع حريق في المنزل', 'il y a le feu chez moi', 'ça sent le gaz', 'كاين ريحة ديال الغاز',
  'امي طاحت وماكتنفسش', 'mmi ta7et w makattnefsch', 'ma mère ne respire plus', 'أبي لا يتنفس', 'مي طاحت وما فاقتش', 'سخفات ليا الوالدة', 'mon père est inconscient',
  'كنزف', 'je saigne', 'ana kanzef', 'ختي كتنزف بزاف', 'ولدي كيغرق', 'mon bébé s\'étouffe', "j'ai acheté une corde", 'غادي نمشي وما نرجعش', 'tmenit kon mamfe9tch',
  'wladi kaybatou bla makla', 'ولادي باتو بلا عشا', 'je ne sers à rien', 'نتمنى نموت',
]

// biome-ignore format: a table reads better in rows
const HARMS = [
  'أستاذ كيمس التلميذات فالقسم', 'كاين واحد الولد فالزنقة كينعس بوحدو', 'derri kayn3es f zn9a bou7do', 'un enfant seul dans la rue', 'papa vient dans mon lit', 'un adulte me demande des photos',
  'كيطلب مني تصاوري', 'kaytleb menni tsawri', 'لقيت رضيع حدا الجامع', 'l9it drri tfel mrmi', 'un bébé abandonné devant la mosquée', "j'ai trouvé un bébé", 'ma fille a disparu',
  'طليقتي خطفات ليا ولدي', 'khetfat liya weldi', 'خطفوا ابنتي', 'il a enlevé ma fille', 'مرات ولدي دات الدراري وما بغاتش تردهم', "mon mari est parti avec mes enfants et refuse de les rendre",
  "le directeur me demande de coucher avec lui pour avoir l'aide", 'il menace de publier mes photos', 'كيقول ليا نفضحك', 'راه فالباب ومعاه موس', 'daba rah 3nd lbab w kayghewwet',
  'mabghitch nrje3 l dar', 'خايفة نرجع للدار', 'je ne veux pas rentrer chez moi', 'ما كيخلينيش نخرج', 'makaykhlinich nkhrej', 'kay3ayrni', 'بغاو يزوجوني', 'كيشرملوني',
]

describe('emergencies have words of their own', () => {
  it.each(EMERGENCIES)('%s is a life in danger', text => expect(dangerWords(fold(text)).distress).toBeGreaterThan(0))
  it.each(HARMS)('%s is harm', text => expect(dangerWords(fold(text)).violence).toBeGreaterThan(0))
  it.each([...EMERGENCIES, ...HARMS])('%s alarms', text => expect(understand(text).danger).not.toBeNull())
})

// biome-ignore format: a table reads better in rows
const NOT_MEANT = [
  'cette paperasse me tue', "l'attente me tue", 'mon dos me tue', 'والله حتى غادي نقتل راسي بالخدمة', 'عييت من طليع وهبيط على هاد الوراق', 'l7rara 9atlani', '9tltouna b lwra9', 'قتلتونا بالوراق',
  'mat lia lbatri', 'ماتت ليا البطارية', 'مات ليا التيليفون', 'mon téléphone est mort', 'la batterie est morte', "j'ai battu un record", 'tapé mon code', "ça m'a frappé",
  'نموت فالحلوى', 'أموت على الخياطة', 'kayderrebni rasi', 'راسي كيضربني', 'راسي كيضرني', 'ضرباتني الشمس', 'ضربني البرد', 'drbatni chems', 'ana mayta b l3ya', 'je tue le temps', 'katmout 3liya',
  'rajli mabghach y3tini nafa9a', 'طليقي ما بغاش يخلص النفقة', 'لا ماكيضربنيش غير كنتخاصمو', "mon mari ne me frappe pas, on se dispute pour l'argent", 'تكوين حول محاربة العنف',
  'je fais un mémoire sur la violence conjugale, avez-vous des chiffres ?', 'كنبات فالزنقة', 'ماعنديش دار كننعس فالزنقة', 'je dors dans la rue', 'واش كيطلبو مني تصاور للدوسي',
]

describe('turns of phrase', () => {
  it.each(NOT_MEANT)('%s has no word of danger', text => expect(dangerWords(fold(text))).toEqual({ violence: 0, distress: 0 }))

  it.each([
    'كيضربني راسي مع الحيط',
    'rajli kaydrebni l rasi',
    'bghit nmout f had lila',
    'ماكيضربنيش بزاف',
    'il ne me frappe pas souvent',
    'ماكيضربنيش ولكن كيهددني',
    'l7rara 9atlani w rajli kaydrebni',
    "la batterie est morte et mon mari m'a frappée",
    'ça me tue, il me frappe',
  ])('%s is danger all the same', text => expect(understand(text).danger).not.toBeNull())
})

describe('ordinary short messages', () => {
  it.each(['6', '٦', '6️⃣', '😊', '???', '0612345678', ''])('%s has no letters: no danger', text =>
    expect(understand(text).danger).toBeNull(),
  )

  it.each([
    'مينة بنت علي',
    'Khadija El Amrani',
    'عائشة آيت حمو',
    'يحظيه بنت علي',
    'منينة ولد بابا',
    'حياة المنصوري',
    "je m'appelle Fatima El Idrissi",
    'smiti Salka mint Brahim',
  ])('%s is a name and no danger', text => expect(understand(text).danger).toBeNull())

  it('alarm three times in two hundred at most', () => {
    const alarms = benign.filter(text => understand(text).danger !== null)
    expect(alarms.length / benign.length, alarms.join(' · ')).toBeLessThanOrEqual(0.015)
  })

  it('hold no word of danger', () =>
    expect(benign.filter(text => Object.values(dangerWords(fold(text))).some(likelihood => likelihood > 0))).toEqual([]))
})

describe('a story of more than forty words', () => {
  const STORY =
    'bonjour à vous, voilà, j’habite le quartier depuis six ans, avant j’étais à Laâyoune où mon cousin avait un garage, après on a déménagé parce que le climat était meilleur ici, mes sœurs sont restées là-bas, un jour au marché, un jour au port'

  it('is no danger by its length', () => expect(understand(STORY).danger).toBeNull())

  it.each([
    'et mon mari me frappe tous les soirs',
    'parfois je veux mourir',
    'il lève la main sur moi et les enfants',
    'راجلي كيضربني',
    'bghit nmout',
  ])('is danger when it ends with “%s”', end => expect(understand(`${STORY}, ${end}`).danger).not.toBeNull())
})

it('what a question is for may be asked in the middle of a form; what life is for is another question', () => {
  for (const text of ['à quoi ça sert ?', 'ça sert à quoi ces questions ?', 'à quoi servent mes réponses ?'])
    expect(understand(text).danger).toBeNull()
  for (const text of ['à quoi ça sert de vivre', 'à quoi ça sert de continuer', 'la vie, à quoi ça sert'])
    expect(understand(text).danger).not.toBeNull()
})
