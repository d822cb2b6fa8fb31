/** What is asked of something that is being talked about: when it is, until when one may register, where, for whom, which papers, and whether there is room. */
export const QUESTIONS = ['until', 'places', 'papers', 'where', 'whom', 'when'] as const
export type QuestionOf = (typeof QUESTIONS)[number]

// whole words: letters before and after are another word
const word = (...said: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${said.join('|')})(?![\\p{L}\\p{N}])`, 'u')

/** Folded words of each question, in the order they are looked for: “until when” also says “when”. */
const SAID: Readonly<Record<QuestionOf, RegExp>> = {
  until: word(
    "jusqu'? ?(?:a quand|a quelle date|au|quand)",
    'dernier (?:delai|jour)',
    '(?:la )?date limite',
    'delais?',
    'deadline',
    'cloture',
    '(?:7ta|hta|htal|tal|7tal|7tta|7ta l|l7ta|tta) ?(?:l ?)?(?:imta|fo9ach|w9tach|ina nhar|ina tarikh)',
    '(?:akher|akhir|lakher|lakhir|akher) ?(?:ajal|nhar|youm|yom|delai)',
    '(?:ال)?(?:اخر) (?:اجل|يوم|نهار|موعد|تاريخ)',
    '(?:حتي|حتا|حتال|تال|تا|الي|الى) ?(?:ل)?(?:امتي|فوقاش|متي|وقتاش|اينا نهار|اي تاريخ|اي يوم)',
    'الاجل',
    'لاجل الاقصي',
  ),
  places: word(
    'places? (?:libres?|restantes?|disponibles?|encore|vacantes?)',
    '(?:encore|reste|restent|dispose|disponible)(?:[ -]\\p{L}+){0,4} places?',
    'complete?s?',
    'combien de places?',
    '(?:ba9i|ba9ya|ba9in|b9at|b9aw|kayn|kayna|kaynin)(?: \\p{L}+){0,2} (?:l?blassa|l?blasa|l?blayss?|l?places?|m7al)',
    '(?:l?blassa|l?blasa|l?blayss?|l?places?) (?:ba9a|ba9i|ba9ya|ba9in|b9at|b9aw|khawya)',
    '3(?:mer|mr|mrat|amer|amra|ammer)',
    '(?:باقي|باقيه|باقين|بقات|بقاو|بقي|بقيت|تبقي|تبقت|كاين|كاينه|كاينين|هناك|توجد|يوجد)(?: \\p{L}+){0,2} (?:ال)?(?:بلاصه|بلايص|مقعد|مقاعد|مكان|اماكن|محل)',
    '(?:ال)?(?:بلاصه|بلايص|مقاعد|اماكن) (?:باقيه|باقيين|باقين|بقات|بقاو|خاويه|شاغره|متبقيه|متوفره)',
    'كم (?:مقعد|مقعدا|مكان|مكانا)',
    'عامر|عمرات|عمرت|اكتمل|اكتملت|مكتمل|مكتمله',
  ),
  papers: word(
    'papiers?',
    'documents?',
    'pieces? (?:a fournir|demandees?|justificatives?)',
    'quelles? pieces?',
    'dossier a fournir',
    '(?:l)?wra9|(?:l)?wara9|(?:l)?werqa|(?:l)?ouraq|(?:l)?oura9|wta2i9|wata2i9|watai9|kwaght?',
    '(?:ال)?(?:وراق|اوراق|وثايق|وثيقه|ورقه|كواغط|كاغط)',
    '(?:نجيب|خاصني نجيب|نجيبو|احضر|احضار)(?: معايا| معي)?',
    'apporter|ramener|amener|njib|njibo|njbo',
  ),
  where: word(
    "ou (?:est|c'est|ca|cela|se|sont|a lieu|aura|exactement|aller)",
    "c'est ou",
    '(?<=^)ou',
    'ou(?= ?[?!.]*$)',
    "(?:l')?adresse|(?:le )?lieu|quel(?:le)? (?:centre|endroit|ville|quartier)",
    '(?<!la )fin(?! de)|fine|fayn|fayen|f ina (?:blassa|blasa|markaz|centre)|(?:l)?adresse',
    'فين|فاين|اين|(?:ال)?عنوان|فاش من (?:بلاصه|مركز)|فانا (?:بلاصه|مركز)|في اي (?:مركز|مكان|مدينه)',
  ),
  whom: word(
    "pour qui|a qui|qui peut|qui a (?:le )?droit|c'est pour|reservee? (?:a|aux)|conditions?|quel age|limite d'age|les hommes|les femmes|debutante?s?|niveau",
    'l ?chkoun|l ?chkon|chkoun|chkon|l ?men|chourout|chorot|chrout|chrot|l3mer|l3mor|l3omr|sen|niveau|l ?(?:rjal|3yalat|drari|bnat)',
    'لمن|لشكون|شكون|لاشمن ناس|من يمكنه|من يستفيد|(?:ال)?شروط|(?:ال)?سن|(?:ال)?عمر|(?:ال)?مستوي|(?:للرجال|للنساء|للعيالات|للرجاله|للشباب|للبنات)',
  ),
  when: word(
    'quand|a quelle heure|quelle date|quels? jours?|quels? horaires?|les horaires?|horaires?|(?:ca|elle) (?:commence|debute)|combien de temps|duree',
    'fo9ach|fou9ach|fo9ax|fou9ax|fuqach|imta|imta|emta|w9tach|wa9tach|mnach|ina nhar|ina wa9t|ch7al men (?:chhar|simana|nhar|sa3a)|katbda|ghatbda|gha tbda',
    'متي|امتي|فوقاش|وقتاش|فاينا نهار|فانا نهار|(?:ال)?تاريخ|(?:ال)?توقيت|كم تدوم|شحال كتدوم|شحال كيدوم|(?:ال)?مده|اي يوم|اي ساعه|مع شحال',
  ),
}

/** Hours of a centre, and appointments, are asked of the centre. */
const OF_THE_CENTRE =
  /(?:ouvr|ferm|vos horaires|horaires? (?:du|de votre|des?) centre|t7el|t7al|katsed|kat7el|sedd|mes?doud|m7loul|(?<!\p{L})(?:كت|ت)?(?:حل|حلو|سد|سدو)(?!\p{L})|مفتوح|مسدود|مغلق|تفتح|تغلق|rendez|rdv|موعد|رونديفو)/u

/** What a folded message asks of the thing talked about, if anything. */
export function questionOf(folded: string): QuestionOf | null {
  const found = QUESTIONS.find(question => SAID[question].test(folded)) ?? null
  return found === 'when' && OF_THE_CENTRE.test(folded) ? null : found
}
