import type { Locale } from '../locales/locale.ts'
import { darijaMargin, type Model } from './model.ts'
import type { Language } from './understood.ts'
import { anyMet } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/** Words used alike in several varieties: they tell nothing about the one being written. */
const NEUTRAL = new Set(
  (
    'ok okay oki dac d daccord stop menu oui non nn wi si merci mrc mci svp stp rdv info infos aide help a e w o m n l allo alo hi hello test ' +
    'horaire horaires papier papiers document documents service services adresse prix programme centre ' +
    'whatsapp sms rsu rnp amo ramed coaph emf cnie cin cef pdf gmail com www http https ' +
    'tadamon tadamoun tadamone ' +
    'incubateur incubation formation formations stage stages projet projets cooperative cooperatives informatique subvention credit ' +
    'numero num tel email mail patisserie coiffure couture broderie association atelier al el hay ' +
    'ما لا نعم او و اوكي ستوب مرسي الله امو تضامن راميد لمن مشروع اعاقه المسيره حي'
  ).split(' '),
)

/** Everyday Amazigh words (Tachelhit, Tamazight, Tarifit) that are no word of Darija, Arabic or French, as typed in both alphabets. */
const AMAZIGH = new Set(
  (
    'azul azoul manzakin manzakine manzak manzakn ayyuh ayouh ayeh uhu ouhou oho tanmirt tanmmirt tanemmirt tanemirt tanmert ghassad ghasad assa azekka azkka askka ' +
    'righ righ righd rix mani manik mamnk mamenk mamek mnchk mnck manchk mnshk meshhal matta maymi mayrigh ursingh urssinegh ursinegh sinegh ' +
    'usigh dari darek darngh ghid ghin gigh tigmmi tigemmi taddart imik iwalni awal ifulki ifulkin ighudan ayt gmas gma ultma ' +
    'azulfellawn manza manzakinn timensiwin tifawin tifawt ansuf ansouf mamnka mamch mamec riɣ awiyi fkiyi snat krad kradt kkuz semmus tarwa ' +
    'izzul tafukt bahra kigan attas illan illa ila ilan tllit tella mayd maghar makh makhfi ' +
    'ازول أزول مانزاكين مانزاكن منزاكين تانميرت تانمرت تنميرت ايوه ايّوه اوهو غاساد غاسد ازكا اسكا ريغ مانيك مامنك منشك مايمي اورسينغ ايفولكي تيكمي كيكان ازولفلاون تيفاوين تيمنسيوين مامنكا'
  ).split(' '),
)

/** Amazigh words that other languages also have: they count beside another Amazigh word, never alone. */
const WEAK_AMAZIGH = new Set('illa ila ilan illan mani dari matta assa gma ayt ayeh makh attas awal rix ايوه ريغ'.split(' '))

/** Nobody writes these in Standard Arabic: one tells Darija, however formal the words around it. */
const DARIJA_ONLY = new Set(
  (
    'بغيت بغينا بغا بغات كنبغي واش ديال ديالي ديالك ديالكم ديالنا ديالها ديالو كيفاش شنو اشنو شحال بشحال فوقاش علاش فين منين بزاف دابا كاين كاينه ' +
    'هادشي غادي باش حيت عافاك عفاكم خاصني خصني خاصنا كنقلب عندكمش ماعنديش كيخص'
  ).split(' '),
)

/** Below this margin a text says too little, and the conversation keeps its variety. Short texts need more. */
const LEAST_MARGIN = { few: 0.3, many: 0.08 }

/** So many words tell a variety. */
const ENOUGH = 60

/** The variety a folded message is mainly written in: one we speak, Amazigh, or `und` when it tells too little. */
export function readLanguage(model: Model, folded: string): Language {
  const words = wordsOf(folded)
  if (isAmazigh(words)) return 'zgh'
  const telling = words.slice(0, ENOUGH).filter(word => !NEUTRAL.has(word) && /\p{L}{2}/u.test(word))
  const arabic = telling.filter(word => /[\u0621-\u064a]/.test(word))
  const latin = telling.filter(word => /[a-z]/.test(word))
  if (arabic.length === 0 && latin.length === 0) return 'und'
  return arabic.length >= latin.length ? ofScript(model, arabic, 'arabic', 'ary', 'ar') : ofScript(model, latin, 'latin', 'ary-Latn', 'fr')
}

function ofScript(model: Model, words: string[], script: 'arabic' | 'latin', darija: Locale, other: Locale): Language {
  // mash is in no variety
  if (!anyMet(model.vocabulary, words)) return 'und'
  if (words.some(word => DARIJA_ONLY.has(word))) return darija
  const margin = darijaMargin(model, words, script)
  if (Math.abs(margin) < (words.length <= 2 ? LEAST_MARGIN.few : LEAST_MARGIN.many)) return 'und'
  return margin > 0 ? darija : other
}

function isAmazigh(words: readonly string[]): boolean {
  const tifinagh = words.filter(word => /[\u2d30-\u2d7f]/.test(word)).length
  const known = words.filter(word => AMAZIGH.has(word))
  const strong = known.filter(word => !WEAK_AMAZIGH.has(word)).length
  return tifinagh * 2 >= words.length && tifinagh > 0 ? true : strong > 0 && known.length * 3 >= words.length
}
