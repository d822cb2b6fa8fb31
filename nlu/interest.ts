const INTERESTED =
  /m'interesse|suis (?:tres )?interesse|(?<!\p{L})interesse(?:e|es)?(?!\p{L})|(?<!\p{L})(?:كي|كت|ي|ت)همني(?!\p{L})|(?<!\p{L})مهتم|(?<!\p{L})عجب(?:ني|اتني|تني)(?!\p{L})|(?:اريد|اود|ارغب في|بغيت) (?:ال)?(?:مشاركه|نشارك)|(?<!\p{L})ka[yt]h[ae]?mni(?!\p{L})|(?<!\p{L})3[ae]?j[ae]?b(?:ni|atni)|m(?:o|ou)?ht[ae]?m+a?(?!\p{L})|bghit nchar[ei]?k|(?<!\p{L})bghit(?:ha|ho|ou)(?!\p{L})|(?<!\p{L})بغيت(?:ها|و)(?!\p{L})|(?<!\p{L})اريد(?:ها|ه)(?!\p{L})|^je (?:la|le) (?:veux|prends)(?!\p{L})/u
const NOT = /(?<!\p{L})(?:pas|plus|لا|ما|غير|ليس|لست|لم|machi|ma|mashi)(?!\p{L})/u

/** Whether a folded message says that what is talked about would suit: “that interests me”, «يهمني». */
export const isInterested = (folded: string): boolean => INTERESTED.test(folded) && !NOT.test(folded)
