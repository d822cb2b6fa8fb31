/**
 * Words of danger on folded text, for what the classifier has not seen. Beginnings of words, mostly: both genders, persons and
 * tenses are meant. Each line was written for recall; idioms are taken out before (see idioms.ts).
 */

/** Alone they tell of violence. */
export const VIOLENCE: readonly RegExp[] = [
  /\b(?:me|m'|te|t'|nous|la|l'|le|les|se fait|fais|faire|a|est|ont|ete|etre|se) ?(?:bat|battu[es]*|battre|battent|frapp[a-z]*|tabass[a-z]*|gifl[a-z]*|cogn[ea][a-z]*|maltrait[a-z]*|violent[a-z]*|agress[a-z]*|brutalis[a-z]*|etrangl[a-z]*|poignard[a-z]*|brul[ea][a-z]*|menac[a-z]*|harcel[a-z]*|sequestr[a-z]*|enferm[a-z]*|viol[e][a-z]*|viol|touche|attouch[a-z]*|terroris[a-z]*|insult[a-z]*|humili[a-z]*|rack?ett?[a-z]*)\b/,
  /\b(?:violences?|violee?s?|violeur|viole?r|maltraitances?|agressions?|attouchements?|inceste|coups et blessures|coups|harcelements?|chantage|pedophil[a-z]*|mariage force|marie[er]? de force|de force|femmes? battues?|sequestr[a-z]*|tabass[a-z]*|frapp(?:e|ee|es|er|ent|ait)|bat (?:ma|mes|sa|ses|son|leur|les|la|le|tous|sans)|me battre|me bat)\b/,
  /^(?:a l ?'?aide|aide[rz]?[ -]moi vite)\b|\b(?:au secours|sauvez[ -](?:moi|nous|la|les)|aidez moi vite)\b/,
  /\b(?:3te?[q9k]|3tt?e?[q9])(?:ou?)?(?:ni|na|ouni|oni)\b/,
  /\b(?:lghout|ghitou?ni|ghitoni|nejda|nnajda|lnajda)\b/,
  /\b(?:t?kay?|k|ka|ta|ta?y|kat|ki|bda|ghadi |ba9i |bghat? |bgha )?[ynt]?(?:dre?b|drab|darb|derb)(?:ni|na|ha|hom|o|ou|ouni|oni|tni|atni|ouha|ohom|hli|hna)\b/,
  /\b(?:kay?|ka|kat|tay|ki|k)[ynt]?(?:dre?b|drab|derb)\b/,
  /\b(?:k?ay?|kat?|tay|ki|k)?[ynt]?(?:sle?kh|sel5|sle5)(?:ni|na|ha|o|ouni|tni|hom)?\b/,
  /\b(?:k?ay?|kat|tay|ki|k)?[yt]?(?:hdde?d|hedde?d|hadde?d|hdd)(?:ni|na|ha|o|ouni|oni|tni|hom|atni)\b/,
  /\b(?:kay?|kat|tay|ki)[yt]?(?:hdde?d|hedde?d|hadde?d)\b/,
  /\btahdid[a-z]*\b/,
  /\b[kty]?a?[yt]?(?:t7e?rr?e?[cx]h?|t7arr?[ae]?[cx]h?|ta7arr?ou?ch|th?arrouch|teharch)(?:[a-z ]{0,4})\b/,
  /\b(?:ghtase?b|ghtasb|ightisab|rtisab|[yk]a?y?ghtase?b|tghtasb)[a-z]*\b/,
  /\b(?:l?3onf|l?3ounf|m3enn?e?f[a-z]*|mo3ann?af[a-z]*|[yk]a?y?3enn?e?f[a-z]*|3nn?e?fni)\b/,
  /\b(?:jra|jrat|jraw) (?:3liya|3lia|3lina|3liha|3lya)\b/,
  /\b(?:khre?j|tre?d|jre?r|lou?7|rma|sift)(?:ni|na|atni|tni) (?:mn|men|l|f|bra)\b.{0,20}\b(?:dar|zn9a|zanka|zen9a|bra|barra)\b/,
  /\b(?:7abe?s|7bes|7bse?|sade?d?|sedd?)(?:ni|na|ha)? (?:3liya|3lia|3liha|f|fdar|fl|bit)\b/,
  /\b(?:bzz|bezz|bezez|bez|bzez|b zez) (?:3liya|3lia|mnni|menni|mni|3liha)\b/,
  /\bbtiz?az[a-z]*\b/,
  /\b[yk]a?y?bta[z]+ni\b/,
  /(?<!\p{L})(?:و|ف|ب|كا|كي|كت|تا|تي|غا|غادي |س|لا |را|باقي )*[يتن]?(?:ضرب|سلخ|طرش|صفع|عنف|هدد|هد|حرق|خنق|جلد|كرفص|لطم|ركل|دبح|ذبح|طعن|تعدي|عتدي|عذب|عدب|شرمل|سجن|حتجز|غتصب|بتز|زوجو)(?:ت|و|ا|وا|ون)?(?:ني|نا|ها|هم|وني|وها|وهم|تني|هما|تها|ونا|ونني|وه|هن)(?!\p{L})/u,
  /(?<!\p{L})(?:كا|كي|كت|تا|تي)[يت]?(?:ضرب|سلخ|طرش|صفع|عنف|هدد|كرفص|عذب|عدب|تعدي|تحرش)(?:و)?(?!\p{L})/u,
  /(?<!\p{L})(?:و|ف|ب|ل|ال|بال|لل|وال)?(?:عنف|تعنيف|معنف|معنفه|معنفات|اغتصاب|اغتصبت|مغتصبه|تحرش|التحرش|ابتزاز|الابتزاز|اعتداء|الاعتداء|اعتدي|اعتدوا|اعتدت|تحرشوا|يتحرش|كيتحرش|تهديد|التهديد|تهديدات|مهدد|مهدده|الضرب|بالضرب|ضربا|ضرب مبرح|تعذيب|التعذيب|اختطاف|خطفوه|خطفوها|اساءه|سوء المعامله|يسيء|زواج القاصر|تزويج القاصر)(?!\p{L})/u,
  /(?<!\p{L})(?:عتقوني|عتقونا|عتقو|اعتقوني|انقذوني|انقذونا|انقدوني|انقذوها|اغيثوني|غيثوني|غيتوني|النجده|نجده|لحقوني|لحقو عليا|اغيثونا)(?!\p{L})/u,
  /(?<!\p{L})(?:جري|جرا|جرات|جراو) (?:عليا|علينا|عليها|علي)(?!\p{L})/u,
  /(?<!\p{L})(?:خرجني|جراني|طردني|طردوني|رماني|لاحني|طردها|طردتني|رماتني|خرجوني|خرجاتني|طردنا|يطردني) .{0,25}(?:دار|الزنقه|البيت|الشارع|برا|المنزل|الليل)(?!\p{L})/u,
  /(?<!\p{L})(?:ساد|سد|سادين|ساده|حابس|حابسني|حابسها|حابسينها|محبوسه|سجينه|محتجزه|محتجز) (?:عليا|عليها|علينا|ف|في)/u,
  /(?<!\p{L})(?:بزز|بالزز|بزاف الزز|بالقوه|رغما عني|رغم ارادتي|كرها|غصبا عني|غصبا عنها|بالسيف) ?(?:عليا|مني|عليها|منها|عني)?(?!\p{L})/u,
  /(?<!\p{L})(?:كي|كا|ي)?(?:قيس|لمس|تقاس|قاس|لمسو|قيسو)(?:ني|ها|نا|هم|و) (?:ف|في|من|ب|بطريقه)/u,
  /\b(?:enferme[es]* (?:dans|ds|chez|a)|ferme .{0,12}a cle|peur de (?:rentrer|lui|mon|ma|son|sa|revenir)|(?:me|la|le|nous|les) tue(?:r|ra|rait|rai)?|(?:mis|mise|jete|jetee|jetes|fout|met|mettre|chasse|chassee|chasses|virer|vire|viree) (?:dehors|a la porte|a la rue|de (?:la|chez) )|victimes? de|laisse sans manger|cache mes papiers|menottes?|couteau|sang partout)\b/,
  /(?<!\p{L})(?:اخرجني زوجي|يريد قتلي|يريد قتلنا|سيقتلني|سيقتلنا|قتلي|كسر يدي|كسر يدها|معه سلاح|سلاح|يعتدي|يعتدون|خطفني|لمسني|لمسها|يلمسني|يلمسها|اذاها|يؤذيني|يوذيني|ياذيني|تحمونني|تحميني|حمايتي منه|احمي بناتي|احمي اولادي|يجبرني|يجبرها|اجبرني|اجبروني|اجبروها|يبتزني|يبصق|يهينني|يشتمني|يمنعني من|يغلق علي|هربت من (?:بيت|دار|زوجي|راجلي)|نهرب من (?:الدار|راجلي)|فيديو .{0,15}(?:ينشر|نشر)|صوري|بتصاوري)(?!\p{L})/u,
]

/** Alone they tell of despair or of a life in danger. */
export const DISTRESS: readonly RegExp[] = [
  /\b(?:a quoi bon (?:vivre|continuer)|(?:essaye|tente|tenter|essayer) de mourir|(?:veu|veux|veut|voudrais|vais|va) mourir|(?:va|vais|veut|veux|allait) sauter|me jeter a|(?:faire|commettre) l'? ?irreparable|bout du rouleau|message d ?'?adieu|un adieu|plus envie de (?:rien|vivre|me lever)|(?:du )?mal a (?:moi|mon bebe|mes enfants|mon enfant)|comment vivre|ne me cherchez (?:pas|plus)|tout perdu|fini de vivre|le rejoindre (?:au ciel|dans la mort)|veux le rejoindre|partir pour toujours|s'arrete pour toujours|quitter ce monde|idees? noires?|pensees? (?:noires?|suicidaires?|de mort))\b/,
  /(?<!\p{L})(?:ارحل عن|افارق|مغادره|الرحيل عن|اغادر|نمشي من|نرتاح من|نتهنا من|ارتاح من|نودع|وداعا) (?:هاد |هذه |هذا )?(?:ال)?(?:دنيا|حياه|عالم|دنيه)(?!\p{L})/u, /(?<!\p{L})(?:لا جدوي من|لا معني ل)\s?(?:ال)?(?:حياه|حياتي|العيش)/u,

  /\bsui?cid[a-z]*\b/,
  /\bme (?:tuer|pendre|jeter (?:du|de|dans|sous)|noyer|bruler vif|couper les veines|faire du mal|scarifi[a-z]*|mutil[a-z]*|foutre en l'air)\b/,
  /\b(?:je|j'|jai|jveux|j veux|veux|voudrais?|envie de|envie d|prefere|vais|ve|veut|souhaite|pense a|penser a) (?:juste |tous les jours |souvent |vraiment |seulement )?(?:mourir|la mort|crever|disparaitre|en finir|m'en aller pour toujours|ne plus exister|etre mort[e]?)\b/,
  /\ben finir (?:avec|une|pour|maintenant)\b/,
  /\b(?:plus|pas|aucune?) (?:d'|de |la |le )?(?:envie|force|raison|gout|courage) (?:de|a|pour|a la) ?(?:la )?(?:vivre|vie|continuer|rester en vie)\b/,
  /\b(?:veux|peux|veut|supporte|voulais|vaut|merite) (?:plus|pas|pas de|plus de) (?:vivre|exister|la vie|etre en vie|me reveiller|continuer a vivre)\b/,
  /\b(?:vie|existence)\b.{0,20}\b(?:ne )?(?:vaut|sert|a plus|n'a plus|aucun sens|plus de sens|insupportable|est finie)\b/,
  /\bmieux (?:sans moi|mort|morte)\b/,
  /\b(?:avale|pris|prendre|bu|avaler) .{0,20}\b(?:medicaments|cachets|comprimes|javel|poison|mort aux rats)\b/,
  /\b(?:adieu (?:tout|a tous|le monde|la vie|mes)|lettre d'adieu|derniers? (?:message|jours?) (?:de ma vie|avant de))\b/,
  /\bne plus (?:jamais )?me (?:reveiller|lever)\b/,
  /\bse (?:tuer|pendre|suicider|jeter (?:du|de|dans|sous)|faire du mal|couper les veines|scarifi[a-z]*|mutil[a-z]*)\b/,
  /\b(?:nte7?e?r|nt7a?r|nte7er|ntihar|nti7ar|ntahr|ntaher|intihar|inti7ar|ntahar|kantiharr?|yente7er|te7er|tente7er|ynt7er|tnt7er|nte7?ar|ntahrr?)\b/,
  /\b[nyt]?[aey]?[9qk]te?l (?:b?rass?[iou]|rassou|rasso|rass?ha|rou?7i|ro7i|nafsi|nefsi|rou?hi|3omri|rasek)\b/,
  /\b(?:bghit|brit|bagha?|bghina|ba9a? lia ghir|nfedd?el|nfdl|kantsenna|kantmenna|kantmna|kanfe?kk?e?r|kanfkar|ya ?rit|yarit|yaret) (?:ghi |ghir |ghe |bzaf |dima |nhar kamel )?(?:n?m[ou]+t|f ?lmou?t|lmou?t|b ?lmou?t|nmchi 3nd lah|nhrb mn dounia)\b/,
  /\b(?:ma|mab|m)\s?(?:bghitch|bghit|b9itch? bagh[iy]a?|b9it bagh[iy]a?|ba9i?ch bagh[iy]a?|9adrch|9ad|9derch|3ndich|b9at 3ndi|kaynch|kayn) ?(?:ch )?(?:3lach |lach |bach )?(?:n3ich|n3iche?|ngued|l7ayat|hayat|l7yat|lhyat|n3ish|nb9a 3aych[a]?|l3icha)\b/,
  /\b(?:kre?ht|krht|mellit|mllit|3yit|3iyit|3ayit|sme?7t|t3be?t) (?:mn |men |f |fhad |mn had |f had )?(?:7yati|l?7ayati?|l?hayati?|l?hyati?|l?7yat|rass?i|dounia|denya|l?3icha|3omri)\b/,
  /\b(?:n(?:chne?9|lou?7|rmi|7re?9|dbe?7|dbah|re?mi|hre?9|qte?3|9te?3)) (?:rass?i|ro7i|rou7i|le?3rou?9|l3rou9|3ro9i|nefsi)\b/,
  /\b(?:l?mout|l?mot|l?mouta) (?:7sen|hsen|r7em|ar7am|rhem|khir|hya l7al)\b/,
  /\b(?:dounia|denya|donya) (?:da9t|daqt|dayga|da9et|k7ale?t|kehalt|dlamt|salat|sala)\b/,
  /(?<!\p{L})(?:و|ب|ال|ل|بال|لل|ف|ف ال)?(?:انتحار|انتحر|ننتاحر|ننتحر|نتحر|ينتحر|تنتحر|انتحرت|بالانتحار|الانتحار|للانتحار|نتاحر|ينتاحر|تنتاحر|منتحر|ننتاحرو|تنتاحري|ينتحرو)(?!\p{L})/u,
  /(?<!\p{L})(?:كا|كي|كن|كت|غا|غادي |س|سا|ان|بغات |بغا |ب)*[ناتيس]*(?:قتل|شنق|حرق|رمي|لوح|دبح|ذبح|خنق|نهي|ءذي|وذي|اذي|جرح|سم|غرق) (?:راسي|راسو|راسها|نفسي|نفسه|نفسها|روحي|روحو|روحها|حياتي|حياته|حياتها|عمري)(?!\p{L})/u,
  /(?<!\p{L})(?:بغيت|باغي|باغيه|نبغي|كنتمني|كنتمنا|اتمني|تمنيت|اريد|اود|ارغب في|ارغب ف|ياريت|يا ريت|ليتني|نفضل|افضل|كنفكر|كنفكر ديما|افكر|فكرت|كنقلب علي|كنتسني|كنتسنا|انتظر|استحق|غير|كنقول) (?:غير |غي |فقط |لو |ان |ديما |دايما |دائما |في |ف |ب |فال|بزاف )*(?:نموت|ال?موت|اموت|فالموت|بالموت|للموت|نتهنا من هاد الدنيا|الرحيل عن|اختفي|نختافي|متت|مت|نمشي عند الله|الخلاص من الحياه|ارحل عن)(?!\p{L})/u,
  /(?<!\p{L})(?:لا|لم اعد|ما|لم|ما بقيتش|مابقيتش|ما عدت|لست|ما بقاش|مابقاش|ماعدت|ما بقات|ما عندي|ماعندي|ليس لدي|بدون|فقدت|ما كاين|ماكاين|ما لقيت|لا اجد|ماكاينش|ما كاينش|ما بغيتش|مابغيتش) (?:ش |اريد |ارغب في |ارغب |استطيع |قادر |قادره |قادرش |باغي |باغيه |اطيق |اتحمل |احتمل |اي |كل |عندي |ليا |لي |الرغبه |رغبه |سببا |سبب |معني |علاش |لاش |باش |في |من |ف )*(?:نعيش|العيش|اعيش|الحياه|حياتي|ل?لحياه|للعيش|بالحياه|فالحياه|الاستيقاظ|استيقظ|نفيق|البقاء|هاد الحياه|هاد العيشه|العيشه|الامل)(?!\p{L})/u,
  /(?<!\p{L})(?:كرهت|كرهات|مليت|سئمت|سءمت|عييت|تعبت|عيت|يءست|ءيست|ايست|عفت|سمحت|ضاقت|فقدت) (?:من |ف |في |ب |بي |بيا |ليا |الامل )*(?:حياتي|الحياه|هاد الحياه|فالحياه|راسي|الدنيا|هاد الدنيا|فهاد الدنيا|هذه الحياه|نفسي|العيشه|هاد العيشه|عمري|هذه الدنيا)(?!\p{L})/u,
  /(?<!\p{L})(?:الموت|الموته) (?:ارحم|احسن|اهون|خير|افضل|حسن|هي الحل|رحمه|هو الحل)(?!\p{L})/u,
  /(?<!\p{L})(?:كل شيء|كلشي|الدنيا|حياتي) (?:كحال|كحل|كحله|كحلات|اسود|اسودت|ضلام|ظلام|مظلم|مظلمه|سالا|سالات|انتهت|انتهي|ما بقي ليها معني|بلا معني|جحيم)(?!\p{L})/u,
  /(?<!\p{L})(?:بلعت|شربت|كليت|خديت|تناولت|ابتلعت|شربات|بلعات|كلات|خدات|ياكل|نشرب|ناكل) .{0,15}(?:سم|الكاشي|كاشيات|الجافيل|جافيل|حبوب|الحبوب|ادويه|الدوا كامل|سم الفيران|الاقراص)(?!\p{L})/u,
  /(?<!\p{L})(?:نقطع|قطعت|اقطع|قطع|تقطع|يقطع) .{0,8}(?:عروقي|العروق|عروقو|شراييني|عروقها|يدي|يديا)(?!\p{L})/u,
]

/** As the two lists above, on words in the phonetic spelling both alphabets share (see `skeleton`), joined by spaces. */
export const VIOLENCE_SOUNDS: readonly RegExp[] = [
  /\b[kgwfb]?[yt]?t?(?:drb|slx|trc|enf|hrn?s)(?:n|tn|nh|hm|hn|hh)\b/, /\bk[yt]?(?:slx|enf)\b/, /\bmdrb\b/, /\b(?:k[yt]?|y|gy?)hd(?:n|tn)\b/, /\b\w*gtsb\w*\b/, /\b\w{0,2}thrc\w{0,2}\b/, /\b[lbm]?m?enf\b/, /\b\w{0,2}btzn\b/,
  /\bhrst? l\w? (?:yd|snn?|rs|wjh|dl|rjl|nf)\w?\b/, /\bk?t?qsn\b/, /\bktq?s (?:lbnt|bnt|drr|ldrr)\b/, /\bkqs l?(?:bnt|bnty|drr|wld)\b/, /\b(?:zwj|zj|zwjn|zjn|tzj|ntzj|tzwj|ntzwj|yzwjn|zwjh|zjh) .{0,12}\bb?bz\b/, /\bbz (?:el|mn)\b/, /\b[gkyts]{0,2}y?qtl(?:n|hm)\b/, /\bqtl (?:mm|m|mr|wlyd|bnt|xt|lyl)\b/,
  /\b(?:hz|jbd|dxl) .{0,10}\b[bl]?l?(?:ms|skn|jnw|jn|zzrb)\b/, /\bmhbs\b/, /\bs?dt? el\w? (?:b|bb|lbb|lbt|bt|dr|ldr) .{0,4}b?ls?rt\b/, /\bsd el (?:l?bt|l?dr)\b/, /\bxft? mn (?:rjl|zj|bb|b|wld|xt|em|xl|rjlh|tlq|xtb)\b/, /\btedt? el (?:wld|bnt|xt|drr|mr|l)\w?\b/, /\bktedt? el\b/, /\bk?stgl\w{0,2}\b.{0,6}\b(?:h|wld|bnt|xt|drr)\b/, /\b(?:yd|ydh|ydyh) el (?:y|xt|mm|drr)\b/, /\bmd yd el\b/, /\bkmd ydh? el\b/, /\bjr(?:t)? el\b/, /\bxrj(?:n|tn) .{0,8}\b(?:lyl|lzq|znq|zq|br|br)\b/, /\bm?jry? elh\b/,
]

export const DISTRESS_SOUNDS: readonly RegExp[] = [
  /\b\w{0,3}nth?hr\w?\b/, /\b\w{0,2}qtl b?(?:rs|rsk|rsh|rh|nfs|nfsh|nfsk)\b/, /\b[gkytn]{0,2}n?(?:cnq|lh|rm|hrq|dbh|xnq|gdr|hr) b?(?:rs|rh|rsh|rsk|nfs)\b/, /\b(?:bgt|bg|bgy|brt|hwlt|nfdl|ktmnt?|kntmn|tmnt|kfkr|knfkr|nfkr|qrt|qrrt|fkrt|ytn|gr|kql|dm) (?:f |g |gr |gd |b |k |dm |nhr )?n?mt\b/, /\b(?:gr|knfkr|nfkr|kfkr|bgt|bg|kntsn|ntsn|tmnt|ktmn|kntmn|qdm|qdmy) (?:f |b |g |gr |el )?[fb]?lmt\b/, /\blmt (?:hsn|rhm|xr|hy|hlm|hl|hn)\b/, /\bmt hsn\b/, /\b(?:l|la) mt\b.{0,12}\b(?:hd|wl|ysl|hs)\b/,
  /\b(?:krht|krh|mlt|eyt|smht|ndmt|kfrt) (?:mn |f |fhd |hd |b |me )*(?:l|f|b)?(?:ht|lht|dn|ldn|ect|lect|lec|emr|rs|thlqt|txlqt)\b/, /\b(?:nmc|nrth|nthn|nrhl|rhl|slt|nsl|st|mcy) (?:mn |me |m )(?:hd )?l?(?:dn|ht|dny)\b/, /\bnsl (?:me |m )?(?:hd )?l?(?:ht|dn)\b/, /\b(?:nhr|nhrl|hyt|ndmt|ndm) .{0,8}\bt[xh]lqt\b/,
  /\bm?\s?(?:mbqt|mbqtc|mbgtc|mbgt|mbqc|bqtc|bgtc|mbgc|mqdrc|mqdr|mqdc|mbq|qdrc|knlh|medc|mknlh) .{0,16}\b(?:nec|nfq|nect)\b/, /\b(?:mbqtc|mbgtc|mbqt|bqtc|mqdrc|mqdr|mqdrtc|medc qdr|med qdr|medt qdr|mbqt qdr) .{0,10}\b(?:nkml|nzd|nkn|nbq|nthml)$/, /\bcrbt? .{0,14}\b(?:frn|fr|sm|jfl|lq?te|qte|qt|kc|lkc)\b/, /\bblet? .{0,12}\b(?:kc|lkc|hbb|fnd|sm)\b/, /\b\w{0,2}qte (?:f |l )?[fl]?(?:yd|erq|dre|lerq|lyd)\w{0,2}\b/,
  /\bsmh\w* .{0,25}\bxr mr\b/, /\btle .{0,10}\bl?sth\b/, /\b[gnyk]{1,3}nqz\b/, /\bthl\w* f (?:wld|wldt|drr|bnt|wlyd)\w? mn bed\b/, /\bbl rh\b/, /\b(?:nes|nns|nn) .{0,6}\b(?:mnfqc|nfqc|mfqc|mnfqch)\b/, /\blx \w*dn rth\b/, /\bmtqlbc el\b/, /\b(?:mtqlb|mtqlbw|mtqlbc|tqlbc) el\b/, /\byxdn .{0,4}nthn\b/, /\b(?:xtr|xtrh) el rs\b/, /\bcd l?hbl\b/, /\b(?:mkn|mbq|mbqc|knc|kn|m bq) .{0,4}\b(?:ht|hty)? ?(?:ml|lml)$/,
]
