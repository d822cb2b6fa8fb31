/**
 * Emergencies that are neither blows nor despair, on folded text: fire, somebody who does not breathe, bleeds, lies unconscious, drowns,
 * was poisoned, a child that goes hungry. Written for recall; idioms are taken out before (see idioms.ts).
 */
export const EMERGENCIES: readonly RegExp[] = [
  // fire and gas
  /\b(?:il y a (?:le|du) feu|au feu(?! rouge| vert)|en flammes|(?:pris|prend|mis|met) (?:le )?feu|est en feu|(?<!assurance |alarme )incendie|(?:maison|cuisine|chambre|immeuble|appartement|voiture|baraque|tente) (?:brule|en feu)|fuite de gaz|(?:sent|odeur de) (?:le )?gaz)\b/,
  /(?<!\p{L})(?:ال|ل)?(?:عافيه|نار|حريق|حريقه|دخان) (?:راه |راها )?(?:شاعل|شاعله|شعلات|شعلت|كتشعل|كيشعل|نايضه|ناضت|ناضض|ناض|مشتعله|تشتعل|اشتعلت|اندلعت|شبت|كتاكل)(?!\p{L})/u,
  /(?<!\p{L})(?:شب|شبت|نشب|اندلع|اندلعت|ناض|ناضت|شعلات|وقع|كاين|كاينه|عندنا) (?:شي )?(?:ال|ل)?(?:عافيه|حريق|حريقه|نار)(?!\p{L})/u,
  /(?<!\p{L})(?:حريق|عافيه|العافيه|النار) (?:في |ف|ب|عند )(?:ال)?(?:دار|دارنا|منزل|بيت|كوزينه|مطبخ|عماره|شقه|حومه|جيران|مركز|مدرسه|براكه)/u,
  /(?<!\p{L})(?:ال)?(?:دار|دارنا|بيت|منزل|شقه|كوزينه|براكه)(?:نا)? (?:راه |راها )?(?:شاعله|شعلات|كتحرق|كتتحرق|كتحترق|تحترق|يحترق|كيحترق|تحرقات)(?!\p{L})/u,
  /(?<!\p{L})(?:ريحه|ريحت|رائحه|تسرب|تسريب) (?:ديال )?(?:ال|ل)?(?:كاز|غاز|بوطه|بوطا)(?!\p{L})|(?<!\p{L})(?:ال)?(?:بوطه|بوطا|بوطاكاز) (?:طرطقات|تفركعات|تفرگعات|انفجرت)(?!\p{L})/u,
  /\b(?:l?3a?fi[ay]*|l?3afya|n?nar|l?7ari[9q]a?) (?:rah |raha )?(?:ch|sh)?(?:cha?3la|sha?3la|a3la|3la?t|3lat|cha3el|nayda|nadet|kat?(?:ch|sh)3el)\b/,
  /\b(?:dar|darna|l?bit|l?kouzina|l?kozina|l?berraka) (?:rah |raha )?(?:cha3la|ch3lat|ka?t?t?7re9|ka?t7ter9|t7er9at)\b/,
  /\b(?:ri7t|ri7at|ri7a d) (?:l?gaz|l?gaze|l?bota|l?bouta)\b|\bl?bo(?:u)?ta (?:tfrg3at|tfarg3at|tarta9at|trt9at)\b/,
  // breath, blood, consciousness
  /\b(?:respir[a-z]*) (?:plus|pas|mal|a peine|difficilement|tres mal)\b|\b(?:plus|pas) (?:a )?respirer\b|\bs'etouffe\b/,
  /\b(?:inconscient[es]*|evanoui[es]*|sans connaissance|perdu connaissance|perd connaissance|fait un malaise|convulsions?|convulse|se reveille (?:pas|plus)|dans le coma)\b/,
  /\b(?:saigne[a-z]*|hemorragie|perd (?:du|beaucoup de|son) sang|plein de sang|se noie|en train de se noyer|electrocute[es]*|intoxique[es]*|empoisonne[es]*|perd(?:u)? les eaux|en train d'accoucher)\b/,
  /(?<!\p{L})(?:سخفات|سخفت عليا|سخف عليا|غيبات|غابت عن الوعي|غاب عن الوعي|فقد الوعي|فقدت الوعي|فاقد الوعي|فاقده الوعي|فاقد للوعي|فاقده للوعي|اغمي عليه|اغمي عليها|مغمي عليه|مغمي عليها|غايب عليه|غايبه عليها|توقف قلبه|توقف قلبها|لا يستجيب|لا تستجيب)(?!\p{L})/u,
  /\b(?:skhfat|sekhfat|skhef 3lina|ghayba 3liha|ghayb 3lih|ghab 3la lwa3y)\b/,
  /(?<!\p{L})(?:ال)?دم (?:ديالها |ديالو )?(?:كيسيل|كيخرج|هابط|كيهبط|نازل|كينزل|يسيل|مابغاش يحبس|ما بغاش يحبس|مابغاش يوقف|ما بغاش يوقف)(?!\p{L})/u,
  /\bd?de?mm? (?:kaysil|kaykhrej|habet|kayhbet|nazel|mabgha(?:ch)? y(?:7bes|w9ef|wqef))\b/,
  // poison, rope, leaving for good
  /\bavale.{0,20}\b(?:d?dwa|l?kinat?|l?kachi[a-z]*|pilules?|boites?|plaquettes?)\b/,
  /\bje (?:ne )?(?:sers|suis bonne?) (?:plus )?a rien\b/,
  /\b(?:achete|prepare|accroche|attache|noue) (?:une|la|cette|ma) corde\b/,
  /(?<!\p{L})(?:نمشي|نخرج|نهرب|نسافر) و? ?(?:ما ?نرجعش|ما عمري نرجع|ماعمري نرجع|بلا رجعه)(?!\p{L})/u,
  /\b(?:nmchi|nkhrej|nhreb) (?:o |w |ou )?(?:ma ?nrje3ch|ma3mri nrje3|bla rej3a)\b/,
  /\benfants? (?:dorment|dort|se couchent?|restent?|passent la nuit) (?:le ventre vide|sans manger|affames?)\b|\bmes enfants n'ont (?:rien|pas) (?:a )?mange/,
]

/** As above, in the phonetic spelling. */
export const EMERGENCY_SOUNDS: readonly RegExp[] = [
  /\bw?m ?[kt]{0,2}n?tnfs\w{0,2}\b/,
  /\bw?(?:l|lm|mbqtc?|mbqc?|mqdrc?|mbgtc?|mbgc?|mqdr) y?[knt]{0,3}tnfs\w{0,2}\b/,
  /\b[kyt]{0,2}l?nzf(?:t|c)?\b/,
  /\bk[yt]?grq\b/,
  /\b(?:tht?|dxt?) .{0,14}\bw?m ?(?:fqtc|fqc|k?tfqc|k?fqc|k?tjbc|k?jbc|hdrtc|k?thrkc|bgtc tfq|bgc yfq|bqtc ktnfs)\b/,
  /\bble(?:t|n)? .{0,14}\bl?k(?:c|n|nt|ct)\b/,
  /\btmnt? (?:kn |lkn |gr )?m\w?(?:fqtc|tzdtc|tlqtc)\b/,
  /\b(?:l?drr?|wld\w?|ld|bnt\w?|wlyd\w?) k?bt bl (?:l?mkl|l?ec)\b/,
]
