/** What one can ask to be told of, besides what happens at a centre. */
export const TOPICS = ['training', 'incubator', 'disability', 'women', 'youth'] as const
export type Topic = (typeof TOPICS)[number]

/** How each is named in folded words. */
const NAMED: Readonly<Record<Topic, RegExp>> = {
  training:
    /format(?:ion|ions)(?!\p{L})|stages?(?!\p{L})|apprenti|alphab|takw[iy]n|tkwin|tak(?:o|ou)in|(?<!\p{L})(?:ال|ل|ف)?(?:ال)?(?:تكوين|تكاوين|تدريب|دورات|دوره)|محو الاميه|فورماسيون/u,
  incubator:
    /incubat|projets?(?!\p{L})|coop[eé]rativ|(?:l)?7adina|l?7adna|machari3|machrou3|machro3|l?[bp]rojiy?at|projyat|(?:ال|ل)?حاضن|مشروع|مشاريع|بروجي|تعاوني/u,
  disability: /handicap|(?:l)?i3a9a|(?:l)?e3a9a|اعاقه|معاق|هونديكاب|هانديكاب/u,
  women: /femmes?(?!\p{L})|(?:l)?3yalat|(?:l)?nissa2?(?!\p{L})|(?:l)?nsa(?!\p{L})|(?<!\p{L})(?:ال|ل|لل)?(?:نساء|عيالات|نسا|مراه)(?!\p{L})/u,
  youth: /jeunes?(?!\p{L})|jeunesse|(?:l|ch)?chabab|(?<!\p{L})(?:ال|ل|لل)?شباب(?!\p{L})/u,
}

/** The topics a folded message names. */
export const topicsIn = (folded: string): Topic[] => TOPICS.filter(topic => NAMED[topic].test(folded))

/** To be told from now on, as against what is new just now. */
const TOLD =
  /abonn|inscri(?:re|vez)[^.]*(?:liste|annonce|nouveaut|actualit)|previens|prevenez|prevenir|prevenue?|avertir|avertissez|inform(?:er|ez|ee?s?)(?!\p{L})|au courant|recevoir|envoy(?:er|ez)|notif|ajoutez|liste de diffusion|3elm(?:o|ou|i)|3lm(?:o|ou)ni|khebr(?:o|ou)ni|khbr(?:o|ou)ni|9olo liya|goulo liya|sift(?:o|ou)|sifet|y?w[ea]?s{1,2}[ae]?l(?:ni|o|ou|iya)|tw[ea]?s{1,2}[ae]?l(?:ni)|y?ouslni|9[ei]?yd(?:o|ou)ni|zid(?:o|ou)ni|اشترك|اشتراك|الاشتراك|توصل|يوصل|نوصل|التوصل|علمو|اعلمو|خبرو|اخبرو|اخطر|صيفط|ارسل|ابعث|بلغو|ابلغ|قيدوني|زيدوني|اطلاع|اشعار/u

/** Whether a folded message asks to be told from now on. */
export const asksToBeTold = (folded: string): boolean => TOLD.test(folded)

/** To be told no more, in so many words; and what only is so where news are named. */
const NO_MORE =
  /arret(?:ez?|er)(?!\p{L})|desabonn|desinscri|(?:veux|veut|souhaite|desire) plus(?!\p{L})|plus d'(?:annonce|info|message|nouvelle)|(?<!\p{L})(?:اوقف|اوقفوا|ايقاف|حبس|حبسو|حبسوا|نحبس|وقف|وقفو|نوقف|الغ|الغوا|الغاء)(?!\p{L})|(?:ما ?بقيتش|ما ?بقيناش) (?:باغ|بغ|كنبغ|تصيفط|توصل)|لم اعد|(?<!\p{L})(?:7bes|7bess|7bso|7ebso|n7bes|we9ef|w9fo|we9fo)(?!\p{L})|ma ?b9it(?:e|i)?ch (?:bagh|bgh)/u
const NOT_WANTED =
  /(?:ne|n') ?(?:veux|veut|souhaite|desire) pas|لا اريد|لا نريد|ما ?بغيتش|ما ?بغيناش|ma ?bghit(?:e|i)?ch|bla(?:ch)? (?:man)?/u
const NEWS = /annonces?|messages?|nouvelles?|infos?|اعلان|اخبار|جديد|رسايل|رساله|ميساج|i3lan|jdid|akhbar/u

/** Whether a folded message asks to be told no more of what it names. */
export const asksToLeave = (folded: string): boolean => NO_MORE.test(folded) || (NOT_WANTED.test(folded) && NEWS.test(folded))
