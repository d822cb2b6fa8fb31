/** A number and the ways its word is spelled. */
export type Spelling = readonly [value: number, spelling: RegExp]

/** Arabic script, folded, ث written ت; Darija and MSA, both genders. */
// biome-ignore format: a table reads better in rows
export const ARABIC: readonly Spelling[] = [
  [0, /^(صفر|زيرو)$/], [1, /^(واحد|واحده|وحده|وحد)$/], [2, /^(جوج|زوج|جوز|اتنان|اتنين|اتنتان|اتنتين|تنين|اتنا|اتني|اتنتا|اتنتي)$/],
  [3, /^(تلاته|تلات|تلت|تلاتا)$/], [4, /^(ا?ربعه|اربع|ربع|ل?ا?ربعا|لاربعه)$/], [5, /^خمس[ها]?$/], [6, /^ست[ها]?$/], [7, /^سبع[ها]?$/],
  [8, /^(تمني[ها]|تماني[ها]?|تمان|تمن)$/], [9, /^(تسع[ها]?|تسعود)$/], [10, /^عشر[ها]?$/], [11, /^ا?ح[دضط]اش$/], [12, /^(ا?[طت]ناش|[طت]نعش)$/],
  [13, /^تل[اطت]?[طت]اش$/], [14, /^ا?ربع[طت]اش$/], [15, /^خمس[طت]اش$/], [16, /^س[طت]{1,2}اش$/], [17, /^سبع[طت]اش$/], [18, /^تمن[طت]اش$/],
  [19, /^تسع[طت]اش$/], [20, /^عشر[يو]ن$/], [30, /^تلات[يو]ن$/], [40, /^ا?ربع[يو]ن$/], [50, /^خمس[يو]ن$/], [60, /^ست[يو]ن$/], [70, /^سبع[يو]ن$/],
  [80, /^تمان[يو]ن$/], [90, /^تسع[يو]ن$/], [100, /^(ميه|مايه|ميا|ميات)$/], [200, /^(ميتين|مايتين|ميتان|مايتان)$/],
  [300, /^تلا?ت(مي|ماي)[ها]$/], [400, /^ا?ربع(مي|ماي)[ها]$/], [500, /^خمس(مي|ماي)[ها]$/], [600, /^ست(مي|ماي)[ها]$/], [700, /^سبع(مي|ماي)[ها]$/], [800, /^تمان?(مي|ماي)[ها]$|^تمن(مي|ماي)[ها]$/], [900, /^تسع(مي|ماي)[ها]$/],
]

/** Arabizi, folded, `sh` and `x` written `ch`, `5` written `kh`, `h` kept apart from `7`. */
// biome-ignore format: a table reads better in rows
export const ARABIZI: readonly Spelling[] = [
  [0, /^(s[ie]?fr|ziro)$/], [1, /^w[ae]?[7h][aei]?d[ae]?$/], [2, /^[jz](ou|o|u|w|ow|oo)[jz]$/], [3, /^t[ea]?l[ae]?t(h?a|e)?$/], [4, /^a?r[ae]?b[ae]?3[ae]?$/],
  [5, /^kh[ae]?ms[ae]$/], [6, /^s[ie]?tt?a$/], [7, /^s[ae]?b[ae]?3[ae]?$/], [8, /^th?[ae]?m[ae]?n(y|i|iy)[ae]$/], [9, /^t[ie]?s3(a|e|ou?d)?$/], [10, /^3[aei]?ch[ae]?r[ae]$/],
  [11, /^[7h][ei]?dd?ach$/], [12, /^e?tt?na3?ch$/], [13, /^t[ea]?l[ea]?tt?a3?ch$/], [14, /^a?r[ae]?b3?[ae]?tt?a3?ch$/], [15, /^kh[ae]?m[ae]?stt?a3?ch$/],
  [16, /^s[ei]?tt?a3?ch$/], [17, /^s[ea]?b[ea]?3[ea]?tt?a3?ch$/], [18, /^t[ea]?m[ea]?n[ea]?tt?a3?ch$/], [19, /^t[ei]?s3[ea]?tt?a3?ch$/], [20, /^3[aei]?ch[ae]?r[iy]n$/],
  [30, /^t[ea]?l[ae]t[iy]ne?$/], [40, /^a?r[ae]?b[ae]?3[iy]n$/], [50, /^kh[ae]?ms[iy]n$/], [60, /^s[ei]?tt?[iy]n$/], [70, /^s[ae]?b[ae]?3[iy]n$/],
  [80, /^t[ae]?m[ae]?n[iy]n$/], [90, /^t[ei]?s3[iy]n$/], [100, /^(mya|miya|mia|mi2a|myat)$/], [200, /^(mitin|mitayn|myatin|miyatayn)$/],
]

// biome-ignore format: a table reads better in rows
export const FRENCH = new Map<string, number>([
  ['zero', 0], ['un', 1], ['une', 1], ['deux', 2], ['trois', 3], ['quatre', 4], ['cinq', 5], ['six', 6], ['sept', 7], ['huit', 8], ['neuf', 9], ['dix', 10],
  ['onze', 11], ['douze', 12], ['treize', 13], ['quatorze', 14], ['quinze', 15], ['seize', 16], ['vingt', 20], ['vingts', 20], ['trente', 30], ['quarante', 40],
  ['cinquante', 50], ['soixante', 60], ['septante', 70], ['huitante', 80], ['nonante', 90], ['cent', 100], ['cents', 100],
])

// biome-ignore format: a table reads better in rows
export const ORDINALS: readonly Spelling[] = [
  [1, /^(ا?لا?ولا?ي?|اول|اولي|اولا|لول|لولا|لولي|لوله)$/], [1, /^(premi(er|ere)|prem|l?l[ouea]*w+[ae]?l(a|i)?|l[ou]+la|a?wa?ww?al|awwal|awel|oula)$/],
  [2, /^[تط]اني[ها]?$/], [2, /^(deuxieme|2eme|seconde?|t+ani(a|ya)?|tanya|thani(ya)?)$/], [3, /^تالت[ها]?$/], [3, /^(troisieme|t+ale?t+(a|ha)?|thalith(a)?)$/],
  [4, /^رابع[ها]?$/], [4, /^(quatrieme|rabe?3|rabi3(a)?)$/], [5, /^خامس[ها]?$/], [5, /^(cinquieme|khame?s|khamis[ae])$/], [6, /^(سادس[ها]?|سات)$/], [6, /^(sixieme|sade?s|sadis(a)?)$/],
  [7, /^سابع[ها]?$/], [7, /^(septieme|sabe?3|sabi3(a)?)$/], [8, /^تامن[ها]?$/], [8, /^(huitieme|tame?n|tamin(a)?)$/], [9, /^تاسع[ها]?$/], [9, /^(neuvieme|tase?3|tasi3(a)?)$/],
  [10, /^عاشر[ها]?$/], [10, /^(dixieme|3ache?r|3achir(a)?)$/], [-1, /^(dernier|derniere|اخير|اخيره|لخر|لخير|خر|akhir|akhira|lakher|lekher|lkher|a?kher|akhri)$/],
]
