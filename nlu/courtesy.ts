import { phrases } from './phrases.ts'
import { wordsOf } from './words.ts'

/** Greetings, titles, thanks and pleas that people put around what they want, folded; the longest match is taken first. */
const COURTESIES = `
salam|slm|slam|salamo|salamou|salamu|ssalam|assalam|essalam|asalam|salam 3likom|salam 3likoum|salam 3alikom|salam 3alaykom|salam 3alaikom|salam alikom|salam alikoum
salam alaykom|salam alaykoum|salamo 3alaykom|salamo 3alaikom|salamou 3alaykoum|slm 3likom|slm 3likoum|ssalam 3likom|ssalamo 3alaykom|wa ra7mato lah|w ra7mat lah
wa ra7matolah|ta3ala wa barakatoh|wa barakatoh|wa barakatouh|sba7 lkhir|sbah lkhir|sba7 l5ir|sba7 nour|msa lkhir|msalkhir|mselkhir|ahlan|ahlan wa sahlan|mar7ba|marhba
labas|labas 3likom|labas 3lik|cv labas|kidayrin|ki dayrin|ki dayra|ki dayr|bikhir|cv|ca va|slt|salut|bonjour|bonjours|bonsoir|bjr|bsr|bjour|coucou|hello|hi|hey|cc
a khoya|a khti|khoya|khouya|khti|khti|a sidi|a lalla|lalla|a si|a ostad|a ostada|ostad|ostada|chef|madame|monsieur|mme|mr|m|madame monsieur|mesdames|messieurs
3afak|3afakom|afak|afakom|3afakoum|afakoum|lah ykhalik|lah ykhlik|allah ykhalik|lah ykhlikom|lah y7afdek|lah yr7am lwalidin|lah yrhem lwalidin|svp|s'il vous plait|sil vous plait|s il vous plait|stp
merci|merci bcp|merci beaucoup|merci d avance|merci d'avance|merci bzf|merci bzaf|mrc|chokran|choukran|shokran|chokran bzaf|choukran bzaf|shokran bzaf|chokran jazilan|barak lah fik|barakalah fik|barak lahou fik
excusez moi|excusez moi de vous deranger|pardon|desole|desolee|sm7 liya|sm7o liya|smh liya
السلام|سلام|السلام عليكم|سلام عليكم|سلام عليكوم|السلام عليكوم|السلام عليكم ورحمه الله|السلام عليكم ورحمه الله وبركاته|السلام عليكم ورحمه الله تعالي وبركاته|ورحمه الله|ورحمه الله وبركاته|ورحمه الله تعالي وبركاته|تعالي وبركاته
صباح الخير|صباح النور|صباح لخير|مساء الخير|مساء النور|مسا الخير|مسا لخير|اهلا|اهلا وسهلا|مرحبا|مرحبا بكم|تحيه|تحيه طيبه|تحيه طيبه وبعد|وبعد|لاباس|لاباس عليكم|لاباس عليك|كي داير|كي دايره|كي دايرين|بخير
اخي|اختي|خويا|ختي|خوتي|ا خويا|ا ختي|ا سيدي|سيدي|ا للا|للا|سيدتي|ا لالا|لالا|ا الاخ|الاخ|الاخت|استاذ|استاذه|ا استاذ|ا استاذه|حضرتكم|الساده الكرام
عافاك|عافاكم|عفاك|عفاكم|الله يخليك|الله يخليكم|الله يحفظك|الله يحفظكم|الله يرحم الوالدين|الله يرحم ليك الوالدين|من فضلك|من فضلكم|لو سمحتم|لو سمحت|رجاء|ارجوكم|المرجو|بلا مزيه
شكرا|شكرا جزيلا|شكرا بزاف|شكرا لكم|شكرا لكم مسبقا|شكرا مسبقا|وشكرا|مع الشكر|وجزاكم الله خيرا|جزاكم الله خيرا|بارك الله فيكم|بارك الله فيك|مرسي|مرسي بزاف|اسف|المعذره|عذرا|سمح ليا|سمحو ليا|سمح لي|سمحلي
بونجور|بونسوار|السلامو عليكم|سلامو عليكم
`

const PHRASES = COURTESIES.trim()
  .split(/[|\n]/)
  .map(phrase => wordsOf(phrase).join(' '))
const courtesyAt = phrases(PHRASES)
const LONGEST = Math.max(...PHRASES.map(phrase => phrase.split(' ').length))

/** How many words from `start` on are courtesies: the longest phrase, then the next one. */
function courteous(words: readonly string[], start: number): number {
  let end = start
  for (let length = courtesyAt(words, end); length > 0; length = courtesyAt(words, end)) end += length
  return end - start
}

/** The words of a message without the courtesies before and after what is asked; all of them when it is nothing but courtesy. */
export function withoutCourtesy(words: readonly string[]): readonly string[] {
  const asked = words.slice(courteous(words, 0))
  if (asked.length === 0) return words
  for (let end = Math.max(1, asked.length - LONGEST * 2); end < asked.length; end++) {
    if (end + courteous(asked, end) === asked.length) return asked.slice(0, end)
  }
  return asked
}
