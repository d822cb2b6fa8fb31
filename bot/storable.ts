/** What a message may hold; beyond, it is cut before it is kept. */
const LONGEST_TEXT = 20_000

/** A text as every database keeps it: NUL is the one character PostgreSQL cannot, and half an emoji is no text anywhere. */
export const storable = (text: string): string => text.slice(0, LONGEST_TEXT).replaceAll('\u0000', '').toWellFormed()
