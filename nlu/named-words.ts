/** Words that join others and name nothing. */
export const JOINING = new Set(
  (
    'dyal dial dyali dyalo dyalha dyalkom d l la le les de des du un une f fi b w o ou et en a au aux pour sur bach m3a avec que qui s mon ma mes son sa ses dans par ' +
    'ديال ديالي ديالو ديالها ديالكم د ل لا ف في فال ب و او من علي عن مع الي باش شي chi wa7d واحد'
  ).split(' '),
)

/** Words so common in names that alone they name nothing. */
export const COMMON = new Set(
  (
    'carte kart carta lacarte lakart centre center santre markaz merkez dar maison ecole madrasa service services khidma programme barnamaj aide aid ' +
    'social sociale sociaux ijtima3i ijtima3iya personne personnes formation takwin enfant enfants wldi drari femme femmes attestation chahada chahadat certificat wra9 ' +
    'jisr gissr espace espac fada foyer accueil cours cour wlad sante etat l3yalat ' +
    'كارط كارت لاكارط بطاقه مركز دار مدرسه خدمه خدمات برنامج مساعده مساعد اجتماعي اجتماعيه شخص اشخاص تكوين طفل اطفال نساء عيالات شهاده ورقه جسر فضاء وضعيه تعلم نتعلم نقرا دراري ولدي'
  ).split(' '),
)

/** Words that are names only inside a longer name: «سجل» alone is "write down". */
export const NOT_ALONE = new Set(['سجل'])

/** Everyday words one letter away from a name: «الداخلية» is the ministry, not the town. */
export const NEVER_FUZZY = new Set('داخليه دواخل داخلي تسجيل مستقبل مشروب حاضر حضانه صناعه مسنا'.split(' '))

export const ARABIC_LETTER = /[\u0621-\u064a]/

/** A folded word without article, glued preposition, hamza or French plural, so that `l2i3a9a` meets `i3a9a`. */
export function stem(word: string): string {
  if (/^\d+$/.test(word)) return word
  if (ARABIC_LETTER.test(word))
    return word
      .replace(/^[وفبلك]?ال(?=..)/, '')
      .replace(/^لل?(?=[^ا]...)|^ل(?=ا....)/, '')
      .replace(/ء/g, '')
  const bare = word.replace(/2/g, '').replace(/^[fbdw]?l(?=[^aeiouyl]..)|^(el|al)(?=[^aeiouy]..)|^l(?=[aeiou][a-z0-9]{2})/, '')
  return bare.replace(/^([^aeiou])\1/, '$1').replace(/(?<=.{4})s$/, '')
}
