/**
 * What somebody asks of a form rather than of us: a step back, another answer, to leave it, to pass over a question. `stops`: the same word
 * may ask for no more announcements.
 */
export type Command = { do: 'back' | 'skip' | 'forget' | 'withdraw' } | { do: 'cancel'; stops: boolean } | { do: 'edit'; what: string }

const set = (words: string): ReadonlySet<string> => new Set(words.split('|'))

/** Whole messages, folded; a command inside a sentence is no command. */
const WHOLE: readonly { do: Exclude<Command['do'], 'edit'>; said: ReadonlySet<string> }[] = [
  {
    do: 'back',
    said: set(
      'retour|retour en arriere|revenir|precedent|question precedente|back|rje3|rja3|rj3|nrje3|nrj3|rje3 lor|rje3 lour|rje3 lwra|رجع|رجوع|نرجع|ارجع|رجع لور|رجع اللور|رجع للور|السابق|السوال السابق|العوده',
    ),
  },
  {
    do: 'cancel',
    said: set(
      "annuler|annule|annulez|arreter|arretez|stop formulaire|quitter|laisser tomber|cancel|lghi|lghih|nlghi|l8i|7bes|7bess|hbes|hbess|we9ef|w9ef|wa9ef|khlliha|khliha|الغاء|الغ|الغي|لغي|لغيه|نلغي|حبس|وقف|خليها|خليه|خليها من بعد|plus tard|mn b3d|من بعد|لاحقا|j'abandonne",
    ),
  },
  {
    do: 'skip',
    said: set(
      'passer|passe|sauter|ignorer|question suivante|skip|douz|douzha|foutha|n9ez|تجاوز|تخطي|تخط|دوز|دوزها|فوت|فوتها|نقز|نقزها|بلاش',
    ),
  },
  {
    do: 'forget',
    said: set(
      'oubliez moi|oublie moi|oubliez-moi|oublie-moi|effacez tout|efface tout|effacez mes donnees|effacer mes donnees|supprimez tout|supprimez mes donnees|supprimer mes donnees|nsawni|nsaouni|nsawniya|mss7o kolchi|mss7o lma3loumat dyali|ms7o lma3loumat dyali|انسوني|نساوني|نساو عليا|امسحوا كل شيء|امسحوا بياناتي|امسحوا معطياتي|مسحو كلشي|مسحو المعلومات ديالي|مسح كلشي|احذفوا بياناتي|احذفوا معطياتي',
    ),
  },
  {
    do: 'withdraw',
    said: set(
      'retirer mon accord|je retire mon accord|retirer mon consentement|je retire mon consentement|retirer ma demande|je retire ma demande|je retire mon inscription|retirer mon inscription|annuler mon inscription|mab9itch mwafe9|ma b9itch mwafe9|mabqitch mwafe9|n7eyed tsjil dyali|nlghi tsjil|nlghi tsjil dyali|ما بقيتش موافق|مابقيتش موافق|ما بقيتش موافقه|نلغي التسجيل|نلغي التسجيل ديالي|نحيد التسجيل ديالي|اسحب موافقتي|سحب الموافقه|سحب طلبي|اسحب طلبي|الغاء التسجيل|الغاء تسجيلي',
    ),
  },
]

const STOPS = set('arreter|arretez|7bes|7bess|hbes|hbess|we9ef|w9ef|wa9ef|حبس|وقف')

const EDIT =
  /^(?:modifier|modifie|modif|corriger|corrige|changer|change|edit|beddel|bedel|bdel|bddel|nbdel|nbeddel|seh7e7|s7e7|se77e7|3eddel|بدل|نبدل|غير|نغير|صحح|نصحح|عدل|تعديل|تغيير|تصحيح)(?: (.{1,40}))?$/u
const FILLER = /^(?:la |le |les |l'|ma |mon |reponse |question |numero |n |no |rqm |ra9m |رقم |الجواب |السوال )+/u

/** The command a folded message is, or null. Only whole messages count: «رجع», “modifier 4”, `beddel 4`, “corriger le téléphone”. */
export function commandIn(folded: string): Command | null {
  const said = folded
    .replace(/[^\p{L}\p{N}'’ -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (said.length > 60) return null
  const whole = WHOLE.find(command => command.said.has(said))
  if (whole) return whole.do === 'cancel' ? { do: 'cancel', stops: STOPS.has(said) } : { do: whole.do }
  const edit = EDIT.exec(said)
  return edit ? { do: 'edit', what: (edit[1] ?? '').replace(FILLER, '') } : null
}
