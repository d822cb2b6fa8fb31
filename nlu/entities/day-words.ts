/** The words of the calendar in the four varieties, folded. Arabizi spellings are classes, since nobody spells it twice the same. */
type Spelling = readonly [value: number, spelling: RegExp]

// biome-ignore format: a table reads better in rows
const WEEKDAYS: readonly Spelling[] = [
  [1, /^(اتنين|تنين|اثنين|لتنين|ل?t+[ei]?n[iy]+n|lt+n[iy]+n|itnayn|lundis?)$/],
  [2, /^(تلاتاء?|ثلاثاء?|تلات|ttlat|tlat|tlet|tt+lata2?|tolata2?|mardis?)$/],
  [3, /^(اربعاء?|لاربعاء?|ربعاء|لربعا|l?arb[ei]?3a2?|larbe3|lerb3a|larb3|mercredis?|mecredi|mercedi)$/],
  [4, /^(خميس|لخميس|l?(kh|5)[ae]?mis|jeudis?)$/],
  [5, /^(جمعه|جمعا|لجمعه|l?d?jj?(e|o|ou|u)?m+(e|o|ou|u)?3+[ae]h?|l?je?m3|jemaa|jomoa|vendredis?|vendredit|vandredi)$/],
  [6, /^(سبت|لسبت|s+[ea]?bt|l?s+ebt|samedis?)$/],
  [7, /^(l7ad+|l7ed+|l2?a7ad|lhed|dimanches?)$/],
]

/** Weekdays that are other words too («أحد» is anyone, `tlata` three): they count only behind "day" or with their article. */
// biome-ignore format: a table reads better in rows
const NEEDS_DAY: readonly Spelling[] = [[2, /^(تلاته|tlata|tleta)$/], [3, /^(اربعه|ربعه|ربعا|اربعا|a?r[ae]?b[ae]?3a?)$/], [5, /^(jam3a)$/], [7, /^(احد|حد|had|hed|hadd|7ad+|7ed+)$/]]
const WITH_ARTICLE: readonly Spelling[] = [
  [7, /^(الاحد|[فو]الاحد|الحد|[فو]الحد|لحد)$/],
  [3, /^(الاربعا|لاربعا)$/],
  [2, /^(التلات|التلاتا|الثلاثاء)$/],
]

// biome-ignore format: a table reads better in rows
const MONTHS: readonly Spelling[] = [
  [1, /^(يناير|جانفي|yann?ay[ei]?r|janvier|janv|jan)$/], [2, /^(فبراير|فيفري|f[ei]?bray[ei]?r|fevrier|fevr?)$/], [3, /^(مارس|mars|mares)$/],
  [4, /^(ابريل|افريل|abril|ibril|avril|avr)$/], [5, /^(ماي|مايو|mai|may|mayou)$/], [6, /^(يونيو|يونيه|جوان|y[ou]+ny[ou]+h?|juin)$/],
  [7, /^(يوليوز|يوليو|جويليه|y[ou]+ly[ou]+z?|juillet|juill?)$/], [8, /^(غشت|اغسطس|اوت|(gh|r)[ou]+cht|aout)$/],
  [9, /^(شتنبر|سبتمبر|ch[ou]*t[ae]?n?bir|septembre|septembr)$/], [10, /^(اكتوبر|o[ck]to?b[ei]?re?|octobre|oct)$/],
  [11, /^(نونبر|نوفمبر|n[ou]+w?[ae]?n?bir|novembre?|nov)$/], [12, /^(دجنبر|ديسمبر|d[ou]*j[ae]?n?bir|decembre?|dec)$/],
]

const within = (table: readonly Spelling[], ...forms: readonly string[]): number | null =>
  table.find(([, spelling]) => forms.some(form => spelling.test(form)))?.[0] ?? null

/** The weekday a word names, 1 = Monday; `afterDay` when the word before says "day" (nhar, يوم), which settles words that mean more. */
export function weekday(word: string, bare: string, afterDay: boolean): number | null {
  const certain = within(WITH_ARTICLE, word) ?? within(WEEKDAYS, word, bare)
  if (word === 'tlat' || word === 'تلات' || bare !== word || certain === null)
    return certain ?? (afterDay ? within(NEEDS_DAY, word, bare) : null)
  return certain
}

/** The month a word names, 1 to 12. */
export const month = (word: string, bare: string): number | null => within(MONTHS, word, bare)

export const DAY_WORD = /^(نهار|النهار|يوم|nhar|nhare|n7ar|youm|yawm|jour|يومه)$/
export const MONTH_WORD = /^(شهر|بشهر|الشهر|فشهر|فالشهر|لشهر|ch+har|ch+ar|lchhar|lchahr|fchhar|chahr|mois)$/
export const NEXT =
  /^(prochaine?|pro|suivante?|l?jaya?|l?jaye|jeya?|lmajya?|majya?|majiya|maji|جاي|جايه|ماجي|ماجيه|مقبل|مقبله|قادم|قادمه|موالي|مواليه|l?mo?9bila?|9adima?)$/
export const PAST = /^(dernier|derniere|passee?|ماضي|ماضيه|لماضي|فايت|فايته|lfayt|fayt|fayta|lfayta|madi|lmadi|lmadia)$/
export const TODAY = /^(اليوم|ليوم|ليوما|اليوما|lyou?m|lyouma|liyoum|elyoum|lyuma|alyawm|lyawm|aujourdhui|ajd|auj|ajourdhui|ojourdhui)$/
export const TOMORROW =
  /^(غدا|غد|غدوا|غدوه|الغد|gh?[ae]?dd+a|ghda|ghdda|gheda|ghadda|ghadan|ghaddan|4da|4edda|rheda|rhedda|demain|dmain|2main|demin)$/
export const YESTERDAY = /^(لبارح|البارح|البارحه|امس|لبارحه|lbare?7|lbareh|lbar7|ams|hier)$/
export const AFTER = /^(بعد|من?بعد|مور|مورا|b3d|ba3d|be3d|mora|mor|mour|apres|apre)$/
export const FROM_NOW = /^(دابا|هنا|دبا|daba|dabba|hna)$/

// biome-ignore format: a table reads better in rows
const UNITS: readonly [unit: 'day' | 'week' | 'month', count: number, spelling: RegExp][] = [
  ['day', 1, /^(jours?|j|يوم|ايام|يام|yam|iyam|ayam|ayyam|youm|yawm|nhar|nharat|يوما)$/], ['day', 2, /^(يومين|يوماين|yomayn|youmayn|yomin|yawmayn|nharayn|نهارين|نهاراين)$/],
  ['week', 1, /^(semaines?|sem|سيمانه|سيمانات|simanat?|smanat?|semana|اسبوع|اسابيع|ousbou3|osbo3|سمانه|simanate)$/], ['week', 2, /^(سيماناين|سيمانتين|جوجسيمانات|اسبوعين|simantayn|simanatayn|simanayn|simantin|osbo3ayn|ousbou3ayn)$/],
  ['month', 1, /^(mois|شهر|شهور|شهورا|اشهر|ch+har|ch+hour|ch+ar|chohour)$/], ['month', 2, /^(شهرين|شهراين|ch+hrayn|chahrayn|ch+hrin)$/],
]

/** A unit of days, weeks or months; duals («يومين») carry their own count. */
export function unitOf(word: string, bare: string): { unit: 'day' | 'week' | 'month'; count: number } | null {
  const found = UNITS.find(([, , spelling]) => spelling.test(word) || spelling.test(bare))
  return found === undefined ? null : { unit: found[0], count: found[1] }
}
