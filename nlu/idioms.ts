import { byScript } from './wordings.ts'

/** Turns of phrase with a word of blows or death that speak of neither, on folded text. */
export const IDIOMS: readonly RegExp[] = [
  // things that kill without harm: papers, waiting, weather, work
  /\b(?:paperasses?|papiers?|dossiers?|attente|chaleur|bruit|dos|tete|soleil|froid|faim|queue|vent|humidite|travail|boulot) (?:me|m'|nous) ?(?:tuent|tue|crevent|creve)\b/g,
  /\btu(?:e|er|ons|ent) le temps\b/g,
  /\bme tuer (?:au travail|a la tache|au boulot)\b/g,
  /\b(?:l?7r+a+ra?|l?s+a?hd|l?s7our|s?s7our|l?be?a?rd|l?khe?dma|l?9raya|l?wra9|l?3ya|n+3as|d?dhri|l?jou?3) (?:rah |raha |ra |daba )?[9qk]a?te?l(?:a|t|at|et|tt)?(?:ni|na)\b/g,
  /\b[9qk]a?te?l(?:a|t|at|et|tou|to|tini)?(?:ni|na) (?:b )?(?:l?wra9|l?khe?dma|l?7r+a+ra?|l?9raya|l?intidar|t?tsenya|l?be?a?rd|s?sahd|d?d7k|d?de7k|d?da7k)\b/g,
  /\b[nty]?[9qk]te?l (?:rasi|raso|rasha|rasek) (?:b|f) ?(?:l?khe?dma|l?9raya|t?tamara|l?7fada)\b/g,
  /(?<!\p{L})(?:كن|كت|كي|غا|غ|ن|ت|ي)*قتل (?:راسي|راسك|راسو|راسها|نفسي|نفسه) (?:ب|ف|في )(?:ال)?(?:خدمه|قرايه|تماره|حفاظه|دراسه|مراجعه|عمل)(?!\p{L})/gu,
  /(?<!\p{L})قتل(?:تو|تي|و|ت|ات)?(?:نا|ني) (?:ب)?(?:ال)?(?:وراق|تسنيه|انتظار|ضحك|هضره|خدمه|قرايه|حراره|سخونيه)(?!\p{L})/gu,
  /(?<!\p{L})(?:ال)?(?:حراره|صهد|برد|خدمه|قرايه|وراق|عيا|نعاس) (?:راه |راها )?(?:قاتل|قتل)(?:ني|نا|اني|انا|تني|اتني|اتنا)(?!\p{L})/gu,
  // things that die: a battery, a telephone, the network
  /\b(?:batterie|telephone|tel|portable|pc|ordinateur|reseau|wifi|connexion|moteur|voiture) (?:est |etait |a ete )?(?:mort|morte|decharge|dechargee)\b/g,
  /\bmat+(?:et|at)? (?:li[ay]*|liya|lina)? ?(?:l|t|r)?(?:batri[a-z]*|batterie|tilifou?n|telephone|tel|pc|re[sz]eau|rezo|riseau|connexion|wifi|tomobil)\b/g,
  /(?<!\p{L})(?:مات|ماتت|ماتات) (?:ليا |لي |لينا |ليه )?(?:ال|ل)?(?:بطاريه|باتري|باطري|تيليفون|تليفون|تلفون|هاتف|ريزو|شبكه|حاسوب|بيسي|كونيكسيون|طوموبيل|موتور)(?!\p{L})/gu,
  // sun, cold and aches that strike
  /(?<!\p{L})(?:ك|كي|كت)?ضرب(?:ات|ت)?(?:ني|نا|و|ها|ه|هم) (?:ال|ل)?(?:شمس|شميسه|برد|برده|ريح|صهد|سخانه)(?!\p{L})/gu,
  /\b(?:ka[yt])?d[ae]?r+e?b[ae]?t?(?:ni|na|o|ou|ha) (?:l|r)?(?:[cs]h[ae]?m[sc]h?|be?a?rd|ri7|sahd)\b/g,
  /\b(?:kay?|kat)d*e?r+e?b?(?:ni|na) (?:f )?(?:rasi|krchi|kerchi|snani|senti|dahri|dhri|sedri|sadri|3ini)\b(?! (?:m3a|ma3|l|f|b)\b)/g,
  /\b(?:rasi|krchi|kerchi|snani|senti|dahri|dhri|sedri|sadri|3ini) (?:kay?|kat)d*e?ra?e?b?(?:ni|na)?\b/g,
  /(?<!\p{L})(?:كي|كت)ضرب?(?:ني|نا) (?:راسي|كرشي|سناني|سنتي|ظهري|ضهري|صدري|عيني|ودني)(?! (?:مع|ل|ف|ب))(?!\p{L})/gu,
  /(?<!\p{L})(?:راسي|كرشي|سناني|سنتي|ظهري|ضهري|صدري|عيني|ودني) (?:كي|كت)ضرب?(?:ني|نا)(?!\p{L})/gu,
  /\bca (?:m'a|m a|m'avait|nous a) frappee?s?\b(?! (?:au|dans|sur|avec)\b)/g,
  /\btap(?:e|er|ez|ee) (?:mon|le|un|ton|votre|son|ce) (?:code|numero|message|nom|mot)\b/g,
  // loved to death, tired to death
  /(?<!\p{L})(?:كن|كت|كي|ن|ت|ي|ا)موت (?:علي |ف|في )(?:ال)?(?:حلوي|حلويات|حلوه|خياطه|طرز|طبخ|طاجين|كسكس|اتاي|قهوه|شكلاط|كوره|ماكله|سمك|حوت|موسيقي|رياضه|سباحه|تصوير|حلاقه)(?!\p{L})/gu,
  /\b(?:ka)?[nty]mou?t (?:3la |3l|f |fi |fl)(?:l?7alwa|l?7elwa|l?7alawiyat|l?khiyata|l?tajine?|t?tajin|atay|l?9ahwa|l?koura|l?makla|l?7out|l?mosi9a)\b/g,
  /(?<!\p{L})(?:ميت|ميته|متت|كنموت|تنموت) (?:ب|من |ب )(?:ال)?(?:عيا|ضحك|برد|نعاس|عطش|فرحه|حشومه)(?!\p{L})/gu,
  /\b(?:mayt|mayta|miyt|miyta|mita) (?:b|mn) ?(?:l?3ya|d?d7k|d?da7k|l?be?a?rd|n+3as)\b/g,
  /(?<!\p{L})(?:عييت|عيت|عييتو|تعبت|مليت|سءمت) (?:من |ب)(?:هاد )?(?:ال)?(?:طليع|طلوع|هبيط|هبوط|سير و ?ا?جي|وراق|اوراق|وثاءق|صف|سربيس|تمشميش)(?: و ?(?:ال)?(?:هبيط|هبوط|طليع))?(?: (?:علي|ف|من) (?:هاد )?(?:ال)?(?:وراق|ورقه))?(?!\p{L})/gu,
  /\b(?:3yit|3iyit|3yina|t3bt|mllit) (?:mn |men |b )(?:had )?(?:l|t)?(?:wra9|sir w ?a?ji|tli3|tlou3|tle3|hbit|saf)(?: w (?:l)?(?:hbit|hbout))?\b/g,
  // said not to happen
  /\b(?:ne |n')?(?:me|m'|nous|la|l'|les) ?(?:frappe|bat|tape|menace|violente|brutalise)(?:nt|it|ait)? (?:pas|jamais)\b(?! (?:souvent|fort|toujours|beaucoup|tous|trop|encore|devant|aujourd|cette))/g,
  /\b(?:ne |n')(?:m'|l'|nous |les )?a (?:pas|jamais) (?:frappee?s?|battue?s?|tapee?s?|menacee?s?)\b/g,
  /(?<!\p{L})(?:ما ?|عمرو ما |عمرها ما )(?:كي|كا|كت|تي|ت)?(?:ضرب|هدد|عنف|طرش|سلخ)(?:ني|نا|ها|هم|وني|اتني)ش(?!\p{L})(?! (?:بزاف|ديما|كل|هاد|دابا|دايما|حتي|قدام|ليوم|اليوم))/gu,
  /\bma ?(?:kay?t?|kat|ka)?(?:dre?b|drab|derb|hdde?d|hedde?d|3nn?e?f|sle?kh)(?:ni|na|ha|hom|ouni|atni|tni)(?:ch|sh|x)\b(?! (?:bzaf|bzzaf|dima|kol|koul|had|daba|7ta|9eddam|lyoum))/g,
  // shown on a screen
  /\b(?:film|films|serie|series|jeu|jeux|dessin anime|roman|musalsal|mosalsal)(?: (?:dyal|diali?|d|de|sur|fih|fiha|avec|tres|trop|bzaf|kolo))?(?: (?:la|les|l))? ?(?:l?3onf|l?3ounf|violences?|violents?|drb|derb|l?9tal|l?9tila)\b/g,
  /(?<!\p{L})(?:فيلم|افلام|مسلسل|سلسله|لعبه|روايه)(?: (?:ديال|عن|علي|حول|فيه|فيها|كلو))? ?(?:ال|ل)?(?:عنف|ضرب|قتال|قتل)(?: (?:الاسري|الزوجي))?(?!\p{L})/gu,
  // studied, not lived
  /\b(?:memoire|these|etude|expose|recherche|article|conference|formation|campagne|sensibilisation|atelier|chiffres|statistiques) (?:de fin d'etudes |de recherche )?(?:sur|contre|de lutte contre|a propos de) (?:la |les )?violences?(?: (?:conjugales?|familiales?|domestiques?|faites? aux femmes|a l'ecole))?\b/g,
  /(?<!\p{L})(?:تكوين|تكوينات|بحث|عرض|ندوه|ورشه|دراسه|محاضره|حمله|ماستر) (?:حول|علي|عن|ضد|ديال|ف|في|ل) ?(?:محاربه |مناهضه |مكافحه )?(?:ال|ل)?عنف(?: (?:ضد|علي) (?:النساء|العيالات|المراه)| الاسري| المدرسي)?(?!\p{L})/gu,
  /\bmort(?:e|s|es)? de (?:rire|fatigue|faim|soif|froid|honte|peur d arriver)\b/g,
  /\b(?:meurs|mourir|meurt|mourrais?) (?:d'|d |de )(?:envie|rire|faim|soif|chaud|froid|chaleur|impatience)\b/g,
  /\b(?:c'?\s?est|c|cest) mort\b/g,
  /\bcoups? de (?:fil|main|pouce|tel|telephone|coeur|chance|soleil|foudre)\b/g,
  /\btout a coup\b/g,
  /\bpoint mort\b/g,
  /\bs['\s]?en fout[a-z]*\b/g,
  /\b(?:frapper?|frappez|frappe) (?:a|sur) (?:la|votre|toutes les) portes?\b/g,
  /\b(?:combatt|debatt|abatt)[a-z]*\b/g,
  /\bbatt(?:u|re) (?:un|le|les) (?:record|match|equipe)\b/g,
  /\b(?:la |du |les )?batterie\b/g,
  /\b(?:mdr+|ptdr|lol)\b/g,
  /\bca me tue\b/g,
  /\bla mort dans l ame\b/g,
  /\bdate de deces\b/g,
  /\b(?:acte|certificat|extrait) de deces\b/g,
  /\bpluie menace\b/g,
  // «mout 3lik» is love, unless death is what is wished for
  /(?<!\b(?:bghit|baghi|baghya|brit|bagha|ghir|ghi|nfedel|nfdel|yarit|rit) )\b(?:kay?|kan|kat|k|ta)?[ynt]?mou?t(?:ou|o|u)? (?:3la |3l|fi)[a-z0-9]*\b/g,
  /\b(?:mt|mout|mot|mat|mett|met|kanmout|kanmot|kaymout|ghanmout|ghan?mot|mtna|mitt?) (?:b|bi|bd|be)?\s?(?:d7k|de7k|dehk|lda7k|da7k|dahk|ddehk|jou3|jo3|lberd|berd|3tech|se7k)\b/g,
  /\b(?:9tl|9etl|qtl|ktl)(?:ni|na|tni|atni|etni) (?:l?berd|l?bard|l?de7k|l?d7k|l?dahk|l?jou3|l?jo3|l?3ya|l?sahd|shd|l?semm?|na3s|n3as|l?wa9t)\b/g,
  /\b(?:dreb|drab|dereb|drbt|drebt|drb|ydrb|ndrb|ndreb|ydreb|drebli|drbli|dreblia|drbo|drebni|drabni|drebna|drbni)(?:\s?l[iy]+a?|\s?lih|\s?likom|\s?lik)? (?:l?(?:tilifoun|tilifon|telephone|tele|tel|tlifoun|appel|bip|sonnette|tour|tor|dora|doura|berd|bard|chta|chems|shems|sahd|shd|nefs|n3as|na3s|douch|douche))\b/g,
  /\b(?:l?tilifoun|l?telephone|l?tel) (?:dreb|drab|kaydreb)(?:li|ni|lia|lih)?\b/g,
  /(?<!\p{L})(?:كي|كن|كت|غا|ي|ن|ت)*(?:موت|موتو|مت|متنا|ميت|ماتو|مات|نموت|يموت) (?:ب|من |علي|في)\s?(?:ال)?(?:ضحك|ضحكه|ضحيك|جوع|برد|صهد|عطش|فرحه|حشومه|كره|كوره|ك|ه|ها|هم|كم)(?!\p{L})/gu,
  /(?<!\p{L})(?:قتل|قاتل|كيقتل|كايقتل)(?:ني|نا|تني|اني|ناني|ا|تنا) (?:ال)?(?:برد|ضحك|جوع|صهد|عيا|نعاس|حر|سخانه|شوق|فضول|ملل|وقت)(?!\p{L})/gu,
  /(?<!\p{L})(?:كي|كا|غا|ي|ت|ن)*ضرب(?:ني|لي|ليا|ليه|ليكم|ليك|نا|ت|تي|ت ليكم|ت ليك|ت لكم|و|ها)? (?:لي |ليا |ليكم |ليك |شي )?(?:ال|ل)?(?:تلفون|تيليفون|تليفون|هاتف|تيلي|صوني|ابيل|برد|شتا|شمس|صهد|ضو|دوره|ضوره|دوش|نفس|جرس|مثل|مثلا|ريح|حساب|موعد)(?!\p{L})/gu,
  /(?<!\p{L})(?:ال|ل)?(?:تلفون|تيليفون|تليفون) (?:ديالي )?(?:ضرب|كيضرب|ضربني|ضربلي)(?:ني|لي)?(?!\p{L})/gu,
  /(?<!\p{L})جدول الضرب(?!\p{L})/gu,
  /(?<!\p{L})عملي(?:ه|ات) الضرب(?!\p{L})/gu,
  /(?<!\p{L})(?:شهاده|عقد|رسم|تاريخ) (?:ال)?وفاه(?!\p{L})/gu,
  /(?<!\p{L})(?:عييت|عيت|تعبت|مليت|سءمت) (?:و انا |وانا )?(?:من |ب|بال)?(?:ال)?(?:تسنيه|انتظار|تسناي|كنتسني|كنتسنا|طريق|خدمه|مشي|وقوف|مواعيد|سير و اجي|سير واجي)(?!\p{L})/gu,
  /\b(?:3yit|3iyit|3yina|t3bt|mllit) (?:w ana |mn |men |b )?(?:tsenya|tsnaya|tsniya|tesnya|lintidar|intidar|kantsena|kantsna|tri9|trik|khdma|lkhdma|sir w aji)\b/g,
]

/** A folded text without its idioms of blows and death («قتلني البرد», "mort de rire", `kaymout 3lik`). */
export const withoutIdioms = (folded: string): string => mayHold(folded).reduce((text, idiom) => text.replace(idiom, ' '), folded)

const mayHold = byScript(IDIOMS)

/** Words whose phonetic spelling is that of a word of danger: alimony («النفقة») sounds like waking up. */
const SOUND_ALIKE = /(?<!\p{L})(?:ال|ل|ب|بال)?(?:نفقه|نفقات)(?!\p{L})|\b(?:n|l|nn|ln|l'|b n)?n?a?fa[9q]a\b/gu

/** A folded text without the words that only sound like danger, to be read by its sounds. */
export const withoutSoundAlike = (folded: string): string => folded.replace(SOUND_ALIKE, ' ')
