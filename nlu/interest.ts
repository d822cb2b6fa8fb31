const INTERESTED =
  /m'interesse|suis (?:tres )?interesse|(?<!\p{L})interesse(?:e|es)?(?!\p{L})|(?<!\p{L})(?:كي|كت|ي|ت)همني(?!\p{L})|(?<!\p{L})مهتم|عجبني|عجباتني|(?:اريد|اود|ارغب في|بغيت) (?:ال)?(?:مشاركه|نشارك)|(?<!\p{L})ka[yt]h[ae]?mni(?!\p{L})|(?<!\p{L})3[ae]?j[ae]?b(?:ni|atni)|mohtam|bghit nchar[ei]?k/u
const NOT = /(?<!\p{L})(?:pas|plus|لا|ما|غير|ليس|لست|لم|machi|ma|mashi)(?!\p{L})/u

/** Whether a folded message says that what is talked about would suit: “that interests me”, «يهمني». */
export const isInterested = (folded: string): boolean => INTERESTED.test(folded) && !NOT.test(folded)
