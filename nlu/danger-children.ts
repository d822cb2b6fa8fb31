/**
 * Harm that is done without blows, on folded text: children touched, left, lost or taken away, favours asked for an aid, pictures used
 * as a threat, somebody armed at the door, fear of going home. Written for recall. An adult who sleeps in the street is not meant.
 */
export const HARMS: readonly RegExp[] = [
  // children touched
  /\b(?:prof[a-z]*|maitre|instituteur|directeur|gardien|voisin|oncle|cousin|pere|papa|homme|educateur|imam|fqih|chauffeur|entraineur|il) .{0,12}\b(?:touche|caresse|tripote|embrasse|pelote)[a-z]* (?:les|des|mes|ses|la|une?|le|ma|mon|sa|son) (?:petite?s? )?(?:eleves?|enfants?|filles?|fillettes?|garcons?|fils|bebe)\b/,
  /\b(?:vient|venu|monte|entre|rentre|glisse|couche|dort)\b.{0,12}\bdans mon lit\b/,
  /\b(?:adulte|inconnu|homme|monsieur|type|gars|prof[a-z]*|voisin|oncle|il) .{0,14}\b(?:demande|veut|reclame|exige)[a-z]* (?:de )?(?:lui )?(?:envoyer )?(?:des|mes|une) (?:photos?|videos?)\b(?! d'identite| du dossier)/,
  /(?<!\p{L})(?:كا|كي|ت|ي)(?:كي)?طلب (?:مني|منها|من بنتي|من ولدي|منو) (?:نصيفط |نعطيه |ارسال |ان ارسل )?(?:ليه |له )?(?:تصاوري|صوري|صورا|تصاورها|تصاور|فيديو)(?! شمسيه| للدوسي| للملف| ديال)(?!\p{L})/u,
  /\bkay?tle?b (?:mn+i|men+i|mnha|mn bnti|mn weldi) (?:nsift |n3tih )?(?:lih )?(?:tsawri|tsawer|tsawr|tsawrha|photos?|fidyo|video)\b/,
  // favours for an aid, pictures as a threat
  /\bcouche[rz]? avec (?:lui|moi|eux|le|un|mon|son)\b|\b(?:faveurs? sexuelles?|relations? sexuelles?|rapports? sexuels?)\b/,
  /\b(?:diffus|publi|post|partag|montr)(?:er|e|era|ait) (?:mes|nos|ses|des) (?:photos?|videos?)\b|\b(?:mes|des) photos? (?:nue?s?|intimes?)\b|\bnudes?\b/,
  /(?<!\p{L})(?:ا|ن|ي|ت)?ن(?:ا|ع)(?:م|س) مع(?:ه|اه|ي|ايا) (?:مقابل|باش|كي |لكي|حتي)/u,
  // children left, lost or taken away
  /\b(?:bebe|nourrisson|nouveau[ -]ne|enfant|fillette)e?s? (?:a ete |est )?(?:abandonn|jete|laisse|depose|trouve)[a-z]* (?:devant|dans|a cote|pres|sur|au|a la|seule?)\b/,
  /\b(?:ai|a|avons|on|viens de) trouver? (?:un|une) (?:petite? )?(?:bebe|nourrisson|nouveau[ -]ne|enfant|fillette)\b/,
  /\b(?:enfants?|petite?|fillette|garcon|gamine?|bebe|mineure?)\b.{0,25}\b(?:dort|dorment|seule?|passe la nuit)\b.{0,15}\b(?:rue|dehors|trottoir)\b/,
  /\b(?:enfants?|petite?|fillette|garcon|gamine?|bebe|mineure?)\b.{0,25}\b(?:rue|dehors|trottoir)\b.{0,10}\b(?:seule?|la nuit)\b/,
  /\b(?:fils|fille|enfant|bebe|petite?|garcon) (?:a disparu|est disparue?|disparue?|est introuvable|a fugue)\b/,
  /\bkidnapp[a-z]*\b|\brapt\b|\benleve[r]? (?:mon|ma|mes|notre|nos|son|sa) (?:fils|filles?|enfants?|bebe|soeur|niece|neveu)\b|\b(?:fils|filles?|enfants?|bebe|soeur) .{0,8}\b(?:ete|fait) enlevee?s?\b/,
  /\b(?:parti|partie|pris|emmene)[a-z]* .{0,10}\b(?:mon|ma|mes|les) (?:fils|filles?|enfants?|bebe)\b.{0,25}\b(?:ne veut|refuse|rendre|ramener|sans me|me cache)/,
  /(?<!\p{L})(?:و|ب|كي|كا|ت|ي|ن|م|ال|غا|ا)*خ(?:ط|تط)ف(?:ت|ات|و|وا|ني|ها|ه|هم|وه|وها|اتو|اتها|اتهم|وني)?(?!\p{L})/u,
  /\b(?:ka[yt]|t|ghadi y)?khe?te?f(?:at|et|o|ou|ha|ni|ouh|ouha|hom|atha|ato|lia|li)?\b/,
  /(?<!\p{L})(?:اخذ|اخذت|اخد|اخدت|خذا) (?:مني )?(?:اولادي|ابني|ابنتي|طفلي|طفلتي|اطفالي|ابناءي|بناتي) .{0,15}(?:يرفض|ترفض|لا يريد|لا تريد|دون علمي|بدون علمي|ولا ادري)/u,
  /(?<!\p{L})(?:لقيت|لقينا|لقاو|وجدت|وجدنا|عثرت علي|عثرنا علي|كاين) (?:واحد |شي )?(?:ال)?(?:رضيع|رضيعه|مولود|مولوده|بيبي|طفل|طفله|دري|ولد|بنت) (?:صغير |صغيره )?(?:ديال .{0,10})?(?:مرمي|مرميه|ملوح|ملوحه|مليوح|ضايع|ضايعه|تاءه|تاءهه|تالف|حدا الجامع|قدام الجامع|امام المسجد|فالزبل|في القمامه|فكارطونه)(?!\p{L})/u,
  /(?<!\p{L})(?:ال)?(?:دري|درري|دراري) .{0,16}(?:كينعس|كينعسو|كيبات|كيباتو|بوحد).{0,10}(?:زنقه|شارع|برا)(?!\p{L})/u,
  /\bd?derri\b.{0,12}\b(?:kayn3es|kaybat|kaynes|bo?u?7do)\b.{0,8}\b(?:zn9a|zan9a|zenqa|chari3|barra?)\b/,
  // somebody at the door, not allowed out
  /(?<!\p{L})(?:ما ?كيخليني|ما ?كيخلوني|ما ?كتخليني|ما ?كيخليها)ش (?:نخرج|تخرج|نهضر|ندوي)/u,
  /\bma ?kay?t?khl[iy]+(?:ni|ha|oni|ouni)(?:ch|sh) (?:nkhrej|nkhrj|tkhrej|nhder)\b/,
  /\b(?:controle tout|m'empeche de sortir|interdit de sortir|me rabaisse|veulent me marier|veut me marier|veulent marier (?:ma|leur) (?:fille|soeur))\b/,
  /(?<!\p{L})(?:كي|كت|تي)عاير(?:ني|نا|ها|وني)(?!\p{L})|\bka[yt]3ay[ae]?r(?:ni|na|ha|ouni)\b/u,
  /(?<!\p{L})كيتحكم ف(?:يا|ينا|حياتي)(?!\p{L})|\bkayt?[7h]e?ke?m f(?:iya|ia|ina)\b/u,
  /(?<!\p{L})(?:بغاو|باغين|باغيين|بغا|باغي) (?:يزوجوني|يزوجني|يزوجو (?:ختي|بنتهم|بنتو))(?!\p{L})/u,
  /\b(?:veux|peux|ose|osais) (?:pas|plus) (?:rentrer|retourner) (?:chez (?:moi|nous|lui)|a la maison)\b/,
]

/** As above, in the phonetic spelling. */
export const HARM_SOUNDS: readonly RegExp[] = [
  /\b[ky][yt]?t?(?:ms|qs|lms) (?:f |l |b )?[lfb]?(?:tlmd\w*|bnt\w?|drry?|wld\w?|ld|tfl\w?|tlb\w?)\b/,
  /\bk?[yt]?(?:dxl|tle|nes) .{0,8}\bf?frc\b/,
  /\b(?:bgn|tlb mn|ktlb mn|ql l|kql l) (?:bc )?n?nes meh?\b/,
  /\blq[tn]? (?:whd )?l?rde\b/,
  /\blq[tn]? .{0,12}\b(?:rde|mld|tfl|drr?|wld|ld|bnt)\b.{0,16}\b(?:mrm\w?|mlh|de|tlf|bhd\w?)\b/,
  /\bl?(?:wld|ld|bnt|tfl|qsr)\w? .{0,16}\bf?l?(?:znq|cre)\b.{0,10}\b(?:k?t?nes|k?t?bt|ynm|tnm|bhd\w?)\b/,
  /\bl?(?:wld|ld|bnt|tfl|qsr)\w? (?:sgr\w? )?(?:k?t?nes|k?t?bt|ynm|tnm) .{0,8}\bf?l?(?:znq|cre)\b/,
  /\b(?:wld|bnt)y? (?:de|det|gbr|gbrt)(?: l\w?)?\b/,
  /\b(?:dt|xdt?|hzt?|srqt?|hrbt?|d l) (?:l )?[lb]?(?:drr?|wld\w?|ld|bnt\w?|wlyd\w?) .{0,6}\bw?m ?(?:bgc|bgtc|bg|bgt|xltnc|xlnc)\b/,
  /\bw?meh? (?:jn|jnw|ms|lms|skn|zrwt|slh)\b/,
  /\bf?lb .{0,4}\bk(?:gt|hrs\w?)\b/,
  /\b[kygnt]{0,4}fdh(?:n|k|tn)\b/,
  /\b(?:mbgtc|mbqtc|xf|xft|knxf|mqdrc|mnqdrc) (?:\w+ )?nrje (?:l |f |end )?l?(?:dr|drn|bt|rjl)\b/,
]
