import { wordsOf } from './words.ts'

/** Coarse words thrown at whoever answers, folded. Said of somebody else they may tell of violence, which is looked for first. */
const COARSE = new Set(
  (
    'connard connards connasse conne con cons enfoire fdp pute salope salaud encule batard merde emmerde debile debiles cretin cretins imbecile imbeciles abruti abrutis idiot idiots idiote stupide stupides ' +
    '7mar 7mir hmar 7mara kelb klab kleb 7aywan 7ayawan mkellekh mkelkh mkalakh mklkh blid bled zamel zaml 9awad qawad 9awwad tfou tfo tfouu na3la n3la na3l wld_l9a7ba l9a7ba 9a7ba t9awd t9awed tqawd ' +
    'حمار حمير حماره كلب كلاب حيوان حيوانات مكلخ مكلخين بليد بلداء زامل قواد تفو نعله قحبه تقود غبي اغبياء احمق حمقي حقير تافه سفله كلاب'
  ).split(' '),
)

/** Whole phrases. */
const PHRASES =
  /\b(?:ta gueule|ferme[zr]? (?:la|ta gueule)|va te faire|allez vous faire|nique[zr]?|casse toi|(?:lah|allah) (?:yn3el|in3el|yn3al|yl3n)|yn3al (?:bo|bok|din)|sir t9awd|sir t9awed)\b|(?<!\p{L})(?:الله )?(?:ينعل|يلعن|لعنه الله)(?!\p{L})/u

/** Told of somebody's words: not thrown at us. */
const TOLD =
  /\b(?:gal|galt|galo|gali|galiya|kaygol|kaygoul|kay3ayer|kay3ayrni|dit|traite|appelle|insulte|insultee)\b|(?<!\p{L})(?:قال|قالت|قالي|قاليا|كيقول|كيعايرني|عايرني|سبني|يسبني|شتمني|يشتمني|ينعتني)/u

/** Longer messages have something else to say. */
const FEW_WORDS = 8

/** Whether a short folded message does little else than insult whoever reads it. */
export function isInsult(folded: string): boolean {
  const words = wordsOf(folded)
  if (words.length === 0 || words.length > FEW_WORDS || TOLD.test(folded)) return false
  return PHRASES.test(folded) || words.some(word => COARSE.has(word) || COARSE.has(word.replace(/^ya|^يا|^ال/, '')))
}
