import type { Danger } from './danger.ts'
import type { Intent } from './intents.ts'

/** What pictures alone can tell. Skin colours, variation marks and joiners are set aside before. */
const WEAPON = /[🔪🗡🔫💣🪓⚔🩸]/u
const FIST = /[👊🤜🤛]/u
const KITCHEN = /[🍳🍴🍽🥩🥕🧅🍖🐑🐏]/u
const END = /[⚰🪦💀☠🪢💊]/u
const FACE = /[😭😢😰😱😨😖😣😫😩🥺😞😔😿💔🤕🙍]/u
const PERSON = /[👩👧👶🧒👵👦👨👴]/u
/** Pills alone are a remedy. */
const PILL = /💊/u
const CALL = /[🆘🚨]/u
const WARM = /[❤🧡💛💚💙💜🤍🖤🤎💗💖💕💓💞🙏🌹🌷🌸💐😊🥰😘☺🤗👏🤝🫶]/u
/** Death, laughing. */
const PLAY = /[😂🤣😹🎃]/u
const AGREED = /[👍👌✅☑✔💯]/u

/** More pictures than this are play. */
const MOST = 20

/** Letters that say nothing beside pictures: “!!”, “😭 svp”. */
const FEW_LETTERS = 12

/** What a text of pictures, and hardly a letter, may say; null for any other text. */
export type Signs = { danger: Danger | null; worry: boolean; intent: Intent | null }

/**
 * Reads a folded text that is nearly all pictures: a weapon, or an end, beside a face that suffers is danger; either alone is a worry,
 * which is asked after and alarms nobody; a heart is thanks, a raised thumb is yes.
 */
export function signsIn(folded: string): Signs | null {
  const pictures = folded.match(/\p{Extended_Pictographic}/gu) ?? []
  const letters = folded.match(/[\p{L}\p{N}]/gu) ?? []
  if (pictures.length === 0 || pictures.length > MOST || letters.length > FEW_LETTERS) return null
  const shown = pictures.join('')
  const has = (sign: RegExp) => sign.test(shown)
  const danger = dangerShown(has)
  const worry = danger === null && (has(FACE) || (has(WEAPON) && !has(KITCHEN)) || (has(END) && !has(PLAY) && !has(PILL)))
  const warm = letters.length === 0 && !danger && !worry
  return { danger, worry: worry && letters.length === 0, intent: warm && has(AGREED) ? 'yes' : warm && has(WARM) ? 'thanks' : null }
}

function dangerShown(has: (sign: RegExp) => boolean): Danger | null {
  if (has(PLAY) && !has(FACE)) return null
  if (has(WEAPON) && !has(KITCHEN) && (has(FACE) || has(PERSON) || has(END) || has(CALL))) return 'violence'
  if (has(FIST) && has(FACE)) return 'violence'
  return (has(END) && has(FACE)) || has(CALL) ? 'distress' : null
}
